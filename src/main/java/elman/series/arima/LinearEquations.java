package elman.series.arima;

import java.util.Arrays;

/** Small systems of linear equations, by elimination with the largest pivot of each column. */
final class LinearEquations {
  private LinearEquations() {}

  /**
   * Solves n equations.
   *
   * @param rows n rows of n + 1, the right side last; overwritten
   * @param out receives n numbers
   * @return false if the matrix is singular
   */
  static boolean solve(double[][] rows, double[] out) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) {
          pivot = i;
        }
      }
      double[] row = rows[pivot];
      rows[pivot] = rows[k];
      rows[k] = row;
      if (!(Math.abs(row[k]) > 1e-300)) {
        return false;
      }
      for (int i = k + 1; i < n; i++) {
        eliminate(rows[i], row, k);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      double sum = rows[k][n];
      for (int j = k + 1; j < n; j++) {
        sum -= rows[k][j] * out[j];
      }
      out[k] = sum / rows[k][k];
    }
    return true;
  }

  private static void eliminate(double[] target, double[] row, int k) {
    double factor = target[k] / row[k];
    if (factor != 0) {
      for (int j = k; j < row.length; j++) {
        target[j] -= factor * row[j];
      }
    }
  }

  /** The inverse of a matrix that should be positive definite; the identity where it is not. */
  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] inverse = new double[n][n];
    boolean usable = true;
    double[] column = new double[n];
    for (int j = 0; j < n && usable; j++) {
      double[][] rows = new double[n][];
      for (int i = 0; i < n; i++) {
        rows[i] = Arrays.copyOf(matrix[i], n + 1);
        rows[i][i] *= 1 + 1e-8;
      }
      rows[j][n] = 1;
      usable = solve(rows, column);
      for (int i = 0; i < n; i++) {
        inverse[i][j] = column[i];
      }
      usable = usable && inverse[j][j] > 0 && inverse[j][j] < 1e6;
    }
    for (int i = 0; i < n && !usable; i++) {
      Arrays.fill(inverse[i], 0);
      inverse[i][i] = 1;
    }
    return inverse;
  }
}
