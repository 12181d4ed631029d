package elman.lm;

import elman.core.Rng;
import java.util.Arrays;

/**
 * Where the gradient is cut: every T steps, or at random with compensation (Tallec and Ollivier
 * 2017, "Unbiasing truncated backpropagation through time"): after n steps of a chunk it ends with
 * probability c(n) = a / ((a - 1) T + n), T steps in the mean, and a gradient that crosses that
 * place is divided by 1 - c(n), so that its expectation is that of the gradient never cut.
 *
 * <p>A chunk of 8 T steps (about one in 300) is cut all the same, to bound the memory.
 */
final class ChunkLengths {
  private static final double TAIL = 6;
  private static final int LONGEST = 8;

  private final int bptt;
  private final boolean random;
  private final Rng rng;
  private final float[] carry;

  /**
   * @param bptt T
   * @param random whether lengths are random
   * @param rng source of the lengths
   */
  ChunkLengths(int bptt, boolean random, Rng rng) {
    this.bptt = bptt;
    this.random = random;
    this.rng = rng;
    carry = new float[longest()];
    Arrays.fill(carry, 1);
    for (int n = 1; random && n < carry.length; n++) {
      carry[n] = (float) (1 / (1 - cut(n)));
    }
  }

  /** No chunk is longer. */
  int longest() {
    return random ? LONGEST * bptt : bptt;
  }

  /** Length of the chunk that begins with step {@code step} of the run. */
  int length(long step) {
    if (!random) {
      return bptt;
    }
    Rng draws = rng.split(step);
    int n = 1;
    while (n < longest() && draws.nextDouble() >= cut(n)) {
      n++;
    }
    return n;
  }

  /** Factors on the gradient's way from step n to step n - 1 of a chunk. */
  float[] carry() {
    return carry;
  }

  private double cut(int n) {
    return TAIL / ((TAIL - 1) * bptt + n);
  }
}
