package elman.nn;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;

/**
 * Inverted dropout (Srivastava et al. 2014; between recurrent layers as in Zaremba et al. 2014):
 * each element is kept with probability 1 - p and then divided by it.
 *
 * <p>No mask is stored: row i of a chunk draws from a stream of its own, so the backward pass and
 * any number of threads see the same one.
 *
 * @param rate p in [0, 1)
 */
public record Dropout(float rate) {
  private static final int BITS = 16;

  /**
   * Multiplies {@code x} by the mask of {@code stream}; the same call masks the gradient.
   *
   * @param stream null for no dropout
   */
  public void apply(Workers workers, Matrix x, Rng stream) {
    if (stream == null || rate == 0) {
      return;
    }
    int threshold = Math.round(rate * (1 << BITS));
    float scale = 1 / (1 - rate);
    workers.split(
        x.rows(),
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            mask(x.data(), x.at(i), x.cols(), threshold, scale, stream.split(i));
          }
        });
  }

  /**
   * Multiplies {@code x} by a mask of its own.
   *
   * @param rng what the mask's stream is split from; null for no dropout
   * @param key of the stream
   */
  public void apply(Workers workers, Matrix x, Rng rng, int key) {
    apply(workers, x, split(rng, key));
  }

  /** The random numbers of one of several places of dropout; null, for no dropout, of null. */
  public static Rng split(Rng rng, int key) {
    return rng == null ? null : rng.split(key);
  }

  private static void mask(float[] x, int xo, int n, int threshold, float scale, Rng rng) {
    long bits = 0;
    for (int j = 0; j < n; j++) {
      bits = (j & 3) == 0 ? rng.nextLong() : bits >>> BITS;
      x[xo + j] *= (bits & 0xffff) < threshold ? 0 : scale;
    }
  }
}
