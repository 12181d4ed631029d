package elman.series.decompose;

import java.util.Arrays;

/**
 * The seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning 1990), with
 * their published program's choices, which are those of R's {@code stl}: local means for the
 * seasonal component, local lines for the trend and the low-pass filter.
 *
 * @param period of the season, at least 2
 * @param window of the seasonal smoother, in periods, odd; or {@link #PERIODIC}
 * @param robust whether outliers lose their weight: 15 outer passes of one inner each, where there
 *     is one of two otherwise
 */
public record Stl(int period, int window, boolean robust) {
  /** The window of a season that never changes. */
  public static final int PERIODIC = Integer.MAX_VALUE;

  /**
   * @throws IllegalArgumentException if the period or the window is too small
   */
  public Stl {
    if (period < 2 || window < 3) {
      throw new IllegalArgumentException(
          "a season has a period of at least 2 and a window of at least 3");
    }
  }

  /** The smoothers and buffers for one series. */
  private static final class Pass {
    final double[] y;
    final int n;
    final int period;
    final Loess seasonalSmoother;
    final Loess trendSmoother;
    final Loess lowPassSmoother;
    final double[] season;
    final double[] trend;
    final double[] rest;
    final double[] cycles;
    final double[] averages;
    final double[] lowPass;
    final double[] column;
    final double[] smoothColumn;
    final double[] columnWeights;
    final double[] scratch;

    Pass(double[] y, int period, int window) {
      this.y = y;
      this.n = y.length;
      this.period = period;
      seasonalSmoother = Loess.of(window, 0);
      trendSmoother = Loess.of((int) Math.ceil(1.5 * period / (1 - 1.5 / window)), 1);
      lowPassSmoother = Loess.of(period, 1);
      season = new double[n];
      trend = new double[n];
      rest = new double[n];
      cycles = new double[n + 2 * period];
      averages = new double[n + 2 * period];
      lowPass = new double[n + 2 * period];
      int most = (n - 1) / period + 1;
      column = new double[most];
      smoothColumn = new double[most + 2];
      columnWeights = new double[most];
      scratch = new double[n];
    }

    /** The inner loop's six steps (section 2). */
    void inner(double[] robustness) {
      for (int t = 0; t < n; t++) {
        rest[t] = y[t] - trend[t];
      }
      smoothCycles(robustness);
      average(cycles, n + 2 * period, period, averages);
      average(averages, n + period + 1, period, lowPass);
      average(lowPass, n + 2, 3, averages);
      lowPassSmoother.smooth(averages, n, null, lowPass, 0, scratch);
      for (int t = 0; t < n; t++) {
        season[t] = cycles[period + t] - lowPass[t];
        rest[t] = y[t] - season[t];
      }
      trendSmoother.smooth(rest, n, robustness, trend, 0, scratch);
    }

    /** Smooths each phase of the season by itself, from one period before to one behind. */
    private void smoothCycles(double[] robustness) {
      for (int phase = 0; phase < period; phase++) {
        int size = (n - 1 - phase) / period + 1;
        for (int i = 0; i < size; i++) {
          column[i] = rest[i * period + phase];
          if (robustness != null) {
            columnWeights[i] = robustness[i * period + phase];
          }
        }
        smoothColumn(size, robustness == null ? null : columnWeights);
        for (int i = 0; i < size + 2; i++) {
          cycles[i * period + phase] = smoothColumn[i];
        }
      }
    }

    private void smoothColumn(int size, double[] weights) {
      Loess smoother = seasonalSmoother;
      smoother.smooth(column, size, weights, smoothColumn, 1, scratch);
      int right = Math.min(smoother.window(), size);
      double before = smoother.at(column, size, 0, 1, right, weights, scratch);
      smoothColumn[0] = Double.isNaN(before) ? smoothColumn[1] : before;
      int left = Math.max(1, size - smoother.window() + 1);
      double behind = smoother.at(column, size, size + 1, left, size, weights, scratch);
      smoothColumn[size + 1] = Double.isNaN(behind) ? smoothColumn[size] : behind;
    }

    /** Moving averages of {@code length}: n - length + 1 values. */
    private static void average(double[] x, int n, int length, double[] averages) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += x[i];
        if (i >= length - 1) {
          averages[i - length + 1] = sum / length;
          sum -= x[i - length + 1];
        }
      }
    }

    /** Bisquare weights of the remainder, by six times its median (section 2.4). */
    void weigh(double[] robustness) {
      for (int t = 0; t < n; t++) {
        scratch[t] = Math.abs(y[t] - season[t] - trend[t]);
      }
      double[] sorted = Arrays.copyOf(scratch, n);
      Arrays.sort(sorted);
      double reach = 3 * (sorted[n / 2] + sorted[(n - 1) / 2]);
      for (int t = 0; t < n; t++) {
        double ratio = scratch[t] / reach;
        if (scratch[t] <= 0.001 * reach) {
          robustness[t] = 1;
        } else {
          robustness[t] = ratio <= 0.999 ? (1 - ratio * ratio) * (1 - ratio * ratio) : 0;
        }
      }
    }
  }

  /**
   * Decomposes a series in time proportional to its length.
   *
   * @param y n values, more than two periods
   * @throws IllegalArgumentException if there are fewer
   */
  public Decomposition decompose(double[] y) {
    int n = y.length;
    if (n <= 2L * period) {
      throw new IllegalArgumentException(n + " values are not two periods of " + period);
    }
    boolean periodic = window == PERIODIC;
    Pass pass = new Pass(y, period, periodic ? 10 * n + 1 : window);
    pass.inner(null);
    if (robust) {
      double[] robustness = new double[n];
      for (int outer = 0; outer < 15; outer++) {
        pass.weigh(robustness);
        pass.inner(robustness);
      }
    } else {
      pass.inner(null);
    }
    if (periodic) {
      averagePhases(pass.season);
    }
    double[] remainder = new double[n];
    for (int t = 0; t < n; t++) {
      remainder[t] = y[t] - pass.season[t] - pass.trend[t];
    }
    return new Decomposition(pass.trend, new double[][] {pass.season}, remainder);
  }

  private void averagePhases(double[] season) {
    for (int phase = 0; phase < period; phase++) {
      double sum = 0;
      int size = 0;
      for (int t = phase; t < season.length; t += period) {
        sum += season[t];
        size++;
      }
      for (int t = phase; t < season.length; t += period) {
        season[t] = sum / size;
      }
    }
  }
}
