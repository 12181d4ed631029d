package elman.memory;

import elman.core.Doubles;
import elman.core.Matrix;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The projection rule (Personnaz, Guyon and Dreyfus 1986, "Collective computational properties of
 * neural networks: new learning mechanisms", section III): W = X X+ with X+ the pseudo-inverse of
 * the patterns' N x P matrix, which is the projection on the space that they span. It is summed
 * here over an orthonormal basis q of that space, W = sum of q q', so that patterns which depend on
 * others do no harm. The diagonal is taken out (Kanter and Sompolinsky 1987), which widens the
 * basins and leaves each pattern a fixed point: its field is (1 - w_ii) x_i.
 */
final class PseudoInverse {
  /** Of a pattern's squared length that is left beside the space of the others: none. */
  private static final double NOTHING = 1e-9;

  private PseudoInverse() {}

  static Matrix weights(Matrix patterns, Workers workers) {
    int n = patterns.cols();
    List<double[]> basis = basis(patterns, workers);
    Matrix weights = Matrix.zeros(n, n);
    workers.split(
        n,
        Hebbian.GRAIN,
        (from, to) -> {
          double[] row = new double[n];
          for (int i = from; i < to; i++) {
            project(basis, i, row);
            for (int j = 0; j < n; j++) {
              weights.set(i, j, i == j ? 0 : (float) row[j]);
            }
          }
        });
    return weights;
  }

  private static void project(List<double[]> basis, int i, double[] row) {
    Arrays.fill(row, 0);
    for (double[] q : basis) {
      double qi = q[i];
      for (int j = 0; j < row.length; j++) {
        row[j] += qi * q[j];
      }
    }
  }

  /** Gram and Schmidt's, each vector made orthogonal twice, which is enough for rounding errors. */
  private static List<double[]> basis(Matrix patterns, Workers workers) {
    int n = patterns.cols();
    List<double[]> basis = new ArrayList<>();
    for (int p = 0; p < patterns.rows() && basis.size() < n; p++) {
      double[] rest = new double[n];
      for (int i = 0; i < n; i++) {
        rest[i] = patterns.get(p, i);
      }
      orthogonalise(rest, basis, workers);
      orthogonalise(rest, basis, workers);
      double square = Doubles.dot(rest, rest);
      if (square > NOTHING * n) {
        double length = Math.sqrt(square);
        for (int i = 0; i < n; i++) {
          rest[i] /= length;
        }
        basis.add(rest);
      }
    }
    return basis;
  }

  private static void orthogonalise(double[] x, List<double[]> basis, Workers workers) {
    double[] shares = new double[basis.size()];
    workers.split(
        shares.length,
        Hebbian.GRAIN,
        (from, to) -> {
          for (int k = from; k < to; k++) {
            shares[k] = Doubles.dot(x, basis.get(k));
          }
        });
    for (int k = 0; k < shares.length; k++) {
      double[] q = basis.get(k);
      for (int i = 0; i < x.length; i++) {
        x[i] -= shares[k] * q[i];
      }
    }
  }
}
