package elman.cli.table;

import elman.text.Tokenizer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as people read them. */
public final class Figures {
  private Figures() {}

  /** A loss in nats a token, and in what is usual for that kind of token. */
  public static String loss(double nats, Tokenizer.Kind kind) {
    double bits = nats / StrictMath.log(2);
    return switch (kind) {
      case CHARS -> String.format(Locale.ROOT, "%.3f (%.3f bits/char)", nats, bits);
      case BYTES -> String.format(Locale.ROOT, "%.3f (%.3f bits/byte)", nats, bits);
      case WORDS, IDS, FILE ->
          String.format(Locale.ROOT, "%.3f (perplexity %.1f)", nats, StrictMath.exp(nats));
    };
  }

  /**
   * A number with so many significant digits, and no superfluous zeros; {@code -} for NaN. Very
   * small and very large ones have an exponent.
   *
   * @param digits at least 2
   */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : value > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(value);
    if (size == 0 || (size >= 1e-4 && size < 1e7)) {
      String plain = new BigDecimal(value).round(new MathContext(digits)).toPlainString();
      return plain.indexOf('.') < 0 ? plain : plain.replaceAll("\\.?0+$", "");
    }
    String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    int e = text.indexOf('e');
    String mantissa = text.substring(0, e).replaceAll("\\.?0+$", "");
    return mantissa + "e" + Integer.parseInt(text.substring(e + 1));
  }

  /** A share as per cent, with one decimal; {@code -} for NaN. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A number of three digits or so: 950, 12k, 3.4M. */
  public static String rate(double value) {
    if (value < 10_000) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return value < 10_000_000
        ? String.format(Locale.ROOT, "%.0fk", value / 1e3)
        : String.format(Locale.ROOT, "%.0fM", value / 1e6);
  }

  /** A time: 0:07, 12:34, 1:02:03. */
  public static String duration(double seconds) {
    long s = Math.round(seconds);
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
