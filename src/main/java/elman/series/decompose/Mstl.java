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
   * What the smoother of a season makes of independent errors of variance 1, in the local means
   * that it consists of.
   *
   * @param rest the variance of what is left of them in the remainder, in the middle of a series
   * @param end the variance that the last period of the season has from them
   */
  public record Noise(double rest, double end) {}

  /**
   * What errors become.
   *
   * @param season its number, from 0 on
   * @param size n, more than two periods
   */
  public static Noise noise(int season, int period, int size) {
    int cycles = (size - 1) / period + 1;
    Loess smoother = Loess.of(window(season), 0);
    double[] weights = smoother.weights((cycles + 1) / 2, cycles);
    double rest = 1 - 2 * weights[(cycles - 1) / 2] + squares(weights);
    return new Noise(rest, squares(smoother.weights(cycles, cycles)));
  }

  private static double squares(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  private static int window(int season) {
    return 11 + 4 * season;
  }

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
        Stl stl = new Stl(periods.get(i), window(i), robust);
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
