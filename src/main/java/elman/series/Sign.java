package elman.series;

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

  /** The forecast with zero in the place of what is less; quantiles stay in order. */
  public static Forecast clamped(Forecast forecast) {
    double[][] quantiles = new double[forecast.quantiles().length][];
    for (int q = 0; q < quantiles.length; q++) {
      quantiles[q] = clamped(forecast.quantiles()[q]);
    }
    return new Forecast(clamped(forecast.mean()), quantiles);
  }

  private static double[] clamped(double[] values) {
    double[] clamped = new double[values.length];
    for (int h = 0; h < values.length; h++) {
      clamped[h] = Math.max(0, values[h]);
    }
    return clamped;
  }
}
