package elman.series.decompose;

import java.util.List;

/**
 * The decomposition of a series of several seasons by repeated {@link Stl} (Bandara, Hyndman and
 * Bergmeir 2021, algorithm 1): the seasons take turns, each fitted to what the others leave, twice.
 * The i-th period's window is 7 + 4i, the choice of R's {@code mstl}.
 *
 * @param robust whether outliers lose their weight
 */
public record Mstl(boolean robust) {
  private static final int ROUNDS = 2;

  /**
   * Decomposes a series.
   *
   * @param y n values, more than two of the longest period
   * @param periods ascending, at least one
   * @throws IllegalArgumentException if there is no period, or one too long
   */
  public Decomposition decompose(double[] y, List<Integer> periods) {
    if (periods.isEmpty()) {
      throw new IllegalArgumentException("there is no season to find");
    }
    int n = y.length;
    double[][] seasonal = new double[periods.size()][n];
    double[] rest = y.clone();
    double[] trend = null;
    int rounds = periods.size() == 1 ? 1 : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < seasonal.length; i++) {
        for (int t = 0; t < n; t++) {
          rest[t] += seasonal[i][t];
        }
        Stl stl = new Stl(periods.get(i), 11 + 4 * i, robust);
        Decomposition part = stl.decompose(rest);
        seasonal[i] = part.seasonal()[0];
        trend = part.trend();
        for (int t = 0; t < n; t++) {
          rest[t] -= seasonal[i][t];
        }
      }
    }
    for (int t = 0; t < n; t++) {
      rest[t] -= trend[t];
    }
    return new Decomposition(trend, seasonal, rest);
  }
}
