package elman.embed;

import elman.core.Rng;

/** What a word's vector is trained to tell it from. One thread's own. */
interface Objective {
  /** What comes does not follow what was before. */
  default void begin() {}

  /** Adds what a prediction of {@code word} ought to give. */
  void addTargets(int word, Rng rng, Targets targets);
}
