package elman.text;

import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tokenizer that cuts text into pieces, and knows some of them; all others have the id 0. */
abstract sealed class PieceTokenizer implements Tokenizer permits CharTokenizer, WordTokenizer {
  /** The id of {@code <unk>}. */
  static final int UNKNOWN_ID = 0;

  private static final String REPLACEMENT_CHARACTER = "\uFFFD";

  private final Vocabulary vocabulary;
  private final Pieces.Splitter splitter;

  /**
   * Checks the vocabulary.
   *
   * @throws IllegalArgumentException if its first token is not the unknown one, or another is no
   *     text
   */
  PieceTokenizer(Vocabulary vocabulary, Pieces.Splitter splitter) {
    if (vocabulary.id(Vocabulary.UNKNOWN) != UNKNOWN_ID) {
      throw new IllegalArgumentException("token 0 of the vocabulary is not " + Vocabulary.UNKNOWN);
    }
    for (int id = 0; id < vocabulary.size(); id++) {
      String token = vocabulary.token(id);
      if (token.isEmpty()) {
        throw new IllegalArgumentException("token " + id + " of the vocabulary is empty");
      }
      if (token.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
        throw new IllegalArgumentException(
            "token " + id + " of the vocabulary holds half a surrogate pair");
      }
    }
    this.vocabulary = vocabulary;
    this.splitter = splitter;
  }

  /** Returns the id of the piece {@code text[from..to)}. */
  abstract int id(char[] text, int from, int to);

  @Override
  public final Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public final int unknown() {
    return UNKNOWN_ID;
  }

  @Override
  public final int[] encode(String text) {
    return Pieces.encode(text, splitter, this::id);
  }

  @Override
  public final Tokens encode(List<Source> sources, Spool spool) throws IOException {
    TokenWriter ids = new TokenWriter(spool);
    Pieces.encode(sources, splitter, this::id, ids);
    return ids.tokens();
  }

  @Override
  public final byte[] decode(int id) {
    String text = id == UNKNOWN_ID ? REPLACEMENT_CHARACTER : vocabulary.token(id);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
