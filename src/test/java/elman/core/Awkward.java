package elman.core;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import java.util.stream.IntStream;

/** What the contracts share: sizes at which loops go wrong, and how exact a float has to be. */
final class Awkward {
  /** Elements before a range, its canaries; after it stand {@link #AFTER}. */
  static final int[] OFFSETS = {0, 1, 5};

  static final int AFTER = 40;

  private Awkward() {}

  /** A test of {@code n} elements that start at {@code offset}. */
  @FunctionalInterface
  interface Case {
    void run(int n, int offset, Rng rng);
  }

  /** Runs {@code test} for every size of {@link #sizes} at every offset of {@link #OFFSETS}. */
  static void each(Kernels kernels, Case test) {
    Rng rng = new Rng(1);
    for (int n : sizes(kernels).toArray()) {
      for (int offset : OFFSETS) {
        test.run(n, offset, rng);
      }
    }
  }

  /**
   * Every size up to one beyond a panel, which is two vectors: none, one, a vector or two and one
   * more or less; then 100 and 1000.
   */
  static IntStream sizes(Kernels kernels) {
    return IntStream.concat(
        IntStream.rangeClosed(0, kernels.panelWidth() + 1), IntStream.of(100, 1000));
  }

  /**
   * Fails unless {@code actual} is as near to {@code exact} as arithmetic in float allows: one part
   * in 2^23 of {@code magnitude}, the sum of the magnitudes of the terms, for each of the {@code
   * roundings} on the way.
   */
  static void assertNear(double exact, double actual, double magnitude, int roundings) {
    double tolerance = roundings * 0x1p-23 * magnitude;
    if (!(Math.abs(actual - exact) <= tolerance)) {
      fail(
          String.format(Locale.ROOT, "%s instead of %s, tolerance %.2g", actual, exact, tolerance));
    }
  }
}
