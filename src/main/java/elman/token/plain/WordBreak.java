package elman.token.plain;

/**
 * Unicode's property Word_Break (UAX #29), from the general categories and scripts that the JDK
 * knows and the annex's lists of exceptions. As large as it has to be: one byte for each code point
 * below 0x20000.
 */
final class WordBreak {
  static final int OTHER = 0;
  static final int CR = 1;
  static final int LF = 2;
  static final int NEWLINE = 3;
  static final int SPACE = 4;

  /** Extend and Format, which cling to what is before them. */
  static final int EXTEND = 5;

  static final int JOINER = 6;
  static final int LETTER = 7;
  static final int HEBREW = 8;
  static final int KATAKANA = 9;
  static final int NUMERIC = 10;
  static final int EXTEND_NUM_LET = 11;
  static final int MID_LETTER = 12;
  static final int MID_NUM = 13;
  static final int MID_NUM_LET = 14;
  static final int SINGLE_QUOTE = 15;
  static final int DOUBLE_QUOTE = 16;
  static final int REGIONAL = 17;

  /** Extended_Pictographic, and no letter. */
  static final int PICTOGRAPH = 18;

  private static final int TABLE_SIZE = 0x20000;

  private static final String MID_LETTERS = ":\u00b7\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a";
  private static final String MID_NUMS =
      ",;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b";
  private static final String MID_NUM_LETS = ".\u2018\u2019\u2024\ufe52\uff07\uff0e";
  private static final String NO_SPACES = "\u00a0\u2007\u202f";

  /** First and last of ranges of symbols that count as letters. */
  private static final int[] LETTER_SYMBOLS = {
    0x2c2, 0x2c5, 0x2d2, 0x2d7, 0x2de, 0x2df, 0x2e5, 0x2eb, 0x2ed, 0x2ed, 0x2ef, 0x2ff, 0x55a,
    0x55c, 0x55e, 0x55e, 0x58a, 0x58a, 0x5f3, 0x5f3, 0x70f, 0x70f, 0xa708, 0xa716, 0xa720, 0xa721,
    0xa789, 0xa78a, 0xab5b, 0xab5b, 0x24b6, 0x24e9, 0x1f130, 0x1f149, 0x1f150, 0x1f169, 0x1f170,
    0x1f189
  };

  private static final int[] KATAKANA_SYMBOLS = {
    0x3031, 0x3035, 0x309b, 0x309c, 0x30a0, 0x30a0, 0x30fc, 0x30fc, 0xff70, 0xff70
  };

  /** Scripts written without spaces, whose words only a dictionary could tell. */
  private static final int[] COMPLEX = {
    0xe01, 0xe4e, 0xe81, 0xec6, 0xedc, 0xedf, 0x1000, 0x103f, 0x1050, 0x108f, 0x109a, 0x109f,
    0x1780, 0x17d3, 0x17d7, 0x17d7, 0x17dc, 0x17dc, 0x1950, 0x19df, 0x1a20, 0x1a7f, 0x1aa0, 0x1aad,
    0xa9e0, 0xa9ef, 0xa9fa, 0xa9fe, 0xaa60, 0xaadf, 0x11700, 0x1173f
  };

  private static final int[] PICTOGRAPHS = {
    0xa9, 0xa9, 0xae, 0xae, 0x203c, 0x203c, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139, 0x2194,
    0x2199, 0x21a9, 0x21aa, 0x231a, 0x231b, 0x2328, 0x2328, 0x2388, 0x2388, 0x23cf, 0x23cf, 0x23e9,
    0x23f3, 0x23f8, 0x23fa, 0x24c2, 0x24c2, 0x25aa, 0x25ab, 0x25b6, 0x25b6, 0x25c0, 0x25c0, 0x25fb,
    0x25fe, 0x2600, 0x2605, 0x2607, 0x2612, 0x2614, 0x2685, 0x2690, 0x2705, 0x2708, 0x2712, 0x2714,
    0x2714, 0x2716, 0x2716, 0x271d, 0x271d, 0x2721, 0x2721, 0x2728, 0x2728, 0x2733, 0x2734, 0x2744,
    0x2744, 0x2747, 0x2747, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2763,
    0x2767, 0x2795, 0x2797, 0x27a1, 0x27a1, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2934, 0x2935, 0x2b05,
    0x2b07, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x3030, 0x3030, 0x303d, 0x303d, 0x3297,
    0x3297, 0x3299, 0x3299, 0x1f000, 0x1f0ff, 0x1f10d, 0x1f10f, 0x1f12f, 0x1f12f, 0x1f16c, 0x1f171,
    0x1f17e, 0x1f17f, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1ad, 0x1f1e5, 0x1f201, 0x1f20f,
    0x1f21a, 0x1f21a, 0x1f22f, 0x1f22f, 0x1f232, 0x1f23a, 0x1f23c, 0x1f23f, 0x1f249, 0x1f3fa,
    0x1f400, 0x1f53d, 0x1f546, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f774, 0x1f77f, 0x1f7d5, 0x1f7ff,
    0x1f80c, 0x1f80f, 0x1f848, 0x1f84f, 0x1f85a, 0x1f85f, 0x1f888, 0x1f88f, 0x1f8ae, 0x1f8ff,
    0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1faff, 0x1fc00, 0x1fffd
  };

  private static final byte[] TABLE = new byte[TABLE_SIZE];

  static {
    for (int codePoint = 0; codePoint < TABLE_SIZE; codePoint++) {
      TABLE[codePoint] = (byte) find(codePoint);
    }
  }

  private WordBreak() {}

  /** The class of a code point. */
  static int of(int codePoint) {
    return codePoint < TABLE_SIZE ? TABLE[codePoint] : find(codePoint);
  }

  private static int find(int c) {
    int kind = findSingle(c);
    if (kind != OTHER) {
      return kind;
    }
    if (isIn(LETTER_SYMBOLS, c)) {
      return LETTER;
    }
    if (isIn(KATAKANA_SYMBOLS, c)) {
      return KATAKANA;
    }
    return isIn(PICTOGRAPHS, c) ? PICTOGRAPH : findByCategory(c);
  }

  private static int findSingle(int c) {
    return switch (c) {
      case '\r' -> CR;
      case '\n' -> LF;
      case 0x0b, 0x0c, 0x85, 0x2028, 0x2029 -> NEWLINE;
      case '\'' -> SINGLE_QUOTE;
      case '"' -> DOUBLE_QUOTE;
      case 0x200b -> OTHER;
      case 0x200c, 0xff9e, 0xff9f -> EXTEND;
      case 0x200d -> JOINER;
      case 0x202f -> EXTEND_NUM_LET;
      case 0x66b -> NUMERIC;
      default -> {
        if (MID_LETTERS.indexOf(c) >= 0) {
          yield MID_LETTER;
        } else if (MID_NUMS.indexOf(c) >= 0) {
          yield MID_NUM;
        } else if (MID_NUM_LETS.indexOf(c) >= 0) {
          yield MID_NUM_LET;
        } else if (c >= 0x1f1e6 && c <= 0x1f1ff) {
          yield REGIONAL;
        }
        yield c >= 0x1f3fb && c <= 0x1f3ff ? EXTEND : OTHER;
      }
    };
  }

  private static int findByCategory(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          EXTEND;
      case Character.FORMAT -> c == 0x200b ? OTHER : EXTEND;
      case Character.SPACE_SEPARATOR -> NO_SPACES.indexOf(c) >= 0 ? OTHER : SPACE;
      case Character.CONNECTOR_PUNCTUATION -> EXTEND_NUM_LET;
      case Character.DECIMAL_DIGIT_NUMBER -> NUMERIC;
      default -> findLetter(c);
    };
  }

  private static int findLetter(int c) {
    if (!Character.isAlphabetic(c) || Character.isIdeographic(c) || isIn(COMPLEX, c)) {
      return OTHER;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HEBREW -> Character.getType(c) == Character.OTHER_LETTER ? HEBREW : LETTER;
      case KATAKANA -> KATAKANA;
      case HIRAGANA -> OTHER;
      default -> LETTER;
    };
  }

  private static boolean isIn(int[] ranges, int c) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (c >= ranges[i] && c <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
