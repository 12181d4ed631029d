package elman.token.file;

import elman.io.FormatException;
import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.Surrounded;
import elman.token.TokenModel;
import elman.token.pipeline.Decoding;
import elman.token.pipeline.Normalizers;
import elman.token.pipeline.PipelineModel;
import elman.token.pipeline.PreTokenizers;
import elman.token.pipeline.WordPiece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads BERT's {@code vocab.txt}: a token on each line, its id the number of the line, from 0.
 * Letters are made small, and lose their accents, if the vocabulary has no capital ones.
 */
final class VocabularyText {
  private static final int LONGEST_WORD = 100;
  private static final String INNER = "##";
  private static final List<String> SPECIALS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private VocabularyText() {}

  /**
   * Reads the text of a file.
   *
   * @param source what messages call it
   * @throws FormatException naming the line, if a token is there twice, or one is missing
   */
  static TokenModel read(String source, String text) throws FormatException {
    Map<String, Integer> ids = new HashMap<>();
    String[] lines = text.stripTrailing().split("\r?\n", -1);
    for (int id = 0; id < lines.length; id++) {
      Integer earlier = ids.putIfAbsent(lines[id], id);
      if (earlier != null) {
        throw new FormatException(
            source, "line " + (id + 1), "repeats the token of line " + (earlier + 1));
      }
    }
    for (String needed : List.of("[UNK]", "[CLS]", "[SEP]")) {
      if (!ids.containsKey(needed)) {
        throw new FormatException(source, null, "has no token " + needed);
      }
    }
    List<AddedToken> added = new ArrayList<>();
    SPECIALS.stream()
        .filter(ids::containsKey)
        .forEach(token -> added.add(AddedToken.special(ids.get(token), token)));
    boolean lower =
        ids.keySet().stream()
            .filter(token -> !SPECIALS.contains(token) && !token.startsWith("[unused"))
            .allMatch(token -> token.equals(Normalizers.lowercase(token)));
    PipelineModel model =
        new PipelineModel(
            new PipelineModel.Stages(
                new AddedTokens(added),
                Normalizers.bert(true, true, lower, lower),
                new AddedTokens(List.of()),
                (words, first) -> PreTokenizers.bert(words),
                new WordPiece(ids, ids.get("[UNK]"), INNER, LONGEST_WORD),
                new Decoding(Decoding.Kind.INNER_MARKS, INNER, true, true)));
    return new Surrounded(model, new int[] {ids.get("[CLS]")}, new int[] {ids.get("[SEP]")});
  }
}
