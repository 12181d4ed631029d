package elman.series.arima;

import java.util.Arrays;

/**
 * The polynomials of an ARIMA model, and what their roots say. A factor 1 - a_1 B - .. - a_k B^k is
 * kept as a_1 .. a_k.
 */
final class Polynomials {
  private Polynomials() {}

  /**
   * The product of both autoregressive factors, 1 - phi_1 B - ...
   *
   * @param out at least the degree; the rest becomes zero
   */
  static void expandAr(ArimaOrder order, double[] coefficients, double[] out) {
    expand(
        coefficients,
        new int[] {0, order.p(), order.p() + order.q(), order.seasonalP(), order.period()},
        -1,
        out);
  }

  /** The product of both factors of the moving average, 1 + theta_1 B + ... */
  static void expandMa(ArimaOrder order, double[] coefficients, double[] out) {
    int seasonal = order.p() + order.q() + order.seasonalP();
    expand(
        coefficients,
        new int[] {order.p(), order.q(), seasonal, order.seasonalQ(), order.period()},
        1,
        out);
  }

  /** The layout: offset and count of the factor, of the seasonal factor, the period. */
  private static void expand(double[] coefficients, int[] layout, int sign, double[] out) {
    Arrays.fill(out, 0);
    for (int i = 1; i <= layout[1]; i++) {
      out[i - 1] = coefficients[layout[0] + i - 1];
    }
    for (int j = 1; j <= layout[3]; j++) {
      double seasonal = coefficients[layout[2] + j - 1];
      out[j * layout[4] - 1] += seasonal;
      for (int i = 1; i <= layout[1]; i++) {
        out[j * layout[4] + i - 1] += sign * seasonal * coefficients[layout[0] + i - 1];
      }
    }
  }

  /**
   * Whether all roots of both autoregressive factors and both of the moving average are farther
   * from zero than {@code modulus}.
   */
  static boolean rootsBeyond(double modulus, ArimaOrder order, double[] coefficients) {
    double seasonal = Math.pow(modulus, order.period());
    int[] counts = counts(order);
    int offset = 0;
    for (int f = 0; f < 4; f++) {
      double[] factor = new double[counts[f]];
      for (int i = 0; i < factor.length; i++) {
        factor[i] =
            sign(f) * coefficients[offset + i] * Math.pow(f < 2 ? modulus : seasonal, i + 1.0);
      }
      if (!toPartial(factor)) {
        return false;
      }
      offset += counts[f];
    }
    return true;
  }

  /**
   * Coefficients whose roots all lie beyond the unit circle, from numbers without bounds: the
   * inverse hyperbolic tangents of each factor's partial autocorrelations (Barndorff-Nielsen and
   * Schou 1973; Jones 1980).
   */
  static void constrain(ArimaOrder order, double[] free, double[] coefficients) {
    int[] counts = counts(order);
    int offset = 0;
    double[] before = new double[coefficients.length];
    for (int f = 0; f < 4; f++) {
      for (int k = 0; k < counts[f]; k++) {
        double partial = Math.tanh(free[offset + k]);
        System.arraycopy(coefficients, offset, before, 0, k);
        for (int i = 0; i < k; i++) {
          coefficients[offset + i] = before[i] - partial * before[k - 1 - i];
        }
        coefficients[offset + k] = partial;
      }
      for (int i = 0; i < counts[f]; i++) {
        coefficients[offset + i] *= sign(f);
      }
      offset += counts[f];
    }
  }

  /**
   * The inverse of {@link #constrain}. A factor with a root on the unit circle or within becomes
   * zeros.
   */
  static double[] free(ArimaOrder order, double[] coefficients) {
    int[] counts = counts(order);
    double[] free = new double[order.coefficients()];
    int offset = 0;
    for (int f = 0; f < 4; f++) {
      double[] factor = new double[counts[f]];
      for (int i = 0; i < factor.length; i++) {
        factor[i] = sign(f) * coefficients[offset + i];
      }
      if (toPartial(factor)) {
        for (int i = 0; i < factor.length; i++) {
          double partial = Math.max(-0.999, Math.min(0.999, factor[i]));
          free[offset + i] = 0.5 * Math.log((1 + partial) / (1 - partial));
        }
      }
      offset += counts[f];
    }
    return free;
  }

  private static int[] counts(ArimaOrder order) {
    return new int[] {order.p(), order.q(), order.seasonalP(), order.seasonalQ()};
  }

  /** Factors of moving averages have plus where autoregressive ones have minus. */
  private static int sign(int factor) {
    return factor % 2 == 0 ? 1 : -1;
  }

  /**
   * Replaces a factor's coefficients by its partial autocorrelations (the recursion of Levinson and
   * Durbin backwards).
   *
   * @return whether all its roots lie beyond the unit circle
   */
  private static boolean toPartial(double[] factor) {
    double[] before = new double[factor.length];
    for (int k = factor.length - 1; k >= 0; k--) {
      double partial = factor[k];
      if (!(Math.abs(partial) < 1)) {
        return false;
      }
      System.arraycopy(factor, 0, before, 0, k);
      for (int i = 0; i < k; i++) {
        factor[i] = (before[i] + partial * before[k - 1 - i]) / (1 - partial * partial);
      }
    }
    return true;
  }
}
