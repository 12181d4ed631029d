package elman.series.arima;

import java.util.Arrays;

/**
 * What is known of the state of an ARMA process before its first observation, for innovations of
 * variance 1. The state is that of Gardner, Harvey and Phillips (1980): component i is what the
 * past and the present innovation will add to the value i steps ahead.
 *
 * <p>The first column of its covariance is enough for a likelihood (Pearlman 1980), and it follows
 * from the autocovariances, which are found from p + 1 linear equations (McLeod 1975).
 */
final class StationaryState {
  private final int r;
  private final double[] psi;
  private final double[] gamma;
  private final double[] mixed;
  private double[][] equations;

  /** Room for a state of r components. */
  StationaryState(int r) {
    this.r = r;
    psi = new double[r + 1];
    gamma = new double[r + 1];
    mixed = new double[r + 1];
    equations = new double[0][];
  }

  /**
   * The covariances of the state's components with its first.
   *
   * @param phi r, zero from {@code degree} on
   * @param theta r, the last of them zero
   * @param degree p, that of the autoregressive polynomial
   * @param column receives r numbers; the first is the variance of the process
   * @return whether the process is stationary as far as the arithmetic can tell
   */
  boolean firstColumn(double[] phi, double[] theta, int degree, double[] column) {
    findMixed(phi, theta, degree);
    if (!findAutocovariances(phi, degree)) {
      return false;
    }
    column[0] = gamma[0];
    for (int i = 1; i < r; i++) {
      double sum = 0;
      for (int k = i; k < r; k++) {
        sum += phi[k] * gamma[1 + k - i] + theta[k - 1] * psi[k - i];
      }
      column[i] = sum;
    }
    return column[0] > 0 && column[0] < Double.POSITIVE_INFINITY;
  }

  /**
   * The moving average's part of the autocovariances: sum over j from k on of theta_j psi_(j-k).
   */
  private void findMixed(double[] phi, double[] theta, int degree) {
    psi[0] = 1;
    for (int k = 1; k <= r; k++) {
      double sum = theta[k - 1];
      for (int i = 1; i <= Math.min(k, degree); i++) {
        sum += phi[i - 1] * psi[k - i];
      }
      psi[k] = sum;
    }
    for (int k = 0; k <= r; k++) {
      double sum = k == 0 ? 1 : 0;
      for (int j = Math.max(k, 1); j <= r; j++) {
        sum += theta[j - 1] * psi[j - k];
      }
      mixed[k] = sum;
    }
  }

  private boolean findAutocovariances(double[] phi, int degree) {
    if (equations.length != degree + 1) {
      equations = new double[degree + 1][degree + 2];
    }
    for (int k = 0; k <= degree; k++) {
      Arrays.fill(equations[k], 0);
      equations[k][k] = 1;
      for (int i = 1; i <= degree; i++) {
        equations[k][Math.abs(k - i)] -= phi[i - 1];
      }
      equations[k][degree + 1] = mixed[k];
    }
    if (!LinearEquations.solve(equations, gamma)) {
      return false;
    }
    for (int k = degree + 1; k <= r; k++) {
      double sum = mixed[k];
      for (int i = 1; i <= degree; i++) {
        sum += phi[i - 1] * gamma[k - i];
      }
      gamma[k] = sum;
    }
    return true;
  }

  /**
   * The whole covariance P of the state, from its first column: P = T P T' + R R', read from the
   * last row up.
   *
   * @return r rows of r
   */
  static double[][] covariance(double[] phi, double[] theta, double[] column) {
    int r = column.length;
    double[][] covariance = new double[r + 1][r + 1];
    for (int i = r - 1; i >= 0; i--) {
      for (int j = r - 1; j >= 0; j--) {
        double nextI = i + 1 < r ? column[i + 1] : 0;
        double nextJ = j + 1 < r ? column[j + 1] : 0;
        double noise = (i == 0 ? 1 : theta[i - 1]) * (j == 0 ? 1 : theta[j - 1]);
        covariance[i][j] =
            phi[i] * phi[j] * column[0]
                + phi[i] * nextJ
                + phi[j] * nextI
                + covariance[i + 1][j + 1]
                + noise;
      }
    }
    return covariance;
  }
}
