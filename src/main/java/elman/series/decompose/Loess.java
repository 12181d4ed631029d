package elman.series.decompose;

/**
 * Local regression on the points 1, 2, ..., n with tricube weights, as the decomposition of
 * Cleveland, Cleveland, McRae and Terpenning (1990), section 2, takes it. For one thread at a time.
 */
final class Loess {
  private final int window;
  private final int degree;
  private final int jump;

  /**
   * The weights around a point with half a window on both sides, which are the same everywhere;
   * null until there is such a point.
   */
  private double[] inside;

  private double insideSum;

  /**
   * @param window q, the number of nearest points that have a weight; odd
   * @param degree 0 for a local mean, 1 for a local line
   * @param jump the fit is made at every {@code jump}-th point, and is a line between them
   */
  private Loess(int window, int degree, int jump) {
    this.window = window;
    this.degree = degree;
    this.jump = jump;
  }

  /** A smoother that jumps a tenth of its window, which is odd and at least 3. */
  static Loess of(int window, int degree) {
    int odd = Math.max(3, window) | 1;
    return new Loess(odd, degree, (odd + 9) / 10);
  }

  /** The number of nearest points that have a weight. */
  int window() {
    return window;
  }

  /**
   * Smooths a series.
   *
   * @param y n values
   * @param robustness a weight for each value, or null
   * @param smooth where the n smoothed values go, from {@code offset} on
   * @param scratch at least n
   */
  void smooth(
      double[] y, int n, double[] robustness, double[] smooth, int offset, double[] scratch) {
    if (n < 2) {
      smooth[offset] = y[0];
      return;
    }
    int step = Math.min(jump, n - 1);
    int last = 1;
    for (int x = 1; x <= n; x += step) {
      smooth[offset + x - 1] = valueOr(y[x - 1], y, n, x, robustness, scratch);
      fill(smooth, offset, last, x);
      last = x;
    }
    if (last != n) {
      // The reference looks for n's neighbours where the last fit found its own.
      int left = left(last, n);
      double end = at(y, n, n, left, Math.min(n, left + window - 1), robustness, scratch);
      smooth[offset + n - 1] = Double.isNaN(end) ? y[n - 1] : end;
      fill(smooth, offset, last, n);
    }
  }

  private double valueOr(
      double otherwise, double[] y, int n, int x, double[] robustness, double[] scratch) {
    int left = left(x, n);
    double value = at(y, n, x, left, Math.min(n, left + window - 1), robustness, scratch);
    return Double.isNaN(value) ? otherwise : value;
  }

  /** The first of the window's points. */
  private int left(int x, int n) {
    return Math.max(1, Math.min(x - (window - 1) / 2, n - window + 1));
  }

  private static void fill(double[] smooth, int offset, int from, int to) {
    double start = smooth[offset + from - 1];
    double slope = (smooth[offset + to - 1] - start) / (to - from);
    for (int x = from + 1; x < to; x++) {
      smooth[offset + x - 1] = start + slope * (x - from);
    }
  }

  /**
   * The fit at one point.
   *
   * @param x from 0, the point before the first, to n + 1, that behind the last
   * @param left the first point of the window, at least 1
   * @param right the last, at most n
   * @return NaN where all weights are 0
   */
  double at(double[] y, int n, int x, int left, int right, double[] robustness, double[] scratch) {
    boolean usual = robustness == null && x - left == right - x && right - left + 1 == window;
    if (usual && inside == null) {
      inside = new double[window];
      insideSum = weigh(window, (window + 1) / 2, 1, window, null, inside);
    }
    double sum = usual ? insideSum : weigh(n, x, left, right, robustness, scratch);
    if (sum <= 0) {
      return Double.NaN;
    }
    double[] weights = usual ? inside : scratch;
    int from = usual ? left : 1;
    double mean = 0;
    for (int j = left; j <= right; j++) {
      mean += weights[j - from] * y[j - 1];
    }
    mean /= sum;
    return degree == 0 ? mean : line(y, n, x, left, right, weights, from, sum, mean);
  }

  /**
   * The local line's value at x, given the sum of the weights and the weighted mean.
   *
   * @param from the point whose weight is the first
   */
  private static double line(
      double[] y,
      int n,
      int x,
      int left,
      int right,
      double[] weights,
      int from,
      double sum,
      double mean) {
    double centre = 0;
    for (int j = left; j <= right; j++) {
      centre += weights[j - from] * j;
    }
    centre /= sum;
    double spread = 0;
    double product = 0;
    for (int j = left; j <= right; j++) {
      double weighted = weights[j - from] * (j - centre);
      spread += weighted * (j - centre);
      product += weighted * (y[j - 1] - mean);
    }
    return Math.sqrt(spread / sum) > 0.001 * (n - 1)
        ? mean + product / spread * (x - centre)
        : mean;
  }

  /** The parts that n values have in a local mean at x: n numbers, whose sum is 1. */
  double[] weights(int x, int n) {
    double[] weights = new double[n];
    int left = left(x, n);
    double sum = weigh(n, x, left, Math.min(n, left + window - 1), null, weights);
    for (int i = 0; i < n; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private double weigh(int n, int x, int left, int right, double[] robustness, double[] weights) {
    int beyond = Math.max(0, (window - n) / 2);
    double reach = Math.max(x - left, right - x) + beyond;
    double sum = 0;
    for (int j = left; j <= right; j++) {
      double distance = Math.abs(j - x);
      double weight = 0;
      if (distance <= 0.001 * reach) {
        weight = 1;
      } else if (distance <= 0.999 * reach) {
        double ratio = distance / reach;
        double rest = 1 - ratio * ratio * ratio;
        weight = rest * rest * rest;
      }
      if (robustness != null) {
        weight *= robustness[j - 1];
      }
      weights[j - 1] = weight;
      sum += weight;
    }
    return sum;
  }
}
