package elman.series;

import java.util.Arrays;

/**
 * What each place within a period adds to a series, or multiplies it by, found by the classical
 * decomposition as R's {@code decompose} does it: the series is compared with its centred moving
 * average over a period, and the differences, or ratios, of each place are averaged.
 *
 * @param figure for each place within the period, counted from the first observation; their mean is
 *     0, or 1 if multiplicative
 * @param multiplicative whether the series is the figure times the rest, not plus the rest
 */
public record Seasons(double[] figure, boolean multiplicative) {
  /** The 90 % two-sided bound, as the benchmarks of M4 write it. */
  private static final double CRITICAL = 1.645;

  /** Ratios below make what they divide explode. */
  private static final double LEAST_RATIO = 1e-4;

  /** Of a series without seasons. */
  public static final Seasons NONE = new Seasons(new double[] {0}, false);

  /**
   * The seasons of a series if the test of M4 finds any, else {@link #NONE}. Multiplicative where
   * all values are positive and no ratio nearly zero, else additive.
   *
   * @param least a series of fewer values has no seasons; at least two periods
   */
  public static Seasons find(double[] values, int period, long least) {
    if (!isSeasonal(values, period, least)) {
      return NONE;
    }
    if (Arrays.stream(values).allMatch(value -> value > 0)) {
      Seasons seasons = of(values, period, true);
      if (Arrays.stream(seasons.figure).allMatch(ratio -> ratio >= LEAST_RATIO)) {
        return seasons;
      }
    }
    return of(values, period, false);
  }

  /**
   * Whether the autocorrelation at the period is beyond its 90 % bound (Bartlett's formula), as in
   * the benchmarks of M4 and in R's {@code thetaf}.
   */
  public static boolean isSeasonal(double[] values, int period, long least) {
    if (period < 2 || values.length < least) {
      return false;
    }
    double[] centred = centred(values);
    double variance = lagged(centred, 0);
    double squares = 0;
    for (int lag = 1; lag < period; lag++) {
      double r = lagged(centred, lag) / variance;
      squares += r * r;
    }
    double bound = CRITICAL * Math.sqrt((1 + 2 * squares) / values.length);
    return Math.abs(lagged(centred, period) / variance) > bound;
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] centred = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      centred[t] = values[t] - mean;
    }
    return centred;
  }

  private static double lagged(double[] values, int lag) {
    double sum = 0;
    for (int t = lag; t < values.length; t++) {
      sum += values[t] * values[t - lag];
    }
    return sum;
  }

  /**
   * The decomposition without a test.
   *
   * @param values at least two periods; all positive if multiplicative
   */
  public static Seasons of(double[] values, int period, boolean multiplicative) {
    double[] average = average(values, period);
    double[] figure = new double[period];
    int[] counts = new int[period];
    int first = period / 2;
    for (int i = 0; i < average.length; i++) {
      double value = values[first + i];
      int place = (first + i) % period;
      figure[place] += multiplicative ? value / average[i] : value - average[i];
      counts[place]++;
    }
    double mean = 0;
    for (int place = 0; place < period; place++) {
      figure[place] /= counts[place];
      mean += figure[place] / period;
    }
    for (int place = 0; place < period; place++) {
      figure[place] = multiplicative ? figure[place] / mean : figure[place] - mean;
    }
    return new Seasons(figure, multiplicative);
  }

  /**
   * The centred moving average over a period, the ends of an even one counted half; it begins and
   * ends half a period within the series.
   */
  private static double[] average(double[] values, int period) {
    double[] sums = sums(values, period);
    boolean odd = period % 2 != 0;
    double[] average = new double[odd ? sums.length : sums.length - 1];
    for (int i = 0; i < average.length; i++) {
      average[i] = odd ? sums[i] / period : (sums[i] + sums[i + 1]) / 2 / period;
    }
    return average;
  }

  /**
   * Sums of each {@code width} values in a row: of the end of one block of such a width and the
   * beginning of the next, so that nothing is subtracted and no rounding stays.
   */
  private static double[] sums(double[] values, int width) {
    int n = values.length;
    double[] ends = values.clone();
    double[] beginnings = values.clone();
    for (int t = n - 2; t >= 0; t--) {
      ends[t] += (t + 1) % width == 0 ? 0 : ends[t + 1];
    }
    for (int t = 1; t < n; t++) {
      beginnings[t] += t % width == 0 ? 0 : beginnings[t - 1];
    }
    double[] sums = new double[n - width + 1];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = i % width == 0 ? beginnings[i + width - 1] : ends[i] + beginnings[i + width - 1];
    }
    return sums;
  }

  /** The series without its seasons. */
  public double[] removedFrom(double[] values) {
    double[] rest = new double[values.length];
    for (int t = 0; t < rest.length; t++) {
      double season = figure[t % figure.length];
      rest[t] = multiplicative ? values[t] / season : values[t] - season;
    }
    return rest;
  }

  /**
   * The forecast of the series, from one of the series without its seasons.
   *
   * @param size number of observations before it
   */
  public Forecast addedTo(Forecast rest, int size) {
    double[][] quantiles = new double[rest.quantiles().length][];
    for (int q = 0; q < quantiles.length; q++) {
      quantiles[q] = addedTo(rest.quantiles()[q], size);
    }
    return new Forecast(addedTo(rest.mean(), size), quantiles);
  }

  /** The same for some values. */
  public double[] addedTo(double[] rest, int size) {
    double[] values = new double[rest.length];
    for (int h = 0; h < values.length; h++) {
      double season = figure[(size + h) % figure.length];
      values[h] = multiplicative ? rest[h] * season : rest[h] + season;
    }
    return values;
  }
}
