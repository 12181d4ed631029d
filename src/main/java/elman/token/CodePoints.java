package elman.token;

/**
 * What kind of character begins at a place in UTF-8 bytes: the classes that split patterns ask for.
 * A byte that is no part of UTF-8 counts as a character of its own, neither letter nor number nor
 * white space.
 */
public final class CodePoints {
  /** Punctuation, symbols, controls, and what is unassigned. */
  public static final int OTHER = 0;

  /** Categories Lu and Lt. */
  public static final int UPPER = 1;

  /** Category Ll. */
  public static final int LOWER = 2;

  /** Categories Lm and Lo: letters without case. */
  public static final int CASELESS = 3;

  /** Categories Mn, Mc and Me. */
  public static final int MARK = 4;

  /** Categories Nd, Nl and No. */
  public static final int NUMBER = 5;

  /** White space but for the next. */
  public static final int SPACE = 6;

  /** CR and LF. */
  public static final int NEWLINE = 7;

  /** A character at a place is {@code bytes << LENGTH | class}. */
  public static final int LENGTH = 3;

  private static final int CLASS = (1 << LENGTH) - 1;

  /** Code points with a place in the table; beyond there are few letters, and they are rare. */
  private static final int TABLE_SIZE = 0x20000;

  private static final byte[] TABLE = table();

  private CodePoints() {}

  /** The character that begins at {@code at}, below {@code to}. */
  public static int at(byte[] text, int at, int to) {
    int lead = text[at];
    return lead >= 0 ? 1 << LENGTH | TABLE[lead] : multiByte(text, at, to);
  }

  /** Class of a character as returned by {@link #at}. */
  public static int kind(int character) {
    return character & CLASS;
  }

  /** Whether a class is one of letters. */
  public static boolean isLetter(int kind) {
    return kind >= UPPER && kind <= CASELESS;
  }

  /** Whether a class is one of white space. */
  public static boolean isSpace(int kind) {
    return kind >= SPACE;
  }

  /** Where the character after that at {@code at} begins, in UTF-8 that ends at {@code end}. */
  public static int next(byte[] text, int at, int end) {
    int next = at + 1;
    while (next < end && (text[next] & 0xc0) == 0x80) {
      next++;
    }
    return next;
  }

  /** Whether the character that ends before {@code at} is white space. */
  public static boolean isSpaceBefore(byte[] text, int at) {
    int start = at - 1;
    while (start > 0 && start > at - 4 && (text[start] & 0xc0) == 0x80) {
      start--;
    }
    return isSpace(kind(at(text, start, at)));
  }

  private static int multiByte(byte[] text, int at, int to) {
    int lead = text[at] & 0xff;
    int length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
    if (length == 1 || at + length > to) {
      return 1 << LENGTH;
    }
    int codePoint = lead & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xc0) != 0x80) {
        return 1 << LENGTH;
      }
      codePoint = codePoint << 6 | (text[at + i] & 0x3f);
    }
    return isEncodedSo(codePoint, length) ? length << LENGTH | kindOf(codePoint) : 1 << LENGTH;
  }

  /** Whether UTF-8 encodes a code point in so many bytes: no fewer would do, and no surrogates. */
  private static boolean isEncodedSo(int codePoint, int length) {
    return switch (length) {
      case 3 -> codePoint >= 0x800 && (codePoint < 0xd800 || codePoint > 0xdfff);
      case 4 -> codePoint >= 0x10000 && codePoint <= Character.MAX_CODE_POINT;
      default -> true;
    };
  }

  /** Class of a code point. */
  public static int kindOf(int codePoint) {
    return codePoint < TABLE_SIZE ? TABLE[codePoint] : category(codePoint);
  }

  private static byte[] table() {
    byte[] table = new byte[TABLE_SIZE];
    for (int codePoint = 0; codePoint < TABLE_SIZE; codePoint++) {
      table[codePoint] = (byte) (isWhiteSpace(codePoint) ? SPACE : category(codePoint));
    }
    table['\n'] = NEWLINE;
    table['\r'] = NEWLINE;
    return table;
  }

  private static int category(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
      case Character.LOWERCASE_LETTER -> LOWER;
      case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> CASELESS;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          MARK;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          NUMBER;
      default -> OTHER;
    };
  }

  /** Unicode's property White_Space, which {@code Character.isWhitespace} is not. */
  public static boolean isWhiteSpace(int codePoint) {
    return (codePoint >= 0x09 && codePoint <= 0x0d)
        || codePoint == ' '
        || codePoint == 0x85
        || codePoint == 0xa0
        || codePoint == 0x1680
        || (codePoint >= 0x2000 && codePoint <= 0x200a)
        || codePoint == 0x2028
        || codePoint == 0x2029
        || codePoint == 0x202f
        || codePoint == 0x205f
        || codePoint == 0x3000;
  }
}
