package elman.embed;

import elman.core.Rng;

/**
 * Leaves out frequent words at random: word w is kept with the probability sqrt(t / f) + t / f, f
 * its share of the text and t the threshold, as word2vec.c does (Mikolov et al. 2013b, section 2.3,
 * has the first term only).
 */
final class Subsampling {
  /** Of 2^31 draws, how many keep a word. */
  private final int[] kept;

  /**
   * @param threshold t; 0 to keep all
   */
  Subsampling(Lexicon words, double threshold) {
    kept = new int[words.size()];
    for (int i = 0; i < kept.length; i++) {
      double ratio = threshold * words.total() / Math.max(1, words.count(i));
      double share = threshold == 0 ? 1 : Math.sqrt(ratio) + ratio;
      kept[i] = share >= 1 ? Integer.MAX_VALUE : (int) (share * 0x1p31);
    }
  }

  /** Whether a word is kept this time. */
  boolean keeps(int word, Rng rng) {
    return kept[word] == Integer.MAX_VALUE || (int) (rng.nextLong() >>> 33) < kept[word];
  }
}
