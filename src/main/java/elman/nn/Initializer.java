package elman.nn;

import elman.core.Doubles;
import elman.core.Matrix;
import elman.core.Rng;

/**
 * Where training starts: input and output weights uniform in +-1/sqrt(H) as in PyTorch, embeddings
 * normal, recurrent weights orthogonal (Saxe et al. 2014) or the identity (Le et al. 2015).
 */
public final class Initializer {
  private final Rng rng;

  /** Draws from {@code rng}. */
  public Initializer(Rng rng) {
    this.rng = rng;
  }

  /** Uniform in [-bound, bound). */
  public void uniform(Param param, float bound) {
    float[] w = param.weights();
    for (int j = 0; j < w.length; j++) {
      w[j] = bound * (2 * rng.nextFloat() - 1);
    }
  }

  /** Normal with mean 0. */
  public void normal(Param param, float deviation) {
    float[] w = param.weights();
    for (int j = 0; j < w.length; j++) {
      w[j] = deviation * (float) rng.nextGaussian();
    }
  }

  /** Each square block of {@code weights}, H x H one below the other, orthogonal. */
  public void orthogonal(Param weights) {
    int size = weights.value().cols();
    for (int gate = 0; gate < weights.value().rows() / size; gate++) {
      orthogonal(weights.value().rows(gate * size, size));
    }
  }

  /** Gaussian rows, made orthonormal one after the other (modified Gram-Schmidt, applied twice). */
  private void orthogonal(Matrix square) {
    int n = square.cols();
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = rng.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < i; k++) {
          subtractProjection(rows[i], rows[k]);
        }
      }
      double norm = Math.sqrt(Doubles.dot(rows[i], rows[i]));
      for (int j = 0; j < n; j++) {
        rows[i][j] /= norm;
        square.set(i, j, (float) rows[i][j]);
      }
    }
  }

  private static void subtractProjection(double[] x, double[] unit) {
    double length = Doubles.dot(x, unit);
    for (int j = 0; j < x.length; j++) {
      x[j] -= length * unit[j];
    }
  }

  /** Each square block of {@code weights} the identity. */
  public void identity(Param weights) {
    int size = weights.value().cols();
    weights.value().fill(0);
    for (int i = 0; i < weights.value().rows(); i++) {
      weights.value().set(i, i % size, 1);
    }
  }

  /** {@code count} elements of a bias from element {@code from} on. */
  public void constant(Param bias, int from, int count, float value) {
    for (int j = from; j < from + count; j++) {
      bias.value().set(0, j, value);
    }
  }

  /** Each row the logarithms of 1, 2, 3 ... */
  public void logarithms(Param param) {
    for (int i = 0; i < param.value().rows(); i++) {
      for (int j = 0; j < param.value().cols(); j++) {
        param.value().set(i, j, (float) Math.log(j + 1.0));
      }
    }
  }

  /**
   * {@code count} elements of a bias from element {@code from} on, such that their softplus is
   * between two steps, uniformly on a logarithmic scale.
   */
  public void steps(Param bias, int from, int count, double shortest, double longest) {
    for (int j = from; j < from + count; j++) {
      double step = shortest * Math.pow(longest / shortest, rng.nextDouble());
      bias.value().set(0, j, (float) Math.log(Math.expm1(step)));
    }
  }
}
