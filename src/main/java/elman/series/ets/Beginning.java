package elman.series.ets;

import elman.series.Seasons;

/**
 * What a series' beginning says of its initial states (Hyndman, Koehler, Ord and Snyder 2008,
 * section 2.6.1): the season from what a moving average leaves, level and slope from the first
 * seasonally adjusted values.
 */
final class Beginning {
  private static final double LEAST_INDEX = 0.01;

  /** Of fewer periods a moving average leaves too little. */
  private static final int FEW_PERIODS = 3;

  private static final double LEAST_UNIT = 1e-6;

  private final double[] indices;
  private final double[] adjusted;
  private final int period;

  /**
   * @param y n values, all positive if the season is multiplicative
   * @param period m, less than n if there is a season
   */
  Beginning(double[] y, Season season, int period) {
    this.period = season == Season.NONE ? 1 : period;
    adjusted = y.clone();
    if (season == Season.NONE) {
      indices = new double[0];
      return;
    }
    boolean multiplicative = season == Season.MULTIPLICATIVE;
    indices = indices(y, multiplicative);
    for (int t = 0; t < y.length; t++) {
      double index = indices[t % period];
      adjusted[t] = multiplicative ? y[t] / index : y[t] - index;
    }
  }

  /** By a moving average, or by a line if periods are few. */
  private double[] indices(double[] y, boolean multiplicative) {
    double[] indices =
        y.length < FEW_PERIODS * period
            ? besideLine(y, multiplicative)
            : Seasons.of(y, period, multiplicative).figure();
    for (int i = 0; i < period && multiplicative; i++) {
      indices[i] = Math.max(LEAST_INDEX, indices[i]);
    }
    return indices;
  }

  private double[] besideLine(double[] y, boolean multiplicative) {
    double[] sums = new double[period];
    int[] counts = new int[period];
    double[] line = line(y, y.length);
    for (int t = 0; t < y.length; t++) {
      double trend = line[0] + line[1] * (t + 1);
      if (!multiplicative || trend > 0) {
        sums[t % period] += multiplicative ? y[t] / trend : y[t] - trend;
        counts[t % period]++;
      }
    }
    double mean = 0;
    for (int i = 0; i < period; i++) {
      sums[i] = counts[i] > 0 ? sums[i] / counts[i] : multiplicative ? 1 : 0;
      mean += sums[i] / period;
    }
    for (int i = 0; i < period; i++) {
      sums[i] = multiplicative ? sums[i] / mean : sums[i] - mean;
    }
    return sums;
  }

  /** Intercept, at time 0, and slope of the line through the first n values, at times 1 to n. */
  private static double[] line(double[] y, int n) {
    double centre = (n + 1) / 2.0;
    double mean = 0;
    double product = 0;
    double spread = 0;
    for (int t = 0; t < n; t++) {
      mean += y[t] / n;
      product += (t + 1 - centre) * y[t];
      spread += (t + 1 - centre) * (t + 1 - centre);
    }
    double slope = n > 1 ? product / spread : 0;
    return new double[] {mean - slope * centre, slope};
  }

  /** About the size of an error: that of a step from one adjusted value to the next. */
  double unit() {
    double sum = 0;
    for (int t = 1; t < adjusted.length; t++) {
      sum += Math.abs(adjusted[t] - adjusted[t - 1]);
    }
    return Math.max(LEAST_UNIT, sum / adjusted.length);
  }

  /** About the size of an error in proportion to the value. */
  double relativeUnit() {
    double sum = 0;
    for (int t = 1; t < adjusted.length; t++) {
      double size = Math.abs(adjusted[t]) + Math.abs(adjusted[t - 1]);
      sum += size > 0 ? 2 * Math.abs(adjusted[t] - adjusted[t - 1]) / size : 0;
    }
    return Math.max(LEAST_UNIT, sum / adjusted.length);
  }

  /** The size of the first values. */
  double height() {
    return Math.abs(level());
  }

  private double level() {
    double[] line = line(adjusted, first());
    return line[0] + line[1] * (first() + 1) / 2;
  }

  private int first() {
    return Math.min(adjusted.length, Math.max(10, 2 * period));
  }

  /** The model's initial states, with such smoothing parameters. */
  State state(Model model, double alpha, double beta, double gamma, double phi) {
    double[] line = model.trend() ? line(adjusted, first()) : new double[] {level(), 0};
    return new State(
        alpha,
        model.trend() ? beta : 0,
        model.season() == Season.NONE ? 0 : gamma,
        model.damped() ? phi : 1,
        line[0],
        line[1],
        indices);
  }
}
