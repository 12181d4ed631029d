package elman.series.arima;

import elman.series.Extremes;
import java.util.Arrays;

/** How often a series is to be differenced, and the differences. */
final class UnitRoots {
  /** The test's critical value at 5 %, for a level (Kwiatkowski et al. 1992, table 1). */
  private static final double CRITICAL = 0.463;

  private static final int MOST = 2;

  private UnitRoots() {}

  /**
   * The number of differences after which the hypothesis of a constant level is not refused any
   * more at 5 %, at most 2.
   */
  static int differences(double[] values) {
    double[] x = values;
    int d = 0;
    while (d < MOST && !Extremes.isConstant(x) && statistic(x) > CRITICAL) {
      x = difference(x, 1);
      d++;
    }
    return d;
  }

  /**
   * The statistic of Kwiatkowski, Phillips, Schmidt and Shin (1992, equation 13) for a constant
   * level, with Bartlett's weights for 3 sqrt(n) / 13 lags.
   */
  static double statistic(double[] x) {
    int n = x.length;
    double mean = Arrays.stream(x).average().orElse(0);
    double sum = 0;
    double sums = 0;
    double variance = 0;
    for (double value : x) {
      sum += value - mean;
      sums += sum * sum;
      variance += (value - mean) * (value - mean);
    }
    int lags = (int) (3 * Math.sqrt(n) / 13);
    for (int lag = 1; lag <= lags; lag++) {
      double covariance = 0;
      for (int t = lag; t < n; t++) {
        covariance += (x[t] - mean) * (x[t - lag] - mean);
      }
      variance += 2 * (1 - lag / (lags + 1.0)) * covariance;
    }
    return sums / n / variance;
  }

  /** The differences of values {@code lag} apart. */
  static double[] difference(double[] x, int lag) {
    double[] out = new double[Math.max(x.length - lag, 0)];
    for (int t = 0; t < out.length; t++) {
      out[t] = x[t + lag] - x[t];
    }
    return out;
  }

  /** The series that an ARMA model of this order describes. */
  static double[] difference(double[] x, ArimaOrder order) {
    double[] w = x;
    for (int i = 0; i < order.seasonalD(); i++) {
      w = difference(w, order.period());
    }
    for (int i = 0; i < order.d(); i++) {
      w = difference(w, 1);
    }
    return w;
  }
}
