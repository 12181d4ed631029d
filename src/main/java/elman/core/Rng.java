package elman.core;

import java.util.Collections;
import java.util.List;

/**
 * The SplitMix64 generator (Steele, Lea and Flood 2014, figure 16): 64 bits of state, so a
 * checkpoint saves it as one number, and splittable, so that every consumer has its own stream that
 * no other consumer's draws can shift.
 */
public final class Rng {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** A generator that continues from {@code state}, a seed or what {@link #state} returned. */
  public Rng(long state) {
    this.state = state;
  }

  /** The state; {@code new Rng(state)} continues from here. */
  public long state() {
    return state;
  }

  /**
   * The generator of stream {@code key}: the same for the same state and key, and unlike others.
   */
  public Rng split(long key) {
    return new Rng(mix(state + GOLDEN_GAMMA * (mix(key + 1) | 1)));
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1), in steps of 2^-24. */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /** Uniform in [0, 1), in steps of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in 0 to {@code bound} - 1, but for a bias of less than bound / 2^53. */
  public long nextLong(long bound) {
    return (long) (nextDouble() * bound);
  }

  /** A random order of the elements (Fisher and Yates). */
  public void shuffle(int[] elements) {
    for (int i = elements.length - 1; i > 0; i--) {
      int j = (int) nextLong(i + 1);
      int last = elements[i];
      elements[i] = elements[j];
      elements[j] = last;
    }
  }

  /** A random order of the elements, the same as of as many in an array. */
  public void shuffle(List<?> elements) {
    for (int i = elements.size() - 1; i > 0; i--) {
      Collections.swap(elements, i, (int) nextLong(i + 1));
    }
  }

  /** Standard normal (Box and Muller 1958). */
  public double nextGaussian() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
