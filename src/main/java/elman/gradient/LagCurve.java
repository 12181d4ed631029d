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
   * The factor by which the norm changes with each step back, fitted to k = 1 .. T-1. (From k = 0,
   * where the output layer is, to 1 it is another matter.) Where nothing arrives any more, or so
   * little that a float has not all its digits left, the line ends.
   *
   * @return 0 if nothing is left at k = 1 or 2; infinite if something is not finite; NaN if there
   *     are no more lags than these two
   */
  public double rate() {
    for (double norm : norms) {
      if (!Double.isFinite(norm)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    int end = 1;
    while (end < norms.length && norms[end] >= Float.MIN_NORMAL) {
      end++;
    }
    if (end < 3) {
      return end < norms.length ? 0 : Double.NaN;
    }
    return GeometricFit.factor(norms, 1, end);
  }

  /** The verdict over all lags, T-1 steps from k = 0; null if there is no rate. */
  public Outlook verdict() {
    double left = Math.pow(rate(), norms.length - 1);
    return Double.isNaN(left) ? null : Outlook.of(left);
  }

  /** The greatest k at which a hundredth of the norm at k = 0 is left, here and before. */
  public int reach() {
    int k = 0;
    while (norms[0] > 0 && k + 1 < norms.length && norms[k + 1] >= Outlook.GONE * norms[0]) {
      k++;
    }
    return k;
  }
}
