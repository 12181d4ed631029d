package elman.series;

/**
 * What a method says of the H values to come.
 *
 * @param mean the point forecast, H
 * @param quantiles for each of the task's probabilities, in their order, H values
 */
public record Forecast(double[] mean, double[][] quantiles) {
  /** Number of values H. */
  public int horizon() {
    return mean.length;
  }

  /** Whether all numbers are finite. */
  public boolean isFinite() {
    boolean finite = isFinite(mean);
    for (double[] quantile : quantiles) {
      finite &= isFinite(quantile);
    }
    return finite;
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A forecast whose errors are normal.
   *
   * @param mean H
   * @param deviations the errors' standard deviations, H
   */
  public static Forecast normal(double[] mean, double[] deviations, Task task) {
    double[][] quantiles = new double[task.probabilities().size()][mean.length];
    for (int q = 0; q < quantiles.length; q++) {
      double z = Normal.quantile(task.probabilities().get(q));
      for (int h = 0; h < mean.length; h++) {
        quantiles[q][h] = mean[h] + z * deviations[h];
      }
    }
    return new Forecast(mean, quantiles);
  }
}
