package elman.series.arima;

/**
 * How much of a series its season is: 1 - var(remainder) / var(season + remainder), from a
 * decomposition by STL (Cleveland et al. 1990) with its inner loop alone, run twice. Seasons are
 * local means over 11 periods.
 */
final class SeasonalStrength {
  /** Above it a series is differenced at its season (Hyndman and Athanasopoulos 2021, 9.1). */
  private static final double STRONG = 0.64;

  private static final int SEASONAL_SPAN = 11;

  private final double[] values;
  private final int period;
  private final int n;

  private SeasonalStrength(double[] values, int period) {
    this.values = values;
    this.period = period;
    n = values.length;
  }

  /** The number of seasonal differences: 1 for a strong season, else 0. */
  static int differences(double[] values, int period) {
    if (period < 2 || values.length <= 2 * period || UnitRoots.isConstant(values)) {
      return 0;
    }
    return new SeasonalStrength(values, period).strength() > STRONG ? 1 : 0;
  }

  /** The strength, between 0 and 1, of a series of more than two periods. */
  static double of(double[] values, int period) {
    return new SeasonalStrength(values, period).strength();
  }

  private double strength() {
    double[] trend = new double[n];
    double[] season = new double[n];
    int span = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / SEASONAL_SPAN)));
    double[] rest = new double[n];
    for (int pass = 0; pass < 2; pass++) {
      for (int t = 0; t < n; t++) {
        rest[t] = values[t] - trend[t];
      }
      season = season(rest);
      for (int t = 0; t < n; t++) {
        rest[t] = values[t] - season[t];
      }
      trend = smooth(rest, span);
    }
    double[] whole = new double[n];
    for (int t = 0; t < n; t++) {
      whole[t] = values[t] - trend[t];
      rest[t] = whole[t] - season[t];
    }
    double strength = 1 - variance(rest) / variance(whole);
    return strength > 0 ? strength : 0;
  }

  /** Smoothed subseries of each season, less what is left in them of a trend. */
  private double[] season(double[] rest) {
    double[] cycles = new double[n + 2 * period];
    for (int s = 0; s < period; s++) {
      int k = (n - s - 1) / period + 1;
      double[] sub = new double[k];
      for (int i = 0; i < k; i++) {
        sub[i] = rest[s + i * period];
      }
      for (int i = -1; i <= k; i++) {
        int left = Math.max(0, Math.min(i - SEASONAL_SPAN / 2, k - SEASONAL_SPAN));
        cycles[s + (i + 1) * period] = local(sub, i, left, SEASONAL_SPAN, false);
      }
    }
    double[] low = average(average(average(cycles, period), period), 3);
    low = smooth(low, odd(period));
    double[] season = new double[n];
    for (int t = 0; t < n; t++) {
      season[t] = cycles[t + period] - low[t];
    }
    return season;
  }

  private static double[] smooth(double[] y, int span) {
    double[] out = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      int left = Math.max(0, Math.min(t - span / 2, y.length - span));
      out[t] = local(y, t, left, span, true);
    }
    return out;
  }

  /**
   * Local regression at one point with tricube weights: a line or a constant.
   *
   * @param left the first of the span's values
   */
  private static double local(double[] y, int at, int left, int span, boolean line) {
    int right = Math.min(left + span, y.length) - 1;
    int beyond = Math.max(span - y.length, 0) / 2;
    int reach = Math.max(at - left, right - at) + beyond;
    double weights = 0;
    double first = 0;
    double second = 0;
    double sum = 0;
    double moment = 0;
    for (int j = left; j <= right; j++) {
      double weight = tricube(Math.abs(j - at) / (double) reach);
      double x = j - at;
      weights += weight;
      first += weight * x;
      second += weight * x * x;
      sum += weight * y[j];
      moment += weight * x * y[j];
    }
    double spread = second - first * first / weights;
    if (!line || !(spread > 1e-9 * second)) {
      return weights > 0 ? sum / weights : y[Math.max(left, Math.min(at, right))];
    }
    double slope = (moment - first * sum / weights) / spread;
    return (sum - slope * first) / weights;
  }

  private static double tricube(double distance) {
    if (!(distance <= 0.999)) {
      return 0;
    }
    double cube = 1 - distance * distance * distance;
    return cube * cube * cube;
  }

  private static double[] average(double[] x, int length) {
    double[] out = new double[x.length - length + 1];
    double sum = 0;
    for (int t = 0; t < x.length; t++) {
      sum += x[t];
      if (t >= length - 1) {
        out[t - length + 1] = sum / length;
        sum -= x[t - length + 1];
      }
    }
    return out;
  }

  private static double variance(double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (x.length - 1);
  }

  private static int odd(int x) {
    return x % 2 == 0 ? x + 1 : x;
  }
}
