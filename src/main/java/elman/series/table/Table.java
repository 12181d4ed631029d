package elman.series.table;

import elman.io.FormatException;
import elman.io.Source;
import elman.series.Series;
import elman.series.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Series of one frequency, read from one or several files of the same form. */
public final class Table {
  /** Steps of which it is seen whether their times differ; few may not, where clocks change. */
  private static final int WRITTEN = 24;

  private final TableSettings settings;
  private final TimeForm form;
  private final Layout layout;
  private final boolean hasIds;
  private final char delimiter;
  private final Repairs repairs;
  private final Frequency frequency;
  private final List<Integer> periods;
  private final int horizon;
  private final List<TableSeries> placed = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private FormatException firstFault;

  private Table(TableReader reader, TableSettings settings) throws FormatException {
    this.settings = settings;
    form = reader.form();
    layout = reader.layout();
    hasIds = reader.hasIds();
    delimiter = reader.delimiter();
    repairs = reader.repairs();
    List<Points> points = reader.series();
    checkTimes(reader, points);
    frequency = FrequencyFinder.find(settings, form, points, reader.lines().source(1));
    build(reader, points);
    checkAny(reader);
    periods = settings.periods() == null ? findPeriods() : settings.periods();
    horizon = settings.horizon() == 0 ? defaultHorizon() : settings.horizon();
    finish(reader);
    checkAny(reader);
    checkWritten(reader);
  }

  /**
   * Reads files as one table. A series may go on in the next file.
   *
   * @param sources at least one
   * @throws FormatException if no series can be forecast, or if something is to be repaired and the
   *     settings are strict
   * @throws IOException if a file cannot be read
   */
  public static Table read(List<Source> sources, TableSettings settings) throws IOException {
    TableReader reader = new TableReader(settings);
    for (Source source : sources) {
      reader.read(source);
    }
    return new Table(reader, settings);
  }

  private void checkTimes(TableReader reader, List<Points> points) throws FormatException {
    String fault = form.finish();
    if (fault != null) {
      String place = layout.time() < 0 ? null : "column " + layout.name(layout.time());
      throw new FormatException(reader.lines().source(1), place, fault);
    }
    for (Points one : points) {
      one.finish(form, reader.lines());
      if (one.fault() == null) {
        one.sort(repairs);
      }
    }
  }

  private void build(TableReader reader, List<Points> points) throws FormatException {
    SeriesBuilder builder = new SeriesBuilder(reader, settings, frequency);
    for (Points one : points) {
      try {
        if (one.fault() != null) {
          throw one.fault();
        }
        TableSeries built = builder.build(one);
        if (built.values().length < 2) {
          throw reader.lines().fault(one.line(0), "", "has one value only; a forecast needs two");
        }
        placed.add(built);
      } catch (FormatException e) {
        skip(one.id(), e);
      }
      one.clear();
    }
  }

  private void skip(String id, FormatException fault) throws FormatException {
    if (settings.strict()) {
      throw fault;
    }
    firstFault = firstFault == null ? fault : firstFault;
    skipped.add(new Skipped(id, fault.getMessage()));
  }

  /** Without any series, the first one's fault is that of all. */
  private void checkAny(TableReader reader) throws FormatException {
    if (placed.isEmpty()) {
      String source = reader.lines().source(1);
      if (firstFault == null) {
        throw new FormatException(source, null, "has no rows");
      }
      if (skipped.size() > 1) {
        String reason = "has %d series, and none can be forecast; the first: %s%s";
        String first = firstFault.getMessage().replaceFirst("^" + Pattern.quote(source + ": "), "");
        String names = settings.id() == null ? layout.chosenId() : "";
        throw new FormatException(
            source, null, reason.formatted(skipped.size(), first, names), firstFault);
      }
      throw firstFault;
    }
  }

  /** Refuses a frequency for which times are not written finely enough, such as H for dates. */
  private void checkWritten(TableReader reader) throws FormatException {
    TableSeries one = placed.get(0);
    int same = 0;
    for (int step = 0; step < WRITTEN; step++) {
      same += time(one, step).equals(time(one, step + 1)) ? 1 : 0;
    }
    if (same > WRITTEN / 3) {
      throw new FormatException(
          reader.lines().source(1),
          null,
          "has times such as '" + time(one, 0) + "', too coarse for frequency " + frequency);
    }
  }

  /** The usual periods of which the longest series has two, or those found in an index. */
  private List<Integer> findPeriods() {
    if (!frequency.isDated()) {
      List<double[]> values = new ArrayList<>();
      for (TableSeries one : placed) {
        values.add(one.values());
      }
      return SeasonFinder.find(values);
    }
    int longest = placed.stream().mapToInt(one -> one.values().length).max().orElse(0);
    return frequency.periods().stream().filter(period -> 2L * period <= longest).toList();
  }

  /** The usual horizon, but no more than half of the values that half of the series have. */
  private int defaultHorizon() {
    int[] lengths = placed.stream().mapToInt(one -> one.values().length).sorted().toArray();
    int bearable = Math.max(1, lengths[lengths.length / 2] / 2);
    return Math.min(frequency.horizon(periods), bearable);
  }

  /** Makes the series, but for those whose regressors are not known. */
  private void finish(TableReader reader) throws FormatException {
    List<TableSeries> complete = new ArrayList<>();
    int ahead = settings.past() ? 0 : horizon;
    for (TableSeries one : placed) {
      int unknown = one.unknownStep(ahead);
      if (unknown >= 0) {
        String reason =
            "has no regressors for %s; they must be known %d steps beyond the last value"
                .formatted(time(one, unknown), ahead);
        String place = one.id().isEmpty() ? null : "series " + one.id();
        skip(one.id(), new FormatException(reader.lines().source(1), place, reason));
        continue;
      }
      repairs.add(Repairs.Kind.REGRESSOR, one.missingRegressors(), one.unknownLine());
      complete.add(one);
      series.add(one.series(horizon, periods.isEmpty() ? 1 : periods.get(0)));
    }
    placed.clear();
    placed.addAll(complete);
  }

  /** The series that can be forecast, at least one, each with at least two values. */
  public List<Series> series() {
    return Collections.unmodifiableList(series);
  }

  /** The series that cannot be forecast. */
  public List<Skipped> skipped() {
    return Collections.unmodifiableList(skipped);
  }

  /** The series all of whose forecasts are of times for which others have values. */
  public List<Series> ended() {
    long latest = placed.stream().mapToLong(one -> one.at(one.values().length)).max().orElseThrow();
    return IntStream.range(0, placed.size())
        .filter(i -> frequency.isDated())
        .filter(i -> placed.get(i).at(series.get(i).size() + horizon) <= latest)
        .mapToObj(series::get)
        .toList();
  }

  /** What was repaired. */
  public Repairs repairs() {
    return repairs;
  }

  /** How far times are apart. */
  public Frequency frequency() {
    return frequency;
  }

  /** Seasonal periods in steps, ascending: said, usual for the frequency, or found in values. */
  public List<Integer> periods() {
    return periods;
  }

  /** The number of values to forecast. */
  public int horizon() {
    return horizon;
  }

  /** What is asked of a method. */
  public Task task(List<Double> probabilities) {
    return new Task(horizon, periods, frequency.scalePeriod(periods), probabilities);
  }

  /** Whether series have names. */
  public boolean hasIds() {
    return hasIds;
  }

  /** What the column of names is called; {@code id} if the table doesn't say. */
  public String idHeading() {
    return layout.idHeading();
  }

  /** What the column of times is called; {@code time} if the table doesn't say. */
  public String timeHeading() {
    return layout.heading(layout.time(), "time");
  }

  /** The columns that are known in advance, as they were said. */
  public List<String> regressors() {
    return settings.regressors();
  }

  /** What to say of the column that is forecast if it might have been another; else empty. */
  public String choice() {
    return settings.value() == null ? layout.choice(settings.id() != null) : "";
  }

  /** Whether times are plain numbers. */
  public boolean hasIndex() {
    return form.isIndex();
  }

  char delimiter() {
    return delimiter;
  }

  char decimal() {
    return settings.decimal();
  }

  /**
   * The time of a value, written as in the table.
   *
   * @param number of the series
   * @param step 0 is its first value, n the first one to be forecast
   */
  public String time(int number, int step) {
    return time(placed.get(number), step);
  }

  private String time(TableSeries one, int step) {
    long at = one.at(step);
    return one.grid().isOnWall()
        ? form.printWall(at, one.like())
        : form.printElapsed(at, one.like());
  }

  /**
   * What the calendar says of each time, for the n values and H more: see {@link Calendar}.
   *
   * @return n + H rows; without columns if times are no dates
   */
  public double[][] calendar(int number) {
    TableSeries one = placed.get(number);
    double[][] rows = new double[one.values().length + horizon][];
    for (int t = 0; t < rows.length; t++) {
      long at = one.at(t);
      boolean wall = one.grid().isOnWall() || form.isIndex();
      rows[t] = Calendar.row(frequency, wall ? at : form.toWall(at, one.like()));
    }
    return rows;
  }
}
