package elman.text;

import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Unicode code points as tokens.
 *
 * <p>Id 0 is {@code <unk>}. A learned vocabulary then lists the code points of the text in
 * ascending order: {@code "banana"} gives {@code <unk>, a, b, n} and the ids 2 1 3 1 3 1.
 */
public final class CharTokenizer implements Tokenizer {
  private static final int UNKNOWN_ID = 0;

  private final Vocabulary vocabulary;
  private final CodePointTable ids = new CodePointTable();

  CharTokenizer(Vocabulary vocabulary) {
    this.vocabulary = Pieces.checked(vocabulary);
    for (int id = UNKNOWN_ID + 1; id < vocabulary.size(); id++) {
      String token = vocabulary.token(id);
      int codePoint = token.codePointAt(0);
      if (token.length() != Character.charCount(codePoint)) {
        throw new IllegalArgumentException(
            "token " + id + " of a character vocabulary is not a single character");
      }
      ids.put(codePoint, id);
    }
  }

  /** The splitter of this kind: a piece is a code point. */
  static int end(char[] text, int from, int to) {
    return from + Character.charCount(Character.codePointAt(text, from, to));
  }

  @Override
  public Kind kind() {
    return Kind.CHARS;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int unknown() {
    return UNKNOWN_ID;
  }

  @Override
  public int[] encode(String text) {
    return Pieces.encode(text, CharTokenizer::end, this::id);
  }

  @Override
  public Tokens encode(List<Source> sources, Spool spool) throws IOException {
    TokenWriter ids = new TokenWriter(spool);
    Pieces.encode(sources, CharTokenizer::end, this::id, ids);
    return ids.tokens();
  }

  @Override
  public byte[] decode(int id) {
    return Pieces.text(vocabulary, id).getBytes(StandardCharsets.UTF_8);
  }

  private int id(char[] text, int from, int to) {
    return Math.max(UNKNOWN_ID, ids.get(Character.codePointAt(text, from, to)));
  }
}
