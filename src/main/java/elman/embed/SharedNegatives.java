package elman.embed;

import elman.core.Rng;

/**
 * A word against negative samples, which all words of a context share (Ji et al. 2016), and a few
 * words that follow each other may too: then they are still in the cache.
 */
final class SharedNegatives implements Objective {
  private final NegativeSampling sampling;
  private final int stride;
  private final int[] drawn;
  private final int sharedBy;
  private int uses;

  /**
   * @param n negative samples
   * @param stride floats from a row to the next
   * @param sharedBy words that follow each other and share them
   */
  SharedNegatives(NegativeSampling sampling, int n, int stride, int sharedBy) {
    this.sampling = sampling;
    this.stride = stride;
    this.sharedBy = sharedBy;
    drawn = new int[n];
  }

  @Override
  public void begin() {
    uses = 0;
  }

  @Override
  public void addTargets(int word, Rng rng, Targets targets) {
    if (uses++ % sharedBy == 0) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = sampling.draw(rng);
      }
    }
    targets.add(word * stride, 1);
    for (int negative : drawn) {
      if (negative != word) {
        targets.add(negative * stride, 0);
      }
    }
  }
}
