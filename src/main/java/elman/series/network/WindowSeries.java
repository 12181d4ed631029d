package elman.series.network;

import elman.series.Series;

/**
 * A series as windows are cut from it: its values less the first one, divided by the largest of
 * them, and sums that tell the deviation of any part at once.
 */
final class WindowSeries {
  /** Part of the deviation of all that is known, below which no window is taken to vary. */
  private static final double LEAST_DEVIATION = 0.1;

  private final double first;
  private final double unit;
  private final double[] values;

  /** Sums of the values, and of their squares, before each. */
  private final double[] sums;

  private final double[] squares;
  private final double[][] regressors;

  WindowSeries(Series series) {
    int n = series.size();
    regressors = series.regressors();
    double largest = 0;
    for (double value : series.values()) {
      largest = Math.max(largest, Math.abs(value - series.values()[0]));
    }
    boolean representable = Double.isFinite(largest);
    first = series.values()[representable ? 0 : n - 1];
    unit = representable ? largest : 0;
    values = new double[n];
    sums = new double[n + 1];
    squares = new double[n + 1];
    for (int i = 0; i < n; i++) {
      values[i] = unit > 0 ? (series.values()[i] - first) / unit : 0;
      sums[i + 1] = sums[i] + values[i];
      squares[i + 1] = squares[i] + values[i] * values[i];
    }
  }

  int size() {
    return values.length;
  }

  /** Whether it varies; one whose values are too far apart for their difference does not. */
  boolean varies() {
    return unit > 0;
  }

  /**
   * The value at time i when only those before {@code origin} are known; before the first one the
   * oldest {@code season} values are repeated.
   */
  double value(int i, int origin, int season) {
    return values[index(i, origin, season)];
  }

  private static int index(int i, int origin, int season) {
    return i >= 0 ? i : Math.floorMod(i, Math.min(season, origin));
  }

  /** Regressor {@code column} at time i, before the first time as for {@link #value}; or NaN. */
  double regressor(int i, int origin, int season, int column) {
    int row = index(i, origin, season);
    return row < regressors.length && column < regressors[row].length
        ? regressors[row][column]
        : Double.NaN;
  }

  /**
   * What a window's values are divided by: their standard deviation, but at least a tenth of that
   * of all values before its end; 0 if these are all the same.
   */
  double scale(int origin, int window) {
    double local = deviation(Math.max(0, origin - window), origin);
    return Math.max(local, LEAST_DEVIATION * deviation(0, origin));
  }

  private double deviation(int from, int to) {
    double mean = (sums[to] - sums[from]) / (to - from);
    double square = (squares[to] - squares[from]) / (to - from);
    double variance = square - mean * mean;
    // Less than this is what rounding leaves of equal values.
    return variance > 1e-12 * square ? Math.sqrt(variance) : 0;
  }

  /** A value of the series' own size. */
  double restore(double value) {
    return first + unit * value;
  }
}
