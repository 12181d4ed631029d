package elman.gradient;

import java.util.ArrayList;
import java.util.List;

/** Norms counted between round limits on a logarithmic axis. */
public final class NormHistogram {
  /** Rows at most. */
  public static final int MOST = 20;

  /** Limits within a power of ten, the finest first: E12, E6, E3 of preferred numbers, and one. */
  private static final double[][] ROUND = {
    {1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2},
    {1, 1.5, 2, 3, 5, 7},
    {1, 2, 5},
    {1}
  };

  /**
   * A row.
   *
   * @param from the least norm that belongs to it
   * @param to the least that does not
   * @param count norms in it, those near a limit being true to the sketch's error
   */
  public record Row(double from, double to, long count) {}

  private NormHistogram() {}

  /** The rows from the least norm to the greatest; none if no norm is above 0. */
  public static List<Row> of(NormSketch norms) {
    double[] range = {Double.POSITIVE_INFINITY, 0};
    norms.each(
        (norm, n) -> {
          if (norm > 0) {
            range[0] = Math.min(range[0], norm);
            range[1] = Math.max(range[1], norm);
          }
        });
    if (!(range[0] <= range[1])) {
      return List.of();
    }
    List<Double> limits = limits(range[0], range[1]);
    double[] counts = new double[limits.size() - 1];
    norms.each(
        (norm, n) -> {
          if (norm > 0) {
            int row = 0;
            while (row + 1 < counts.length
                && norm * (1 + NormSketch.ERROR) >= limits.get(row + 1)) {
              row++;
            }
            counts[row] += n;
          }
        });
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      rows.add(new Row(limits.get(i), limits.get(i + 1), Math.round(counts[i])));
    }
    return rows;
  }

  private static List<Double> limits(double least, double greatest) {
    int from = (int) Math.floor(Math.log10(least));
    int to = (int) Math.floor(Math.log10(greatest));
    for (double[] round : ROUND) {
      List<Double> limits = limits(least, greatest, from, to, 1, round);
      if (limits.size() <= MOST + 1) {
        return limits;
      }
    }
    int stride = (to - from) / (MOST - 1) + 1;
    return limits(least, greatest, from, to, stride, ROUND[ROUND.length - 1]);
  }

  /** The limits of all rows that a norm may be in. */
  private static List<Double> limits(
      double least, double greatest, int from, int to, int stride, double[] round) {
    List<Double> limits = new ArrayList<>();
    for (int power = from; power <= to + stride; power += stride) {
      for (double mantissa : round) {
        double limit = Double.parseDouble(mantissa + "e" + power);
        if (limit <= least) {
          limits.clear();
        }
        limits.add(limit);
        if (limit > greatest) {
          return limits;
        }
      }
    }
    return limits;
  }
}
