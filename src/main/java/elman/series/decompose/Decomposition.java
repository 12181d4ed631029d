package elman.series.decompose;

/**
 * A series as the sum of a trend, seasonal components and a remainder.
 *
 * @param trend n values
 * @param seasonal for each period, in ascending order, n values
 * @param remainder n values
 */
public record Decomposition(double[] trend, double[][] seasonal, double[] remainder) {
  /** The series without its seasonal components: trend and remainder, n values. */
  public double[] adjusted() {
    double[] adjusted = new double[trend.length];
    for (int t = 0; t < adjusted.length; t++) {
      adjusted[t] = trend[t] + remainder[t];
    }
    return adjusted;
  }
}
