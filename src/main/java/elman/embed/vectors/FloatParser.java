package elman.embed.vectors;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal floats from text, to the bits of {@link Float#parseFloat} but several times as
 * fast: what has few digits and a small exponent is one exact product or quotient of doubles
 * (Clinger 1990, section 3).
 */
final class FloatParser {
  /** Digits that a long holds and a double too, without rounding. */
  private static final int DIGITS = 15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** The bits of a double's fraction that a float has not. */
  private static final long BEYOND_FLOAT = (1L << 29) - 1;

  /** Those bits when the double is halfway between two floats. */
  private static final long HALFWAY = 1L << 28;

  private static final int LARGEST_EXPONENT = 100_000;

  private byte[] text;
  private int at;
  private int to;

  private long digits;
  private int count;
  private int exponent;
  private boolean cut;

  /**
   * Reads the number that fills {@code text[from..to)}: digits with a point or without, a sign
   * before them or none, and a power of ten after them or none.
   *
   * @return infinite if it is too large for a float; NaN if it is no such number
   */
  float parse(byte[] text, int from, int to) {
    int start = from < to && text[from] == '-' ? from + 1 : from;
    int point = to;
    long n = 0;
    for (int i = start; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        n = 10 * n + digit;
      } else if (text[i] == '.' && point == to) {
        point = i;
      } else {
        return parseSlowly(text, from, to);
      }
    }
    int points = point < to ? 1 : 0;
    int behind = Math.max(0, to - point - 1);
    if (to - start <= points || to - start > DIGITS + points) {
      return parseSlowly(text, from, to);
    }
    double value = n / POWERS[behind];
    if ((Double.doubleToRawLongBits(value) & BEYOND_FLOAT) == HALFWAY) {
      return parseSlowly(text, from, to);
    }
    return start == from ? (float) value : -(float) value;
  }

  private float parseSlowly(byte[] text, int from, int to) {
    this.text = text;
    this.to = to;
    at = from;
    digits = 0;
    count = 0;
    exponent = 0;
    cut = false;
    boolean negative = at < to && text[at] == '-';
    if (negative || (at < to && text[at] == '+')) {
      at++;
    }
    int start = at;
    readDigits(0);
    int found = at - start;
    if (at < to && text[at] == '.') {
      start = ++at;
      readDigits(-1);
      found += at - start;
    }
    if (found == 0 || (at < to && !readExponent()) || at < to) {
      return Float.NaN;
    }
    float size = value(from);
    return negative ? -Math.abs(size) : size;
  }

  /**
   * @param weight what a digit that is kept adds to the exponent
   */
  private void readDigits(int weight) {
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return;
      }
      if (count < DIGITS) {
        digits = 10 * digits + digit;
        count += digits == 0 ? 0 : 1;
        exponent += weight;
      } else {
        cut |= digit != 0;
        exponent += weight + 1;
      }
    }
  }

  private boolean readExponent() {
    if (text[at] != 'e' && text[at] != 'E') {
      return false;
    }
    at++;
    boolean negative = at < to && text[at] == '-';
    if (negative || (at < to && text[at] == '+')) {
      at++;
    }
    int start = at;
    int power = 0;
    for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
      power = Math.min(LARGEST_EXPONENT, 10 * power + text[at] - '0');
    }
    exponent += negative ? -power : power;
    return at > start;
  }

  /** What digits beyond the fifteenth add is less than one of the fifteenth. */
  private float value(int from) {
    float low = scaled(digits);
    float high = cut ? scaled(digits + 1) : low;
    return low == high
        ? low
        : Float.parseFloat(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
  }

  /** The float nearest to {@code n} times the power of ten; NaN if a double cannot tell. */
  private float scaled(long n) {
    if (n == 0) {
      return 0;
    }
    if (exponent < 1 - POWERS.length || exponent > POWERS.length - 1) {
      return Float.NaN;
    }
    double value = exponent < 0 ? n / POWERS[-exponent] : n * POWERS[exponent];
    boolean halfway = (Double.doubleToRawLongBits(value) & BEYOND_FLOAT) == HALFWAY;
    return halfway ? Float.NaN : (float) value;
  }
}
