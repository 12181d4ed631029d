package elman.series;

import java.util.Arrays;

/** Series that are never negative, such as sales and counts, are not forecast to be. */
public final class Sign {
  private Sign() {}

  /** Whether no value is negative. */
  public static boolean isNeverNegative(Series series) {
    for (double value : series.values()) {
      if (value < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The forecast with zero in the place of what is less. Where that moves the mean, what is above
   * it moves along: a mean far below zero would else be sure to be zero, with an interval of no
   * width. Quantiles stay in order.
   */
  public static Forecast clamped(Forecast forecast) {
    double[] mean = forecast.mean();
    double[][] quantiles = new double[forecast.quantiles().length][mean.length];
    for (int q = 0; q < quantiles.length; q++) {
      for (int h = 0; h < mean.length; h++) {
        double above = forecast.quantiles()[q][h] - mean[h];
        double moved = mean[h] < 0 ? above : forecast.quantiles()[q][h];
        quantiles[q][h] = Math.max(0, moved);
      }
    }
    return new Forecast(Arrays.stream(mean).map(x -> Math.max(0, x)).toArray(), quantiles);
  }
}
