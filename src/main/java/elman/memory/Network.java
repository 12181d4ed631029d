package elman.memory;

import elman.core.Rng;

/** A network that goes from a state to one that it remembers. */
public interface Network {
  /**
   * Lets the network go.
   *
   * @param start state to begin with, N values +1 or -1; not changed
   * @param mostSweeps updates of all units after which to give up
   * @param rng for what is left to chance
   */
  Recall recall(float[] start, int mostSweeps, Rng rng);
}
