package elman.inspect;

import elman.gradient.GeometricFit;

/**
 * How a response to one input ends.
 *
 * @param factor by which it is multiplied at each step from its peak on, fitted to its logarithms;
 *     NaN if there are not two steps to fit
 * @param length steps after which it is exactly zero, if it breaks off; else -1
 */
public record Decay(double factor, int length) {
  /** Of the peak: what is smaller is rounding of single precision. */
  private static final double ROUNDING = 1e-5;

  /** Fits a decay to a response. */
  public static Decay of(double[] response) {
    int peak = 0;
    for (int t = 1; t < response.length; t++) {
      if (response[t] > response[peak]) {
        peak = t;
      }
    }
    int end = peak;
    while (end < response.length && response[end] > ROUNDING * response[peak]) {
      end++;
    }
    boolean zeroAfter = end > peak;
    for (int t = end; t < response.length; t++) {
      zeroAfter &= response[t] == 0;
    }
    return new Decay(
        GeometricFit.factor(response, peak, end), zeroAfter && end < response.length ? end : -1);
  }

  /** Whether the response breaks off: the network is a window, not a recurrence. */
  public boolean isFinite() {
    return length >= 0;
  }

  /** Steps in which a half of it is left; infinite if it does not decay. */
  public double halfLife() {
    return factor < 1 ? Math.log(0.5) / Math.log(factor) : Double.POSITIVE_INFINITY;
  }
}
