package elman.series;

import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of any probability from a few that are known: straight lines between them over the
 * standard normal's quantiles; beyond the outermost as if the distribution went on as a normal one
 * that has the median and the outermost quantile.
 */
public final class QuantileCurve {
  private final double[] scores;
  private final double[] values;

  /**
   * @param probabilities of the known quantiles, ascending, at least two
   * @param values the quantiles; where they are out of order they are put in order
   */
  public QuantileCurve(List<Double> probabilities, double[] values) {
    scores = probabilities.stream().mapToDouble(Normal::quantile).toArray();
    this.values = values.clone();
    Arrays.sort(this.values);
  }

  /** The quantile of probability {@code p}, between 0 and 1. */
  public double at(double p) {
    double z = Normal.quantile(p);
    int last = scores.length - 1;
    if (z < scores[0]) {
      return beyond(0, z);
    }
    if (z > scores[last]) {
      return beyond(last, z);
    }
    int i = 1;
    while (i < last && scores[i] < z) {
      i++;
    }
    double share = (z - scores[i - 1]) / (scores[i] - scores[i - 1]);
    return values[i - 1] + share * (values[i] - values[i - 1]);
  }

  private double beyond(int outermost, double z) {
    int inner = nearestToMedian(outermost);
    double slope = (values[outermost] - values[inner]) / (scores[outermost] - scores[inner]);
    return values[outermost] + slope * (z - scores[outermost]);
  }

  private int nearestToMedian(int other) {
    int nearest = other == 0 ? 1 : 0;
    for (int i = 0; i < scores.length; i++) {
      if (i != other && Math.abs(scores[i]) < Math.abs(scores[nearest])) {
        nearest = i;
      }
    }
    return nearest;
  }
}
