package elman.synth;

import elman.core.Rng;

/** What generators draw. */
final class Draw {
  private Draw() {}

  /** Uniform in 0 .. n - 1. */
  static int below(int n, Rng rng) {
    return (int) (rng.nextDouble() * n);
  }

  /** A length between the least and the greatest. */
  static int length(Settings settings, Rng rng) {
    return settings.shortest() + below(settings.longest() - settings.shortest() + 1, rng);
  }

  /** One of some words. */
  static String word(String[] words, Rng rng) {
    return words[below(words.length, rng)];
  }
}
