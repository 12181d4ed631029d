package elman.token.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What models of words have in common. */
public final class Pieces {
  /** What names of single bytes look like. */
  public static final String BYTE_NAME = "<0x[0-9A-F]{2}>";

  private Pieces() {}

  /** The tokens in an array, at their ids. */
  public static String[] byId(Map<String, Integer> ids) {
    String[] pieces = new String[ids.values().stream().mapToInt(id -> id).max().orElse(-1) + 1];
    ids.forEach((piece, id) -> pieces[id] = piece);
    return pieces;
  }

  /** The name of the token for a byte, for what no other token holds. */
  public static String byteName(int b) {
    return String.format(Locale.ROOT, "<0x%02X>", b);
  }

  /** Ids of the tokens for single bytes, or null if one of the 256 has none. */
  public static int[] byteIds(Map<String, Integer> ids) {
    int[] byteIds = new int[256];
    for (int b = 0; b < byteIds.length; b++) {
      Integer id = ids.get(byteName(b));
      if (id == null) {
        return null;
      }
      byteIds[b] = id;
    }
    return byteIds;
  }

  /** The bytes of a text. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
