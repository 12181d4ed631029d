package elman.series.table;

import java.util.Arrays;

/** Fills in missing values between others. */
final class Filler {
  private Filler() {}

  /**
   * Fills in place. A missing value is the mean of the values a season before and after it, moved
   * by how far the ends of the hole are from theirs, so that it goes with level and trend; without
   * a season, or where the values for that are missing too, it is on the line between the hole's
   * ends. Values that are never negative stay so.
   *
   * @param values NaN where missing; the first and the last are there
   * @param period of the season in steps, or 1
   */
  static void fill(double[] values, int period) {
    double[] seasonal = period > 1 ? seasonal(values, period) : null;
    double least = Arrays.stream(values).anyMatch(x -> x < 0) ? Double.NEGATIVE_INFINITY : 0;
    for (int from = 0; from < values.length; from++) {
      if (Double.isNaN(values[from])) {
        int to = from;
        while (Double.isNaN(values[to])) {
          to++;
        }
        fill(values, from - 1, to, seasonal, least);
        from = to;
      }
    }
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

  /** Fills the hole between two values with none below {@code least}. */
  private static void fill(double[] values, int left, int right, double[] seasonal, double least) {
    boolean whole = seasonal != null;
    for (int t = left; t <= right && whole; t++) {
      whole = !Double.isNaN(seasonal[t]);
    }
    double leftGap = values[left] - (whole ? seasonal[left] : 0);
    double rightGap = values[right] - (whole ? seasonal[right] : 0);
    for (int t = left + 1; t < right; t++) {
      double weight = (t - left) / (double) (right - left);
      double line = leftGap * (1 - weight) + rightGap * weight;
      values[t] = Math.max(least, line + (whole ? seasonal[t] : 0));
    }
  }
}
