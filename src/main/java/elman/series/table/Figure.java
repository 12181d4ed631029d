package elman.series.table;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as they are written: seven significant digits, none of them a superfluous zero, but whole
 * where there are more before the point, so that what a counter has counted is not lost.
 */
final class Figure {
  private static final MathContext DIGITS = new MathContext(7);

  /** 10^7, which no number of seven digits reaches. */
  private static final double BEYOND = 1e7;

  private static final double LEAST_PLAIN = 1e-5;
  private static final double MOST_PLAIN = 1e15;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  private Figure() {}

  /**
   * Writes a number with a decimal point.
   *
   * @param value finite
   */
  static String of(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    return size >= 1 && size < BEYOND ? quickly(value, size) : slowly(value, size);
  }

  /** Digits behind the point are as many as the seven leave room for. */
  private static String quickly(double value, double size) {
    int decimals = 6;
    while (size * POWERS[decimals] >= BEYOND) {
      decimals--;
    }
    long digits = Math.round(size * POWERS[decimals]);
    while (decimals > 0 && digits % 10 == 0) {
      digits /= 10;
      decimals--;
    }
    StringBuilder out = new StringBuilder().append(digits);
    if (decimals > 0) {
      out.insert(out.length() - decimals, '.');
    }
    return (value < 0 ? "-" : "") + out;
  }

  private static String slowly(double value, double size) {
    if (size >= BEYOND && size < MOST_PLAIN) {
      return Long.toString(Math.round(value));
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain = size >= LEAST_PLAIN && size < MOST_PLAIN;
    return plain
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace('E', 'e');
  }
}
