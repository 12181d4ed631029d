package elman.nn;

import elman.core.Matrix;
import java.util.Arrays;

/** Euclidean norms of the rows of gradients by states, squared in double so that none is lost. */
final class StateNorms {
  private StateNorms() {}

  /**
   * Norms of the gradients of a whole chunk.
   *
   * @param gradient T B x H, row t B + b being step t of sequence b
   * @return norms[t][b]
   */
  static double[][] of(Matrix gradient, int batch) {
    double[][] norms = new double[gradient.rows() / batch][];
    for (int t = 0; t < norms.length; t++) {
      norms[t] = ofRows(gradient.rows(t * batch, batch));
    }
    return norms;
  }

  /** Factors on the gradient's way from step to step that change nothing. */
  static float[] ones(int steps) {
    float[] ones = new float[steps];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Writes the norms of the gradients by layer l's states after step t, if they are wanted. */
  static void put(double[][][] norms, int l, int t, Matrix gradient) {
    if (norms != null) {
      norms[l][t] = ofRows(gradient);
    }
  }

  /** A norm for each row. */
  private static double[] ofRows(Matrix rows) {
    double[] norms = new double[rows.rows()];
    for (int b = 0; b < norms.length; b++) {
      double sum = 0;
      for (int j = 0; j < rows.cols(); j++) {
        double x = rows.get(b, j);
        sum += x * x;
      }
      norms[b] = Math.sqrt(sum);
    }
    return norms;
  }
}
