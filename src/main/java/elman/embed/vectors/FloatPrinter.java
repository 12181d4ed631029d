package elman.embed.vectors;

import java.math.BigInteger;

/**
 * Writes floats with the fewest digits that read back as the same float, by the algorithm of
 * Giulietti, "The Schubfach way to render doubles" (2021), in notation that C, Python and Java
 * read.
 */
final class FloatPrinter {
  /** Most bytes of a float. */
  static final int LONGEST = 16;

  private static final int FRACTION_BITS = 23;
  private static final int HIDDEN_BIT = 1 << FRACTION_BITS;
  private static final int SMALLEST_EXPONENT = -149;

  /** Powers of ten for which there is a multiplier. */
  private static final int LEAST_POWER = -45;

  private static final int MOST_POWER = 31;
  private static final long[] MULTIPLIERS = multipliers();
  private static final long LOW_31 = (1L << 31) - 1;

  /** Numbers from 10^-5 to 10^9 are written without a power of ten. */
  private static final int LEAST_PLAIN = -4;

  private static final int MOST_PLAIN = 9;

  private final byte[] digits = new byte[10];
  private int power;

  /**
   * Writes a number.
   *
   * @param value finite
   * @param to has room for {@link #LONGEST} bytes from {@code at} on
   * @return where the number ends
   */
  int print(float value, byte[] to, int at) {
    int bits = Float.floatToRawIntBits(value);
    int end = at;
    if (bits < 0) {
      to[end++] = '-';
    }
    if (bits << 1 == 0) {
      to[end++] = '0';
      return end;
    }
    int exponent = bits >>> FRACTION_BITS & 0xff;
    int fraction = bits & (HIDDEN_BIT - 1);
    int decimal =
        exponent == 0
            ? decimal(SMALLEST_EXPONENT, fraction)
            : decimal(exponent - 1 + SMALLEST_EXPONENT, fraction | HIDDEN_BIT);
    int count = toDigits(decimal);
    int point = count + power;
    return point >= LEAST_PLAIN && point <= MOST_PLAIN
        ? plain(count, point, to, end)
        : scientific(count, point, to, end);
  }

  /**
   * The shortest decimal that is read as c 2^q, or the nearest to it of these; {@link #power} is
   * its power of ten. Names follow the paper, figure 7, with two more bits for the interval's ends.
   */
  private int decimal(int q, int c) {
    int odd = c & 1;
    boolean regular = c != HIDDEN_BIT || q == SMALLEST_EXPONENT;
    power = regular ? floorLog10(q, 0) : floorLog10(q, THREE_QUARTERS);
    int shift = q + floorLog2(-power) + 33;
    long g = MULTIPLIERS[power - LEAST_POWER];
    int middle = roundToOdd(g, (4 * c) << shift);
    int low = roundToOdd(g, (4 * c - (regular ? 2 : 1)) << shift) + odd;
    int high = roundToOdd(g, (4 * c + 2) << shift) - odd;
    int s = middle >> 2;
    int shorter = s / 10 * 10;
    boolean below = low <= 4 * shorter;
    boolean above = 4 * (shorter + 10) <= high;
    if (s >= 100 && below != above) {
      return below ? shorter : shorter + 10;
    }
    below = low <= 4 * s;
    above = 4 * (s + 1) <= high;
    if (below != above) {
      return below ? s : s + 1;
    }
    int side = middle - (4 * s + 2);
    return side < 0 || (side == 0 && (s & 1) == 0) ? s : s + 1;
  }

  private static int roundToOdd(long g, int factor) {
    long product = Math.multiplyHigh(g, (long) factor << 32);
    return (int) ((product >>> 31) | (((product & LOW_31) + LOW_31) >>> 31));
  }

  /** log10(3/4) 2^41. */
  private static final long THREE_QUARTERS = -274_743_187_321L;

  /** floor(log10(2^q) + offset 2^-41). */
  private static int floorLog10(int q, long offset) {
    return (int) ((q * 661_971_961_083L + offset) >> 41);
  }

  /** floor(log2(10^n)). */
  private static int floorLog2(int n) {
    return (int) ((n * 913_124_641_741L) >> 38);
  }

  /** For each power k, 10^-k scaled to 63 bits, rounded down, plus one. */
  private static long[] multipliers() {
    long[] all = new long[MOST_POWER - LEAST_POWER + 1];
    for (int i = 0; i < all.length; i++) {
      BigInteger ten = BigInteger.TEN.pow(Math.abs(i + LEAST_POWER));
      BigInteger scaled = ten;
      if (i + LEAST_POWER > 0) {
        scaled = BigInteger.ONE.shiftLeft(63 + ten.bitLength()).divide(ten);
      }
      all[i] = scaled.shiftLeft(63).shiftRight(scaled.bitLength()).longValueExact() + 1;
    }
    return all;
  }

  /** Keeps the digits without zeros at the end, which go into the power; returns how many. */
  private int toDigits(int decimal) {
    int n = decimal;
    while (n % 10 == 0) {
      n /= 10;
      power++;
    }
    int count = 0;
    for (int rest = n; rest > 0; rest /= 10) {
      count++;
    }
    for (int i = count - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + n % 10);
      n /= 10;
    }
    return count;
  }

  /**
   * @param point how many digits stand before the decimal point
   */
  private int plain(int count, int point, byte[] to, int at) {
    int end = at;
    if (point <= 0) {
      to[end++] = '0';
      to[end++] = '.';
    }
    for (int i = Math.min(0, point); i < Math.max(count, point); i++) {
      if (i == point && i > 0) {
        to[end++] = '.';
      }
      to[end++] = i >= 0 && i < count ? digits[i] : (byte) '0';
    }
    return end;
  }

  private int scientific(int count, int point, byte[] to, int at) {
    int end = at;
    to[end++] = digits[0];
    if (count > 1) {
      to[end++] = '.';
      System.arraycopy(digits, 1, to, end, count - 1);
      end += count - 1;
    }
    to[end++] = 'e';
    int exponent = point - 1;
    if (exponent < 0) {
      to[end++] = '-';
      exponent = -exponent;
    }
    if (exponent > 9) {
      to[end++] = (byte) ('0' + exponent / 10);
    }
    to[end++] = (byte) ('0' + exponent % 10);
    return end;
  }
}
