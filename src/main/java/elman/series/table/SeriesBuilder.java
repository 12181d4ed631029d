package elman.series.table;

import elman.io.FormatException;
import java.util.Arrays;

/** Puts the points of series on their grids: one of each step, in order. */
final class SeriesBuilder {
  /** Most steps for each point, and some: beyond, times are wrong or the frequency is. */
  private static final long MOST_STEPS = 20;

  private static final long MORE_STEPS = 1000;

  /** Fewest times by which a series tells a frequency of its own. */
  private static final int TELLING = 4;

  private final TimeForm form;
  private final Frequency frequency;
  private final TableSettings settings;
  private final Lines lines;
  private final Repairs repairs;
  private final Layout layout;

  SeriesBuilder(TableReader reader, TableSettings settings, Frequency frequency) {
    form = reader.form();
    this.settings = settings;
    this.frequency = frequency;
    lines = reader.lines();
    repairs = reader.repairs();
    layout = reader.layout();
  }

  private long[] times(Points points, boolean onWall) {
    long[] times = new long[points.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = onWall ? form.wall(points.key(i)) : form.elapsed(points.key(i));
    }
    return times;
  }

  /** The grid that more of the times are on, where there may be two. */
  private Grid grid(Points points) {
    boolean calendar = frequency.isCalendar();
    long[] times = times(points, calendar);
    Grid grid = Grid.of(frequency, calendar, times);
    if (!frequency.mayGoWithClock()) {
      return grid;
    }
    long[] wall = times(points, true);
    Grid ofClock = Grid.of(frequency, true, wall);
    return ofClock.countOff(wall) < grid.countOff(times) ? ofClock : grid;
  }

  /**
   * Builds a series; missing values between others are still NaN.
   *
   * @param points sorted
   * @throws FormatException if it cannot be built, or nothing may be repaired
   */
  TableSeries build(Points points) throws FormatException {
    int size = points.size();
    int first = firstObserved(points);
    if (first == size) {
      throw lines.fault(size == 0 ? 1 : points.line(0), "", "begins a series without any value");
    }
    Grid grid = grid(points);
    long[] steps = steps(points, grid, times(points, grid.isOnWall()));
    int[] rows = rows(points, steps);
    checkFrequency(points, steps, rows);
    double[] values = values(points, steps, rows);
    double[][] known = regressors(points, steps, rows, steps[first]);
    int unknown = TableSeries.unknownStep(known, 0, Math.min(known.length, values.length));
    return new TableSeries(
        points.id(),
        grid,
        steps[first],
        values,
        points.key(rows[rows.length - 1]),
        known,
        unknown < 0 ? 0 : line(points, steps, rows, steps[first] + unknown));
  }

  /** The line of a step, or of the next one that has a row. */
  private static int line(Points points, long[] steps, int[] rows, long step) {
    int row = Arrays.stream(rows).filter(i -> steps[i] >= step).findFirst().orElseThrow();
    return points.line(row);
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

  /** The points that count, one of a step, which gets the sum or the mean of all of the step. */
  private int[] merged(Points points, long[] steps) {
    int[] rows = new int[steps.length];
    int size = 0;
    int count = 0;
    for (int i = 0; i < steps.length; i++) {
      double value = points.value(i);
      if (size == 0 || steps[rows[size - 1]] != steps[i]) {
        rows[size++] = i;
        count = Double.isNaN(value) ? 0 : 1;
      } else if (!Double.isNaN(value)) {
        count++;
        double before = count == 1 ? 0 : points.value(rows[size - 1]);
        boolean sum = settings.repeated() == TableSettings.Repeated.SUM;
        points.setValue(rows[size - 1], before + (value - (sum ? 0 : before)) / (sum ? 1 : count));
      }
    }
    return Arrays.copyOf(rows, size);
  }

  /** The points that count, one of a step: the last that has a value. */
  private int[] rows(Points points, long[] steps) throws FormatException {
    if (settings.repeated() != TableSettings.Repeated.LAST) {
      return merged(points, steps);
    }
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
      boolean equal = before == value || Double.isNaN(before) || Double.isNaN(value);
      if (equal) {
        same++;
      } else {
        conflicts++;
      }
      repairs.add(equal ? Repairs.Kind.DUPLICATE : Repairs.Kind.CONFLICT, points.line(i));
      rows[size - 1] = Double.isNaN(value) ? rows[size - 1] : i;
    }
    boolean several = conflicts * (layout.leavesColumns() ? 4 : 2) >= size;
    if (conflicts > 1 && conflicts > same && several) {
      throw lines.fault(
          points.line(0),
          "",
          "begins a series in which many times have several values; say with --id which columns"
              + " name a series, as in --id store,item, or with --repeated what they come to");
    }
    return Arrays.copyOf(rows, size);
  }

  /** Refuses what would be filled in between all its times: a monthly series among daily ones. */
  private void checkFrequency(Points points, long[] steps, int[] rows) throws FormatException {
    boolean said = settings.frequency() != null || settings.zeros();
    boolean near = said || rows.length < TELLING;
    for (int i = 1; i < rows.length && !near; i++) {
      near = steps[rows[i]] - steps[rows[i - 1]] == 1;
    }
    if (!near) {
      String reason =
          "begins a series without two times that are one step of %s apart; forecast it";
      String remedy = reason + " by itself, or say --freq %s and have the times between filled in";
      throw lines.fault(points.line(rows[0]), "", remedy.formatted(frequency, frequency));
    }
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
    Arrays.fill(values, settings.zeros() ? 0 : Double.NaN);
    for (int i = first; i <= last; i++) {
      double value = points.value(rows[i]);
      if (!Double.isNaN(value)) {
        values[(int) (steps[rows[i]] - steps[rows[first]])] = value;
      }
      if (!settings.zeros()) {
        int before = rows[Math.max(first, i - 1)];
        repairs.add(Repairs.Kind.MISSING, Double.isNaN(value) ? 1 : 0, points.line(rows[i]));
        repairs.add(
            Repairs.Kind.GAP, Math.max(0, steps[rows[i]] - steps[before] - 1), points.line(before));
      }
    }
    return values;
  }

  private int length(Points points, long[] steps, int first, int last) throws FormatException {
    long length = steps[last] - steps[first] + 1;
    if (length > MOST_STEPS * points.size() + MORE_STEPS) {
      int late = first + 1;
      for (int i = late + 1; i <= last; i++) {
        late = steps[i] - steps[i - 1] > steps[late] - steps[late - 1] ? i : late;
      }
      String reason =
          "is %,d steps of %s behind the time before it: is it wrong, or --freq another?";
      long gap = steps[late] - steps[late - 1];
      throw lines.fault(
          points.line(late), layout.name(layout.time()), reason.formatted(gap, frequency));
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
