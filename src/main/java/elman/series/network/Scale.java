package elman.series.network;

/**
 * Units in which the network sees a series: logarithms where all values are positive, so that it
 * learns relative changes; else the values divided by their mean size.
 *
 * @param logarithmic whether z = log y
 * @param unit what y is divided by otherwise
 */
record Scale(boolean logarithmic, double unit) {
  /** Values less than this part of the mean would be spikes of the logarithm. */
  private static final double LEAST = 1e-3;

  /** The scale for these values. */
  static Scale of(double[] values) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      sum += Math.abs(value) / values.length;
      least = Math.min(least, value);
    }
    boolean logarithmic = least > LEAST * sum && sum > 0;
    return new Scale(logarithmic, sum > 0 ? sum : 1);
  }

  double[] in(double[] values) {
    double[] z = new double[values.length];
    for (int t = 0; t < z.length; t++) {
      z[t] = logarithmic ? Math.log(values[t] / unit) : values[t] / unit;
    }
    return z;
  }

  double out(double z) {
    return logarithmic ? Math.exp(Math.min(z, MOST)) * unit : z * unit;
  }

  /** Beyond this a forecast is none. */
  private static final double MOST = 50;
}
