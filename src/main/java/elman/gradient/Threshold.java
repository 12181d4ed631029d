package elman.gradient;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The threshold of a run, so far as it is known.
 *
 * @param value d, or NaN if it is not known
 * @param low from what a log says of each step: the greatest norm that was not clipped; 0 if all
 *     were
 * @param high the least norm that was clipped; infinite if none was
 */
public record Threshold(double value, double low, double high) {
  /** Nothing is known. */
  public static final Threshold UNKNOWN = new Threshold(Double.NaN, Double.NaN, Double.NaN);

  /** The limits of a threshold that is taken for known are no further apart. */
  private static final double NARROW = 1.25;

  /** Limits that are so near each other leave no choice that matters. */
  private static final double TOUCHING = 1.02;

  /** Logs have six digits. */
  private static final double ROUNDING = 1e-5;

  private static final int DIGITS = 7;

  /** A threshold that somebody said. */
  static Threshold given(double value) {
    return new Threshold(value, value, value);
  }

  /** Whether it was read off what was clipped and what was not. */
  public boolean isInferred() {
    return low < high;
  }

  /** Whether what is said about steps is not what any one threshold would have done. */
  public boolean isContradiction() {
    return low > high * (1 + ROUNDING);
  }

  /** Takes what a log says of its steps. */
  static final class Finder {
    private double low;
    private double high = Double.POSITIVE_INFINITY;
    private boolean told;

    void add(double norm, boolean clipped) {
      told = true;
      if (clipped) {
        high = Math.min(high, norm);
      } else if (norm > low) {
        low = norm;
      }
    }

    /**
     * What follows: the number with the fewest digits between the limits, which is what somebody
     * will have typed, if it is the only one with so few, or the limits are next to each other.
     */
    Threshold result() {
      if (!told) {
        return UNKNOWN;
      }
      boolean near = low > 0 && high <= low * NARROW && high >= low * (1 - ROUNDING);
      return new Threshold(near ? shortest() : Double.NaN, low, high);
    }

    private double shortest() {
      BigDecimal from = new BigDecimal(low * (1 - ROUNDING));
      double to = high * (1 + ROUNDING);
      for (int digits = 1; digits < DIGITS; digits++) {
        BigDecimal round = from.round(new MathContext(digits, RoundingMode.CEILING));
        double value = round.doubleValue();
        if (value <= to) {
          boolean single = value + unit(value, digits) > to;
          return single || high <= low * TOUCHING ? value : Double.NaN;
        }
      }
      return high;
    }

    /** The distance to the next number of so many digits. */
    private static double unit(double value, int digits) {
      return Math.pow(10, Math.floor(Math.log10(value) + ROUNDING) - digits + 1);
    }
  }
}
