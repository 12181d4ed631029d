package elman.series.table;

import elman.series.Holes;
import elman.series.Series;
import java.util.Arrays;

/**
 * A series and where it is in time.
 *
 * @param id its name
 * @param grid its times
 * @param first the step of the first value
 * @param values n, NaN where missing until they are filled
 * @param like the key of the last time, for the offset of those behind it
 * @param known regressors by step from the first on, NaN where missing; no rows if there are none
 * @param unknownLine where the first regressor is missing within the n values; 0 if none is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TableSeries(
    String id,
    Grid grid,
    long first,
    double[] values,
    long like,
    double[][] known,
    int unknownLine) {
  /** The time of a step, counted from the first value on. */
  long at(long step) {
    return grid.at(first + step);
  }

  /** How many regressors are missing within the n values. */
  int missingRegressors() {
    int missing = 0;
    for (int t = 0; t < Math.min(known.length, values.length); t++) {
      missing += (int) Arrays.stream(known[t]).filter(Double::isNaN).count();
    }
    return missing;
  }

  /**
   * The step behind the last value of which a regressor is not known.
   *
   * @return -1 if all are known
   */
  int unknownStep(int horizon) {
    return known.length == 0 ? -1 : unknownStep(known, values.length, values.length + horizon);
  }

  /** The first of some steps of which a regressor is not known, or -1. */
  static int unknownStep(double[][] known, int from, int to) {
    for (int t = from; t < to; t++) {
      if (t >= known.length || Arrays.stream(known[t]).anyMatch(Double::isNaN)) {
        return t;
      }
    }
    return -1;
  }

  /**
   * The series, with regressors for {@code horizon} more steps; missing values are filled in, and
   * what is not known ahead is as the last that is.
   *
   * @param period of the season in steps, or 1
   */
  Series series(int horizon, int period) {
    Holes holes = Holes.fill(values, period);
    if (known.length == 0) {
      return new Series(id, values, known, holes);
    }
    double[][] rows = Arrays.copyOf(known, values.length + horizon);
    for (int t = known.length; t < rows.length; t++) {
      rows[t] = new double[known[0].length];
      Arrays.fill(rows[t], Double.NaN);
    }
    for (int j = 0; j < rows[0].length; j++) {
      fillColumn(rows, j);
    }
    return new Series(id, values, rows, holes);
  }

  /** What is missing at the beginning is as the first that is there. */
  private static void fillColumn(double[][] rows, int column) {
    double[] values = new double[rows.length];
    for (int t = 0; t < rows.length; t++) {
      values[t] = rows[t][column];
    }
    int first = 0;
    while (first < values.length && Double.isNaN(values[first])) {
      first++;
    }
    Arrays.fill(values, 0, first, first == values.length ? 0 : values[first]);
    Holes.fill(values, 1);
    for (int t = 0; t < rows.length; t++) {
      rows[t][column] = values[t];
    }
  }
}
