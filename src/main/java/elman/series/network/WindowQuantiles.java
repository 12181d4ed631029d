package elman.series.network;

import elman.series.Normal;
import java.util.List;

/**
 * The quantiles that a network learns, and those in between: along a straight line from one to the
 * next over the quantiles of the standard normal distribution, and on along the outer ones.
 */
final class WindowQuantiles {
  /** Probabilities of the learned quantiles, ascending. */
  static final List<Double> LEARNED = List.of(0.025, 0.1, 0.5, 0.9, 0.975);

  /** Place of the median among them. */
  static final int MEDIAN = 2;

  private static final double[] SCORES = LEARNED.stream().mapToDouble(Normal::quantile).toArray();

  private WindowQuantiles() {}

  /**
   * The probability that each stands for in the mean: to the middle between it and its neighbours,
   * or to the end.
   */
  private static final double[] WEIGHTS = {0.0625, 0.2375, 0.4, 0.2375, 0.0625};

  /** The normal score of learned quantile {@code q}. */
  static double score(int q) {
    return SCORES[q];
  }

  /** Raises every quantile to the one before it where it is less. */
  static void order(double[] learned) {
    for (int q = MEDIAN + 1; q < learned.length; q++) {
      learned[q] = Math.max(learned[q], learned[q - 1]);
    }
    for (int q = MEDIAN - 1; q >= 0; q--) {
      learned[q] = Math.min(learned[q], learned[q + 1]);
    }
  }

  /**
   * The quantile of probability {@code p}.
   *
   * @param learned in order
   */
  static double at(double p, double[] learned) {
    double z = Normal.quantile(p);
    int right = 1;
    while (right < SCORES.length - 1 && SCORES[right] < z) {
      right++;
    }
    double share = (z - SCORES[right - 1]) / (SCORES[right] - SCORES[right - 1]);
    return learned[right - 1] + share * (learned[right] - learned[right - 1]);
  }

  /** The mean of a variable with these quantiles. */
  static double mean(double[] learned) {
    double sum = 0;
    for (int q = 0; q < learned.length; q++) {
      sum += WEIGHTS[q] * learned[q];
    }
    return sum;
  }
}
