package elman.token.plain;

import static elman.token.plain.WordBreak.EXTEND;
import static elman.token.plain.WordBreak.EXTEND_NUM_LET;
import static elman.token.plain.WordBreak.HEBREW;
import static elman.token.plain.WordBreak.JOINER;
import static elman.token.plain.WordBreak.KATAKANA;
import static elman.token.plain.WordBreak.LETTER;
import static elman.token.plain.WordBreak.NUMERIC;
import static elman.token.plain.WordBreak.OTHER;
import static elman.token.plain.WordBreak.PICTOGRAPH;
import static elman.token.plain.WordBreak.REGIONAL;
import static elman.token.plain.WordBreak.SPACE;

/** Cuts text in UTF-8 at the default word boundaries of Unicode (UAX #29, rules WB1 to WB999). */
final class UnicodeWords {
  /** A character is {@code code point << LENGTH_BITS | bytes}. */
  private static final int LENGTH_BITS = 3;

  private static final int LENGTH = (1 << LENGTH_BITS) - 1;

  private UnicodeWords() {}

  /** The end of the segment that begins at {@code from}. */
  static int end(byte[] text, int from, int to) {
    int at = from;
    // Letters and digits of ASCII, as most words are made of, need none of the rules among them.
    while (at < to && isPlain(text[at])) {
      at++;
    }
    if (at > from && (at == to || text[at] == ' ')) {
      return at;
    }
    if (at == from && text[at] > 0 && (at + 1 == to || text[at + 1] == ' ') && text[at] != ' ') {
      return at + 1;
    }
    at = at > from ? at - 1 : from;
    int c = character(text, at, to);
    int kind = kind(c);
    at += c & LENGTH;
    if (kind == WordBreak.CR || kind == WordBreak.LF || kind == WordBreak.NEWLINE) {
      return kind == WordBreak.CR && at < to && text[at] == '\n' ? at + 1 : at;
    }
    return endByRules(text, at, to, kind);
  }

  /** Whether a byte is an ASCII letter or digit. */
  static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }

  /** Goes on from a character of a class as long as no rule breaks. */
  private static int endByRules(byte[] text, int from, int to, int first) {
    int at = from;
    int before = first;
    int last = first;
    boolean pair = first == REGIONAL;
    while (at < to) {
      int c = character(text, at, to);
      int kind = kind(c);
      boolean clings = kind == EXTEND || kind == JOINER;
      boolean joined =
          clings
              || (last == JOINER && kind == PICTOGRAPH)
              || (last == SPACE && kind == SPACE)
              || (kind == REGIONAL && before == REGIONAL && pair)
              || goesOn(before, kind)
              || goesOnAfter(before, kind, text, at + (c & LENGTH), to);
      if (!joined) {
        break;
      }
      pair = kind == REGIONAL ? before != REGIONAL : pair;
      // Of punctuation that goes on, what follows is known to go on from what it stands behind.
      before = clings || isBetween(kind) ? before : kind;
      last = kind;
      at += c & LENGTH;
    }
    return at;
  }

  private static boolean isBetween(int kind) {
    return kind >= WordBreak.MID_LETTER && kind <= WordBreak.DOUBLE_QUOTE;
  }

  /** Rules WB5, WB8 to WB10, WB13 to WB13b, and WB7a. */
  private static boolean goesOn(int before, int kind) {
    boolean wordBefore = isLetter(before) || before == NUMERIC;
    boolean word = isLetter(kind) || kind == NUMERIC;
    if (kind == EXTEND_NUM_LET) {
      return wordBefore || before == KATAKANA || before == EXTEND_NUM_LET;
    }
    if (before == EXTEND_NUM_LET) {
      return word || kind == KATAKANA;
    }
    return (wordBefore && word)
        || (before == KATAKANA && kind == KATAKANA)
        || (before == HEBREW && kind == WordBreak.SINGLE_QUOTE);
  }

  /** Rules WB6, WB7b and WB12: punctuation between letters, or between numbers. */
  private static boolean goesOnAfter(int before, int kind, byte[] text, int next, int to) {
    boolean either = kind == WordBreak.MID_NUM_LET || kind == WordBreak.SINGLE_QUOTE;
    if (isLetter(before) && (either || kind == WordBreak.MID_LETTER)) {
      return isLetter(kindAfterExtend(text, next, to));
    }
    if (before == HEBREW && kind == WordBreak.DOUBLE_QUOTE) {
      return kindAfterExtend(text, next, to) == HEBREW;
    }
    return before == NUMERIC
        && (either || kind == WordBreak.MID_NUM)
        && kindAfterExtend(text, next, to) == NUMERIC;
  }

  private static int kindAfterExtend(byte[] text, int from, int to) {
    int at = from;
    while (at < to) {
      int c = character(text, at, to);
      int kind = kind(c);
      if (kind != EXTEND && kind != JOINER) {
        return kind;
      }
      at += c & LENGTH;
    }
    return OTHER;
  }

  private static boolean isLetter(int kind) {
    return kind == LETTER || kind == HEBREW;
  }

  private static int kind(int character) {
    return WordBreak.of(character >>> LENGTH_BITS);
  }

  /** The character at a place of valid UTF-8. */
  private static int character(byte[] text, int at, int to) {
    int lead = text[at];
    if (lead >= 0 || at >= to) {
      return lead << LENGTH_BITS | 1;
    }
    int length = lead < (byte) 0xe0 ? 2 : lead < (byte) 0xf0 ? 3 : 4;
    int codePoint = lead & 0x7f >> length;
    for (int i = 1; i < length; i++) {
      codePoint = codePoint << 6 | (text[at + i] & 0x3f);
    }
    return codePoint << LENGTH_BITS | length;
  }

  /** Whether a segment is white space or a control, which is no token. */
  static boolean isBlank(byte[] text, int from, int to) {
    int codePoint = character(text, from, to) >>> LENGTH_BITS;
    return codePoint <= ' '
        || codePoint == 0x85
        || Character.isSpaceChar(codePoint)
        || Character.isWhitespace(codePoint)
        || Character.isISOControl(codePoint)
        || codePoint == 0xfeff;
  }
}
