package elman.series;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The steps of a series whose values were missing and have been filled in. So that nobody who is
 * asked about the past knows what came then, they can be filled in anew from what was known; and no
 * forecast is judged by a value that never was.
 */
public final class Holes {
  /** None. */
  public static final Holes NONE = new Holes(new BitSet(), 1);

  private final BitSet steps;
  private final int period;

  private Holes(BitSet steps, int period) {
    this.steps = steps;
    this.period = period;
  }

  /**
   * Fills in missing values in place. A missing value is the mean of the values a season before and
   * after it, moved by how far the ends of the hole are from theirs, so that it goes with level and
   * trend; without a season, or where the values for that are missing too, it is on the line
   * between the hole's ends, and behind the last value that is there as large as that. Values that
   * are never negative stay so.
   *
   * @param values NaN where missing; the first is there
   * @param period of the season in steps, or 1
   * @return where something was filled in
   */
  public static Holes fill(double[] values, int period) {
    BitSet steps = new BitSet();
    for (int t = 0; t < values.length; t++) {
      steps.set(t, Double.isNaN(values[t]));
    }
    if (steps.isEmpty()) {
      return NONE;
    }
    double[] seasonal = period > 1 ? seasonal(values, period) : null;
    double least = Arrays.stream(values).anyMatch(x -> x < 0) ? Double.NEGATIVE_INFINITY : 0;
    for (int from = steps.nextSetBit(0); from >= 0; from = steps.nextSetBit(from)) {
      int to = steps.nextClearBit(from);
      fill(values, from - 1, Math.min(to, values.length), seasonal, least);
      from = to;
    }
    return new Holes(steps, period);
  }

  /** For each time, the mean of its neighbours of the same season; NaN where one is missing. */
  private static double[] seasonal(double[] values, int period) {
    double[] means = new double[values.length];
    Arrays.fill(means, Double.NaN);
    for (int t = 0; t < values.length; t++) {
      double before = t < period ? Double.NaN : values[t - period];
      double after = t + period >= values.length ? Double.NaN : values[t + period];
      means[t] =
          Double.isNaN(before) ? after : Double.isNaN(after) ? before : before / 2 + after / 2;
    }
    return means;
  }

  /** Fills the hole between two values, or behind the last, with none below {@code least}. */
  private static void fill(double[] values, int left, int right, double[] seasonal, double least) {
    int last = Math.min(right, values.length - 1);
    boolean whole = seasonal != null;
    for (int t = left; t <= last && whole; t++) {
      whole = !Double.isNaN(seasonal[t]);
    }
    double leftGap = values[left] - (whole ? seasonal[left] : 0);
    double rightGap = right > last ? leftGap : values[right] - (whole ? seasonal[right] : 0);
    for (int t = left + 1; t < right; t++) {
      double weight = (t - left) / (double) (right - left);
      double line = leftGap * (1 - weight) + rightGap * weight;
      values[t] = Math.max(least, line + (whole ? seasonal[t] : 0));
    }
  }

  /** Whether the value of a step was missing. */
  public boolean at(int step) {
    return steps.get(step);
  }

  /** The first {@code size} of a series' values, filled in from what is known of them alone. */
  double[] known(double[] values, int size) {
    double[] known = seen(values, 0, size);
    fill(known, period);
    return known;
  }

  /** Values of steps {@code from} to {@code to - 1}, NaN where they were missing. */
  double[] seen(double[] values, int from, int to) {
    double[] seen = Arrays.copyOfRange(values, from, to);
    for (int t = steps.nextSetBit(from); t >= 0 && t < to; t = steps.nextSetBit(t + 1)) {
      seen[t - from] = Double.NaN;
    }
    return seen;
  }
}
