package elman.io;

/** Numbers as people and other programs write them: a sign, digits, a point, a power of ten. */
public final class Decimal {
  /** A longer text is no number that anybody wrote. */
  private static final int LONGEST = 400;

  private Decimal() {}

  /**
   * The number that a text is. What Java takes for one besides (1d, 0x1p3, blanks around) is none.
   *
   * @throws NumberFormatException if it is none
   */
  public static double parse(String text) {
    if (!isWritten(text)) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(text);
  }

  /** The number that a text is, rounded once, to single precision; see {@link #parse}. */
  public static float parseFloat(String text) {
    if (!isWritten(text)) {
      throw new NumberFormatException(text);
    }
    return Float.parseFloat(text);
  }

  /** The number that a text is, or NaN; see {@link #parse}. */
  public static double parseOrNaN(String text) {
    try {
      return parse(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isWritten(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return text.length() <= LONGEST;
  }
}
