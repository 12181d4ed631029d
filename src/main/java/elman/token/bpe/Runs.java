package elman.token.bpe;

import static elman.token.CodePoints.LENGTH;

import elman.token.CodePoints;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of characters of one kind, and what else the split patterns have in common. */
final class Runs {
  /** U+017F, the long s: without regard to case it is an s. */
  private static final int LONG_S_LEAD = 0xc5;

  private static final int LONG_S_TRAIL = 0xbf;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Times a byte: that byte eight times. */
  private static final long EACH = 0x0101010101010101L;

  private static final long HIGHEST_BITS = EACH << 7;

  private Runs() {}

  /**
   * End of the word at {@code from}, if it is one of those that most words are: an ASCII letter,
   * perhaps after a space, and all letters behind it. Else {@code from}.
   */
  static int spaceAndLetters(byte[] text, int from, int to) {
    int at = text[from] == ' ' && from + 1 < to ? from + 1 : from;
    return isAsciiLetter(text[at]) ? letters(text, at, to) : from;
  }

  /** End of the letters from {@code at} on. */
  static int letters(byte[] text, int at, int to) {
    int i = asciiLetters(text, at, to);
    while (i < to && text[i] < 0) {
      int c = CodePoints.at(text, i, to);
      if (!CodePoints.isLetter(CodePoints.kind(c))) {
        return i;
      }
      i += c >> LENGTH;
      if (i < to && text[i] >= 0) {
        i = asciiLetters(text, i, to);
      }
    }
    return i;
  }

  /**
   * End of the ASCII letters from {@code at} on, found eight bytes at a time: with its case bit set
   * a byte below 128 is a letter if adding 128 - 'a' carries into its highest bit, and adding 127 -
   * 'z' does not.
   */
  private static int asciiLetters(byte[] text, int at, int to) {
    int i = at;
    for (; i + Long.BYTES <= text.length; i += Long.BYTES) {
      long bytes = (long) LONG.get(text, i);
      long lower = (bytes | EACH * 0x20) & EACH * 0x7f;
      long letters = (lower + EACH * (128 - 'a')) & ~(lower + EACH * (127 - 'z')) & ~bytes;
      long others = ~letters & HIGHEST_BITS;
      if (others != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(others) >> 3));
      }
    }
    while (i < to && isAsciiLetter(text[i])) {
      i++;
    }
    return Math.min(to, i);
  }

  /** Whether a byte is an ASCII letter. */
  static boolean isAsciiLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** End of the numbers from {@code at} on, {@code most} of them. */
  static int numbers(byte[] text, int at, int to, int most) {
    int i = at;
    for (int n = 0; n < most && i < to; n++) {
      int c = CodePoints.at(text, i, to);
      if (CodePoints.kind(c) != CodePoints.NUMBER) {
        break;
      }
      i += c >> LENGTH;
    }
    return i;
  }

  /** Whether a class is none of letters, numbers and white space. */
  static boolean isSymbol(int kind) {
    return kind == CodePoints.OTHER || kind == CodePoints.MARK;
  }

  /** End of what is neither letter nor number nor white space from {@code at} on. */
  static int symbols(byte[] text, int at, int to) {
    int i = at;
    while (i < to) {
      int c = CodePoints.at(text, i, to);
      if (!isSymbol(CodePoints.kind(c))) {
        break;
      }
      i += c >> LENGTH;
    }
    return i;
  }

  /** End of the CR and LF from {@code at} on. */
  static int newlines(byte[] text, int at, int to) {
    int i = at;
    while (i < to && (text[i] == '\n' || text[i] == '\r')) {
      i++;
    }
    return i;
  }

  /** End of the white space from {@code at} on. */
  static int spaces(byte[] text, int at, int to) {
    int i = at;
    while (i < to) {
      int c = CodePoints.at(text, i, to);
      if (!CodePoints.isSpace(CodePoints.kind(c))) {
        break;
      }
      i += c >> LENGTH;
    }
    return i;
  }

  /**
   * {@code \s+(?!\S)|\s+} from the white space at {@code at} on: all of it at the end of the text,
   * else all but the last, which may belong to what follows, else the only one.
   *
   * @param untilNewline whether it ends with the last CR or LF, if there is one: {@code \s*[\r\n]+}
   */
  static int space(byte[] text, int at, int to, boolean untilNewline) {
    int last = at;
    int newline = -1;
    int i = at;
    while (i < to) {
      int c = CodePoints.at(text, i, to);
      if (!CodePoints.isSpace(CodePoints.kind(c))) {
        break;
      }
      last = i;
      i += c >> LENGTH;
      newline = CodePoints.kind(c) == CodePoints.NEWLINE ? i : newline;
    }
    if (untilNewline && newline > 0) {
      return newline;
    }
    return i == to || last == at ? i : last;
  }

  /** End of 's, 't, 're, 've, 'm, 'll or 'd at {@code at}, or {@code at} if there is none. */
  static int contraction(byte[] text, int at, int to) {
    if (at + 1 >= to || text[at] != '\'') {
      return at;
    }
    return switch (text[at + 1]) {
      case 's', 't', 'm', 'd' -> at + 2;
      case 'r', 'v' -> at + 2 < to && text[at + 2] == 'e' ? at + 3 : at;
      case 'l' -> at + 2 < to && text[at + 2] == 'l' ? at + 3 : at;
      default -> at;
    };
  }

  /** The same without regard to case. */
  static int contractionOfAnyCase(byte[] text, int at, int to) {
    if (at + 1 >= to || text[at] != '\'') {
      return at;
    }
    switch (text[at + 1] | 0x20) {
      case 's', 't', 'm', 'd' -> {
        return at + 2;
      }
      case 'r', 'v' -> {
        return at + 2 < to && (text[at + 2] | 0x20) == 'e' ? at + 3 : at;
      }
      case 'l' -> {
        return at + 2 < to && (text[at + 2] | 0x20) == 'l' ? at + 3 : at;
      }
      default -> {
        boolean longS =
            at + 2 < to
                && (text[at + 1] & 0xff) == LONG_S_LEAD
                && (text[at + 2] & 0xff) == LONG_S_TRAIL;
        return longS ? at + 3 : at;
      }
    }
  }
}
