package elman.gradient;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A threshold to clip at, by the advice of Pascanu, Mikolov and Bengio (2013, section 3.2): "look
 * at statistics on the average norm over a sufficiently large number of updates"; half to ten times
 * this average still converges.
 *
 * <p>The average is that of the norms between the 5 % and the 95 % quantile, so that a few
 * explosions do not hide themselves. Where no step exceeds ten times this average, nothing needs
 * clipping. Otherwise the threshold is the 95 % quantile, so that 19 of 20 steps stay as they are,
 * but no more than ten times the average, and no less than half of it; to three digits.
 *
 * @param kind what is recommended
 * @param threshold d; NaN where there is none
 * @param average of the norms, without the least and the greatest
 * @param effect what clipping there would have done to the run; null where there is no threshold
 */
public record Recommendation(Kind kind, double threshold, double average, Clipping effect) {
  /** Steps that an average takes at least. */
  public static final int FEWEST = 100;

  /** What is recommended. */
  public enum Kind {
    /** To clip at the 95 % quantile. */
    QUANTILE,
    /** To clip at ten times the average, the quantile being above. */
    TEN_TIMES,
    /** Nothing: no norm was much above the average. */
    NOTHING,
    /** Nothing yet: there are too few steps to say. */
    TOO_FEW
  }

  private static final double TRIM = 0.05;
  private static final double MOST = 10;
  private static final MathContext DIGITS = new MathContext(3);

  /**
   * Recommends a threshold.
   *
   * @param norms the finite ones
   * @param infinite number of steps with an infinite norm
   */
  static Recommendation of(NormSketch norms, long infinite) {
    double average = norms.trimmedMean(TRIM, 1 - TRIM);
    if (norms.count() < FEWEST || !(average > 0)) {
      return new Recommendation(Kind.TOO_FEW, Double.NaN, average, null);
    }
    if (infinite == 0 && norms.greatest() <= MOST * average) {
      return new Recommendation(Kind.NOTHING, Double.NaN, average, null);
    }
    double high = norms.quantile(1 - TRIM);
    Kind kind = high <= MOST * average ? Kind.QUANTILE : Kind.TEN_TIMES;
    double held = Math.min(MOST * average, high);
    double threshold = new BigDecimal(held).round(DIGITS).doubleValue();
    Clipping effect = Clipping.estimate(threshold, norms, infinite);
    return new Recommendation(kind, threshold, average, effect);
  }
}
