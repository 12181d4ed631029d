package elman.series.network;

import elman.series.Normal;
import elman.series.QuantileCurve;
import java.util.List;

/** The quantiles that the networks learn; {@link QuantileCurve} has those in between. */
final class LearnedQuantiles {
  /** Probabilities of the learned quantiles, ascending. */
  static final List<Double> LEARNED = List.of(0.025, 0.1, 0.5, 0.9, 0.975);

  /** Place of the median among them. */
  static final int MEDIAN = 2;

  private static final double[] SCORES = LEARNED.stream().mapToDouble(Normal::quantile).toArray();

  private LearnedQuantiles() {}

  /**
   * The probability that each stands for in the mean: to the middle between it and its neighbours,
   * or to the end.
   */
  private static final double[] WEIGHTS = {0.0625, 0.2375, 0.4, 0.2375, 0.0625};

  /** The normal score of learned quantile {@code q}. */
  static double score(int q) {
    return SCORES[q];
  }

  /** Moves quantiles that are out of order to their neighbour towards the median. */
  static void order(double[] learned) {
    for (int q = MEDIAN + 1; q < learned.length; q++) {
      learned[q] = Math.max(learned[q], learned[q - 1]);
    }
    for (int q = MEDIAN - 1; q >= 0; q--) {
      learned[q] = Math.min(learned[q], learned[q + 1]);
    }
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
