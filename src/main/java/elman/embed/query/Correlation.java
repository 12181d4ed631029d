package elman.embed.query;

import elman.core.Moments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How closely two rows of numbers go together. */
final class Correlation {
  private Correlation() {}

  /** Pearson's r (1895); NaN for fewer than two pairs, or if one row is constant. */
  static double pearson(double[] x, double[] y) {
    Moments ofX = new Moments();
    Moments ofY = new Moments();
    Arrays.stream(x).forEachOrdered(ofX::add);
    Arrays.stream(y).forEachOrdered(ofY::add);
    if (ofX.deviation() == 0 || ofY.deviation() == 0) {
      return Double.NaN;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - ofX.mean();
      double dy = y[i] - ofY.mean();
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
  }

  /** Spearman's rho (1904): Pearson's r of the ranks. */
  static double spearman(double[] x, double[] y) {
    return pearson(ranks(x), ranks(y));
  }

  /** Ranks from 1 on; equal numbers share the mean of theirs. */
  static double[] ranks(double[] x) {
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[x.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && x[order[to]] == x[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
    }
    return ranks;
  }
}
