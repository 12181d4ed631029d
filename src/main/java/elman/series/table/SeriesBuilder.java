package elman.series.table;

import elman.io.FormatException;
import java.util.Arrays;

/** Puts the points of series on their grids: one of each step, in order. */
final class SeriesBuilder {
  /** Most steps for each point, and some: beyond, times are wrong or the frequency is. */
  private static final long MOST_STEPS = 20;

  private static final long MORE_STEPS = 1000;

  private final TimeForm form;
  private final Frequency frequency;
  private final Lines lines;
  private final Repairs repairs;
  private final Layout layout;

  SeriesBuilder(TimeForm form, Frequency frequency, Lines lines, Repairs repairs, Layout layout) {
    this.form = form;
    this.frequency = frequency;
    this.lines = lines;
    this.repairs = repairs;
    this.layout = layout;
  }

  private long axis(long key) {
    return frequency.isCalendar() ? form.wall(key) : form.elapsed(key);
  }

  /**
   * Builds a series; missing values between others are still NaN.
   *
   * @param points sorted
   * @throws FormatException if it cannot be built, or nothing may be repaired
   */
  TableSeries build(Points points) throws FormatException {
    int size = points.size();
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      times[i] = axis(points.key(i));
    }
    int first = firstObserved(points);
    if (first == size) {
      throw lines.fault(size == 0 ? 1 : points.line(0), "", "has no value at all");
    }
    Grid grid = Grid.of(frequency, times);
    long[] steps = steps(points, grid, times);
    int[] rows = rows(points, steps);
    return new TableSeries(
        points.id(),
        grid,
        steps[first],
        values(points, steps, rows),
        points.key(rows[rows.length - 1]),
        regressors(points, steps, rows, steps[first]));
  }

  private static int firstObserved(Points points) {
    int first = 0;
    while (first < points.size() && Double.isNaN(points.value(first))) {
      first++;
    }
    return first;
  }

  /** The step of each point. */
  private long[] steps(Points points, Grid grid, long[] times) throws FormatException {
    long[] steps = new long[times.length];
    int off = 0;
    int first = -1;
    for (int i = 0; i < times.length; i++) {
      steps[i] = grid.step(times[i]);
      long distance = Math.abs(grid.at(steps[i]) - times[i]);
      if (distance > grid.tolerance()) {
        throw lines.fault(
            points.line(i),
            layout.name(layout.time()),
            "is between two steps of " + frequency + " (see --freq)");
      }
      if (distance > 0) {
        first = off == 0 ? i : first;
        off++;
      }
    }
    if (off > 0) {
      repairs.add(Repairs.Kind.OFF_GRID, off, points.line(first));
    }
    return steps;
  }

  /** The points that count, one of a step: the last that has a value. */
  private int[] rows(Points points, long[] steps) throws FormatException {
    int[] rows = new int[steps.length];
    int size = 0;
    int same = 0;
    int conflicts = 0;
    for (int i = 0; i < steps.length; i++) {
      if (size == 0 || steps[rows[size - 1]] != steps[i]) {
        rows[size++] = i;
        continue;
      }
      double before = points.value(rows[size - 1]);
      double value = points.value(i);
      boolean equal = before == value || Double.isNaN(value);
      if (equal) {
        same++;
      } else {
        conflicts++;
      }
      repairs.add(equal ? Repairs.Kind.DUPLICATE : Repairs.Kind.CONFLICT, points.line(i));
      rows[size - 1] = Double.isNaN(value) ? rows[size - 1] : i;
    }
    if (conflicts > 1 && conflicts > same && conflicts * 2 >= size) {
      throw lines.fault(
          points.line(0),
          "",
          "begins a series in which most times have several values; is there a column of names? say"
              + " it with --id");
    }
    return Arrays.copyOf(rows, size);
  }

  /** From the first value to the last. */
  private double[] values(Points points, long[] steps, int[] rows) throws FormatException {
    int first = 0;
    int last = rows.length - 1;
    while (Double.isNaN(points.value(rows[first]))) {
      first++;
    }
    while (Double.isNaN(points.value(rows[last]))) {
      last--;
    }
    if (first > 0) {
      repairs.add(Repairs.Kind.LEADING, first, points.line(rows[0]));
    }
    if (last < rows.length - 1 && layout.regressors().length == 0) {
      repairs.add(Repairs.Kind.TRAILING, rows.length - 1 - last, points.line(rows[last + 1]));
    }
    int length = length(points, steps, rows[first], rows[last]);
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    for (int i = first; i <= last; i++) {
      int at = (int) (steps[rows[i]] - steps[rows[first]]);
      values[at] = points.value(rows[i]);
      if (Double.isNaN(values[at])) {
        repairs.add(Repairs.Kind.MISSING, points.line(rows[i]));
      }
      if (i > first) {
        long gap = steps[rows[i]] - steps[rows[i - 1]] - 1;
        repairs.add(Repairs.Kind.GAP, gap, points.line(rows[i - 1]));
      }
    }
    return values;
  }

  private int length(Points points, long[] steps, int first, int last) throws FormatException {
    long length = steps[last] - steps[first] + 1;
    if (length > MOST_STEPS * points.size() + MORE_STEPS) {
      throw lines.fault(
          points.line(first),
          "",
          "begins a series of "
              + points.size()
              + " values over "
              + length
              + " steps of "
              + frequency
              + "; say the frequency with --freq");
    }
    return (int) length;
  }

  /** All that is known from the first value on, by step and column; no rows without regressors. */
  private double[][] regressors(Points points, long[] steps, int[] rows, long first)
      throws FormatException {
    int columns = layout.regressors().length;
    if (columns == 0) {
      return new double[0][];
    }
    int length = length(points, steps, firstObserved(points), rows[rows.length - 1]);
    double[][] known = new double[length][columns];
    for (double[] row : known) {
      Arrays.fill(row, Double.NaN);
    }
    for (int row : rows) {
      int at = (int) (steps[row] - first);
      for (int j = 0; at >= 0 && j < columns; j++) {
        known[at][j] = points.regressor(j, row);
      }
    }
    return known;
  }
}
