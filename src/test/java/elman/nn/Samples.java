package elman.nn;

import elman.core.Matrix;
import elman.core.Rng;

/** Numbers to try layers with, and a loss. */
final class Samples {
  private Samples() {}

  /** Normal deviates. */
  static Matrix random(int rows, int cols, long seed) {
    return param("random", rows, cols, seed).value();
  }

  /** Normal deviates as a parameter, which has a gradient too. */
  static Param param(String name, int rows, int cols, long seed) {
    Param param = Param.zeros(name, rows, cols);
    new Initializer(new Rng(seed)).normal(param, 1);
    return param;
  }

  /** Half the mean square of the difference, and its gradient. */
  static double squares(Matrix y, Matrix targets, Matrix dy) {
    double loss = 0;
    for (int i = 0; i < y.rows(); i++) {
      for (int j = 0; j < y.cols(); j++) {
        float error = y.get(i, j) - targets.get(i, j);
        dy.set(i, j, error / y.size());
        loss += 0.5 * error * error / y.size();
      }
    }
    return loss;
  }
}
