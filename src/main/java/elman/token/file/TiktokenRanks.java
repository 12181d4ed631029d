package elman.token.file;

import elman.io.FormatException;
import elman.token.AddedTokens;
import elman.token.bpe.ByteLevelModel;
import elman.token.bpe.BytePairs;
import elman.token.bpe.SplitPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** tiktoken's ranks: a line for each token, its bytes in Base64, a space, and its id. */
final class TiktokenRanks {
  /** Ids that may be left out, for special tokens that are not in the file. */
  private static final int MOST_GAPS = 1 << 16;

  private TiktokenRanks() {}

  /**
   * Reads the text of a file.
   *
   * @param source what messages call it
   * @param pattern how text is split into words, which such a file does not say
   * @throws FormatException naming the line, if it holds no ranks
   */
  static ByteLevelModel read(String source, String text, SplitPattern pattern)
      throws FormatException {
    List<byte[]> tokens = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].stripTrailing();
      if (!line.isEmpty()) {
        try {
          readLine(line, lines.length + MOST_GAPS, tokens);
        } catch (IllegalArgumentException e) {
          throw new FormatException(source, "line " + (i + 1), e.getMessage(), e);
        }
      }
    }
    return new ByteLevelModel(
        BytePairs.byRank(tokens.toArray(new byte[0][]), pattern), new AddedTokens(List.of()));
  }

  private static void readLine(String line, int bound, List<byte[]> tokens) {
    int space = line.indexOf(' ');
    if (space < 1 || !line.substring(space + 1).matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("is not a token in Base64, a space and its id");
    }
    int id = Integer.parseInt(line.substring(space + 1));
    if (id >= bound) {
      throw new IllegalArgumentException("the id " + id + " is too high for so few lines");
    }
    while (tokens.size() <= id) {
      tokens.add(null);
    }
    if (tokens.get(id) != null) {
      throw new IllegalArgumentException("the id " + id + " was there before");
    }
    tokens.set(id, Base64.getDecoder().decode(line.substring(0, space)));
  }

  /** The text of a file with the tokens of an encoding. */
  static String write(BytePairs pairs) {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < pairs.size(); id++) {
      byte[] line = Base64.getEncoder().encode(pairs.bytes(id));
      text.append(new String(line, StandardCharsets.US_ASCII)).append(' ').append(id).append('\n');
    }
    return text.toString();
  }
}
