package elman.cli.series;

import elman.core.Ops;
import elman.io.FormatException;
import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.auto.LocalMethod;
import elman.series.auto.Methods;
import elman.series.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What the ways to use a table's series share: training, and the series as methods need them. */
final class ForecastRun {
  /** Series that are forecast before they are written: enough for all threads. */
  static final int BLOCK = 1024;

  private final Table table;
  private final int horizon;
  private final String source;
  private final Ops ops;
  private final long seed;
  private final TrainingTime time;
  private final Failures failures;
  private List<Series> dated;
  private DoubleSupplier spent = () -> 0;

  /**
   * @param horizon values to forecast, at most those that the table has room for
   * @param source what messages call the input
   * @param ops how to compute
   * @param time what trainings may take
   * @param failures where series are reported that cannot be forecast
   */
  ForecastRun(
      Table table,
      int horizon,
      String source,
      Ops ops,
      long seed,
      TrainingTime time,
      Failures failures) {
    this.table = table;
    this.horizon = horizon;
    this.source = source;
    this.ops = ops;
    this.seed = seed;
    this.time = time;
    this.failures = failures;
  }

  Table table() {
    return table;
  }

  /** What is asked of a method. */
  Task task(List<Double> probabilities) {
    return table.task(probabilities).withHorizon(horizon);
  }

  /** Fails if nothing could be forecast. */
  void failIfNothing(boolean nothing) throws FormatException {
    if (nothing) {
      failures.throwFirst(source);
    }
  }

  /** Fails if there is nothing that a forecast could be compared with. */
  void failIfShort(boolean tooShort, Task task) throws FormatException {
    if (tooShort) {
      throw new FormatException(
          source,
          null,
          "has no series long enough to hold back " + task.horizon() + " of its values");
    }
  }

  /**
   * Trains a method.
   *
   * @throws FormatException if there is too little to learn from
   */
  Attempt train(GlobalMethod method, List<Series> series, Task task) throws FormatException {
    if (!method.canLearn(series, task)) {
      throw new FormatException(
          source, null, "has too little for " + method.name() + " to learn from");
    }
    spent = method instanceof LocalMethod ? () -> 0 : time.next();
    Training training = new Training(ops, seed, spent);
    return new Attempt(method.name(), method.train(series, task, training), failures);
  }

  /** Whether a method that has just been trained might have learned more in more time. */
  boolean isOutOfTime(GlobalMethod method) {
    return spent.getAsDouble() >= 1 && Methods.mayUseNetwork(method, table.series().size());
  }

  /**
   * The table's series; for a method that may train a network, with what the calendar says of their
   * times beside what is known in advance.
   */
  List<Series> series(GlobalMethod method) {
    if (!Methods.mayUseNetwork(method, table.series().size())) {
      return table.series();
    }
    if (dated == null) {
      dated = new ArrayList<>();
      for (int i = 0; i < table.series().size(); i++) {
        dated.add(dated(table.series().get(i), table.calendar(i)));
      }
    }
    return dated;
  }

  /** Those of a block, beginning with series {@code from}. */
  static <T> List<T> block(List<T> all, int from) {
    return all.subList(from, Math.min(all.size(), from + BLOCK));
  }

  private static Series dated(Series series, double[][] calendar) {
    if (calendar[0].length == 0) {
      return series;
    }
    int steps = series.regressors().length;
    double[][] rows = new double[steps == 0 ? calendar.length : steps][];
    for (int t = 0; t < rows.length; t++) {
      double[] known = steps == 0 ? new double[0] : series.regressors()[t];
      rows[t] = Arrays.copyOf(known, known.length + calendar[t].length);
      System.arraycopy(calendar[t], 0, rows[t], known.length, calendar[t].length);
    }
    return new Series(series.id(), series.values(), rows, series.holes());
  }
}
