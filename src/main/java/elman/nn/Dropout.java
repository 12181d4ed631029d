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
    float[] factors = {1 / (1 - rate), 0};
    workers.split(
        x.rows(),
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            mask(x.data(), x.at(i), x.cols(), threshold, factors, stream.split(i));
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

  /** Looks factors up, since a processor cannot guess which way a random branch goes. */
  private static void mask(float[] x, int xo, int n, int threshold, float[] factors, Rng rng) {
    for (int j = xo; j < xo + n; j += Long.SIZE / BITS) {
      long bits = rng.nextLong();
      for (int k = j; k < Math.min(j + Long.SIZE / BITS, xo + n); k++) {
        x[k] *= factors[(int) ((bits & 0xffff) - threshold) >>> 31];
        bits >>>= BITS;
      }
    }
  }
}
