package elman.plot;

/** Texts that come from elsewhere, made fit for a line of a chart. */
final class Labels {
  private static final String MORE = "...";

  private Labels() {}

  /** Without what moves a cursor or has no place in XML: such characters become spaces. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isSafe(c) ? c : ' ').forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** As much of the beginning as is not wider than a width. */
  static String fit(String text, double size, double width) {
    String clean = clean(text);
    if (StrokeFont.width(clean, size) <= width) {
      return clean;
    }
    int most = clean.codePointCount(0, clean.length());
    for (int n = Math.min(most - 1, (int) width); n > 0; n--) {
      String start = clean.substring(0, clean.offsetByCodePoints(0, n)).strip() + MORE;
      if (StrokeFont.width(start, size) <= width) {
        return start;
      }
    }
    return "";
  }

  /** As much of the beginning as has no more than so many characters. */
  static String fit(String text, int most) {
    String clean = clean(text);
    int n = clean.codePointCount(0, clean.length());
    if (n <= most) {
      return clean;
    }
    String more = most > 2 * MORE.length() ? MORE : "";
    return clean.substring(0, clean.offsetByCodePoints(0, Math.max(0, most - more.length())))
        + more;
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
