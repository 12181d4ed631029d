package elman.memory;

import elman.core.Matrix;
import elman.core.Workers;

/**
 * Storkey's rule (Storkey 1997, "Increasing the capacity of a Hopfield network without sacrificing
 * functionality", the rule of section 2), for one pattern x after the other: w_ij += 1/N (x_i x_j -
 * x_i h_ji - h_ij x_j) with h_ij = sum over k != i, j of w_ik x_k. It is local as Hebb's, and holds
 * N / sqrt(2 ln N) patterns without error where that holds N / (2 ln N).
 */
final class Storkey {
  private Storkey() {}

  static Matrix weights(Matrix patterns, Workers workers) {
    int n = patterns.cols();
    Matrix weights = Matrix.zeros(n, n);
    float[] fields = new float[n];
    for (int p = 0; p < patterns.rows(); p++) {
      Matrix x = patterns.rows(p, 1);
      double[] exact = new BinaryNetwork(weights, workers).fields(x.toArray());
      for (int i = 0; i < n; i++) {
        fields[i] = (float) exact[i];
      }
      workers.split(
          n,
          Hebbian.GRAIN,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              learn(x, fields, i, weights);
            }
          });
    }
    return weights;
  }

  /** Both products are added first, in an order that i and j may change: w stays symmetric. */
  private static void learn(Matrix pattern, float[] fields, int i, Matrix weights) {
    int n = fields.length;
    float[] x = pattern.data();
    int xo = pattern.offset();
    float[] w = weights.data();
    int at = weights.at(i);
    float xi = x[xo + i];
    float hi = fields[i];
    for (int j = 0; j < n; j++) {
      float xj = x[xo + j];
      float wij = w[at + j];
      float hij = hi - wij * xj;
      float hji = fields[j] - wij * xi;
      w[at + j] = wij + (xi * xj - (xi * hji + hij * xj)) / n;
    }
    w[at + i] = 0;
  }
}
