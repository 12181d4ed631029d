package elman.memory;

import elman.core.Matrix;
import elman.core.Workers;

/**
 * Hebb's rule (Hopfield 1982, equation 2, divided by N): w_ij = 1/N sum over p of x_pi x_pj for i
 * != j, and w_ii = 0. It remembers 0.138 N random patterns with few errors (Amit, Gutfreund and
 * Sompolinsky 1985), and can learn one after the other.
 */
final class Hebbian {
  /** Rows that a worker takes at least. */
  static final int GRAIN = 8;

  private Hebbian() {}

  static Matrix weights(Matrix patterns, Workers workers) {
    int n = patterns.cols();
    Matrix weights = Matrix.zeros(n, n);
    workers.split(
        n,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            row(patterns, i, weights);
          }
        });
    return weights;
  }

  /** Sums are whole numbers, and exact. */
  private static void row(Matrix patterns, int i, Matrix weights) {
    int n = patterns.cols();
    float[] w = weights.data();
    int at = weights.at(i);
    for (int p = 0; p < patterns.rows(); p++) {
      float bit = patterns.get(p, i);
      float[] x = patterns.data();
      int xo = patterns.at(p);
      for (int j = 0; j < n; j++) {
        w[at + j] += bit * x[xo + j];
      }
    }
    for (int j = 0; j < n; j++) {
      w[at + j] /= n;
    }
    w[at + i] = 0;
  }
}
