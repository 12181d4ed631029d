package elman.memory;

import elman.core.Matrix;

/**
 * How near a state is to a pattern: m = x . p / N, 1 for the pattern, -1 for its inverse.
 *
 * @param pattern which, from 0
 * @param value m
 */
public record Overlap(int pattern, double value) {
  /**
   * From where on a state counts as the pattern: retrieval near capacity has few errors, not none.
   */
  public static final double RECALLED = 0.95;

  /**
   * Returns the overlap of the greatest size; of those one that is positive, and else the first.
   *
   * @param patterns P x N, P at least 1
   * @param state N values
   */
  public static Overlap nearest(Matrix patterns, float[] state) {
    Overlap nearest = of(patterns, 0, state);
    for (int p = 1; p < patterns.rows(); p++) {
      Overlap overlap = of(patterns, p, state);
      double nearer = Math.abs(overlap.value) - Math.abs(nearest.value);
      if (nearer > 0 || (nearer == 0 && overlap.value > nearest.value)) {
        nearest = overlap;
      }
    }
    return nearest;
  }

  /** Returns the overlap of a state and pattern {@code p}. */
  public static Overlap of(Matrix patterns, int p, float[] state) {
    return new Overlap(p, product(patterns, p, state) / patterns.cols());
  }

  /** Pattern p . x. */
  static double product(Matrix patterns, int p, float[] state) {
    float[] data = patterns.data();
    int at = patterns.at(p);
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      sum += data[at + i] * state[i];
    }
    return sum;
  }

  /** Whether the state is the pattern. */
  public boolean isMemory() {
    return value >= RECALLED;
  }

  /** Whether the state is the pattern's inverse, which every rule remembers too. */
  public boolean isInverse() {
    return value <= -RECALLED;
  }
}
