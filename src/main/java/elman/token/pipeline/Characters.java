package elman.token.pipeline;

/** Kinds of characters, as Unicode and Rust have them. */
final class Characters {
  private Characters() {}

  /** Unicode's White_Space. */
  static boolean isWhiteSpace(int c) {
    return (c >= 0x09 && c <= 0x0d)
        || c == 0x85
        || c == 0xa0
        || (Character.isSpaceChar(c) && c != 0x180e);
  }

  /** ASCII's punctuation and symbols, and Unicode's punctuation. */
  static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Digits and other numbers. */
  static boolean isNumber(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** Marks of all kinds. */
  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
