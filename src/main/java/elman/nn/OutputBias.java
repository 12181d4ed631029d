package elman.nn;

import java.util.stream.LongStream;

/**
 * Where the bias of an output layer starts: at the log prior, which says what can be said without a
 * look at the input (as Lin et al. 2017, section 3.3, start that of a rare class). From zeros the
 * hidden states are first bent to say that, and stay so for long, the longer the larger the
 * vocabulary.
 */
public final class OutputBias {
  private OutputBias() {}

  /**
   * Of a softmax over K: the logarithm of each one's share, everything counted once more than it
   * was.
   *
   * @param bias 1 x K
   * @param counts how often there is each of the K
   */
  public static void logShares(Param bias, long[] counts) {
    double all = LongStream.of(counts).sum() + counts.length;
    for (int k = 0; k < counts.length; k++) {
      bias.weights()[k] = (float) Math.log((counts[k] + 1) / all);
    }
  }

  /**
   * Of D sigmoids: the logarithm of the odds of each, 0 and 1 counted once more than they were.
   *
   * @param bias 1 x D
   * @param ones how often each of the D is 1
   * @param all of how often
   */
  public static void logOdds(Param bias, long[] ones, long all) {
    for (int j = 0; j < ones.length; j++) {
      bias.weights()[j] = (float) Math.log((ones[j] + 1.0) / (all - ones[j] + 1.0));
    }
  }
}
