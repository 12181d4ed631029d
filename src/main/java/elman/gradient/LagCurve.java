package elman.gradient;

/**
 * The norm of the gradient that reaches a layer's state k steps before a loss, on average.
 *
 * @param layer counted from 0
 * @param positions that it is the mean over
 * @param norms for k = 0 .. T-1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LagCurve(int layer, long positions, double[] norms) {
  /**
   * What is left of a gradient that counts as gone, and the reciprocal of what one has exploded to.
   */
  public static final double GONE = 0.01;

  /** What becomes of a gradient on its way back. */
  public enum Verdict {
    /** By the fitted rate less than a hundredth is left at the greatest lag. */
    VANISHING,
    /** Neither. */
    STEADY,
    /** By the fitted rate it is a hundred times as large at the greatest lag, or infinite. */
    EXPLODING
  }

  /**
   * The factor by which the norm changes with each step back: e to the slope of the line through
   * log norm over k = 1 .. T-1 by least squares. (From k = 0, where the output layer is, to 1 it is
   * another matter.) Where nothing arrives any more, or so little that a float has not all its
   * digits left, the line ends.
   *
   * @return 0 if nothing arrives at k = 1; infinite if something is not finite; NaN if there is but
   *     one lag
   */
  public double rate() {
    int n = 0;
    double meanK = 0;
    double meanLog = 0;
    for (double norm : norms) {
      if (!Double.isFinite(norm)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    while (n + 1 < norms.length && norms[n + 1] >= Float.MIN_NORMAL) {
      n++;
      meanK += (n - meanK) / n;
      meanLog += (Math.log(norms[n]) - meanLog) / n;
    }
    if (n < 2) {
      return norms.length > n + 1 ? 0 : Double.NaN;
    }
    double product = 0;
    double square = 0;
    for (int k = 1; k <= n; k++) {
      product += (k - meanK) * (Math.log(norms[k]) - meanLog);
      square += (k - meanK) * (k - meanK);
    }
    return Math.exp(product / square);
  }

  /** The verdict over all lags, T-1 steps from k = 0; null if there is no rate. */
  public Verdict verdict() {
    double left = Math.pow(rate(), norms.length - 1);
    if (Double.isNaN(left)) {
      return null;
    }
    if (left < GONE) {
      return Verdict.VANISHING;
    }
    return left > 1 / GONE ? Verdict.EXPLODING : Verdict.STEADY;
  }

  /** The greatest k at which a hundredth of the norm at k = 0 is left, here and before. */
  public int reach() {
    int k = 0;
    while (k + 1 < norms.length && norms[k + 1] >= GONE * norms[0]) {
      k++;
    }
    return k;
  }
}
