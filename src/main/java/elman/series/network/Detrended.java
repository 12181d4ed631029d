package elman.series.network;

/** What is left of a series when its slow movement is taken out. */
final class Detrended {
  private Detrended() {}

  /** The values less the mean over {@code window} values around each, or as many as there are. */
  static double[] of(double[] z, int window) {
    int n = z.length;
    double[] sums = new double[n + 1];
    for (int t = 0; t < n; t++) {
      sums[t + 1] = sums[t] + z[t];
    }
    double[] rest = new double[n];
    int width = Math.min(n, window);
    for (int t = 0; t < n; t++) {
      int from = Math.max(0, Math.min(n - width, t - width / 2));
      rest[t] = z[t] - (sums[from + width] - sums[from]) / width;
    }
    return rest;
  }

  /** The mean of every {@code period}-th value, from each of the first {@code period} on. */
  static double[] means(double[] values, int period) {
    double[] means = new double[period];
    int[] counts = new int[period];
    for (int t = 0; t < values.length; t++) {
      means[t % period] += values[t];
      counts[t % period]++;
    }
    for (int i = 0; i < period; i++) {
      means[i] /= Math.max(1, counts[i]);
    }
    return means;
  }
}
