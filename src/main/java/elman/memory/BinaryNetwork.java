package elman.memory;

import elman.core.Matrix;
import elman.core.Workers;

/**
 * The units and weights of Hopfield (1982): a unit becomes the sign of its field h_i = sum over j
 * of w_ij x_j, and stays as it is where that is zero. What decides is computed in double precision.
 *
 * @param weights N x N, symmetric, its diagonal zeros
 */
record BinaryNetwork(Matrix weights, Workers workers) {
  /** A field that counts as zero: less than what rounding of weights to floats may leave. */
  static final double NO_FIELD = 1e-6;

  private static final int GRAIN = 16;

  /** W x, N fields. */
  double[] fields(float[] state) {
    double[] fields = new double[state.length];
    workers.split(
        state.length,
        GRAIN,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            fields[i] = dot(weights.data(), weights.at(i), state);
          }
        });
    return fields;
  }

  /** Four sums, since the next term of one has to wait for the last. */
  private static double dot(float[] w, int at, float[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j + 3 < x.length; j += 4) {
      a += (double) w[at + j] * x[j];
      b += (double) w[at + j + 1] * x[j + 1];
      c += (double) w[at + j + 2] * x[j + 2];
      d += (double) w[at + j + 3] * x[j + 3];
    }
    for (; j < x.length; j++) {
      a += (double) w[at + j] * x[j];
    }
    return a + b + c + d;
  }

  /** What a unit becomes. */
  static float next(float unit, double field) {
    return Math.abs(field) <= NO_FIELD ? unit : field > 0 ? 1 : -1;
  }

  /** E = -1/2 x' W x (Hopfield 1982, equation 7), from the fields W x. */
  static double energy(float[] state, double[] fields) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      sum += state[i] * fields[i];
    }
    return 0 - sum / 2;
  }
}
