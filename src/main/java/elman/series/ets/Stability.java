package elman.series.ets;

/** Which parameters of a seasonal model let the states forget their beginning. */
final class Stability {
  private Stability() {}

  /**
   * Whether a seasonal model with a trend is forecastable: all roots of its characteristic
   * polynomial are within the unit circle (Hyndman, Koehler, Ord and Snyder 2008, equation 10.10),
   * by the test of Schur and Cohn, which divides out one degree after the other. Without a trend
   * there is always a root of 1, which does no harm, and parameters within their bounds have no
   * other beyond the circle.
   *
   * @param scratch at least m + 2 numbers
   */
  static boolean isForecastable(
      double alpha, double beta, double gamma, double phi, int period, double[] scratch) {
    double inner = alpha + beta - alpha * phi;
    double[] p = scratch;
    int degree = period + 1;
    for (int i = 2; i < period; i++) {
      p[i] = inner;
    }
    p[0] = phi * (1 - alpha - gamma);
    p[1] = alpha + beta - alpha * phi + gamma - 1;
    p[period] = alpha + beta - phi;
    p[degree] = 1;
    for (; degree > 0; degree--) {
      double ratio = p[0] / p[degree];
      if (!(Math.abs(ratio) < 1)) {
        return false;
      }
      for (int i = 0, j = degree; i <= j; i++, j--) {
        double low = p[i];
        double high = p[j];
        p[i] = low - ratio * high;
        p[j] = high - ratio * low;
      }
      System.arraycopy(p, 1, p, 0, degree);
    }
    return true;
  }
}
