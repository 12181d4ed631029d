package elman.cli;

import elman.series.Backtest;
import elman.series.Errors;
import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.table.ForecastWriter.Format;
import elman.series.table.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Which of the last values are outside the interval that was forecast one step before them. */
final class AnomalyReport {
  private static final List<Double> INTERVAL = List.of(Errors.A / 2, 1 - Errors.A / 2);
  private static final int USUAL = 10;

  /** Values that a forecast is made from at least: an interval from fewer says nothing. */
  private static final int LEAST_KNOWN = 5;

  private final ForecastRun run;
  private final Format format;
  private final OutputStream out;

  AnomalyReport(ForecastRun run, Format format, OutputStream out) {
    this.run = run;
    this.format = format;
    this.out = out;
  }

  /**
   * Writes a row for each value that is looked at.
   *
   * @param last how many of each series; 0 for as many as is usual
   */
  void write(GlobalMethod method, int last) throws IOException {
    Task whole = run.table().task(INTERVAL);
    int usual = whole.periods().isEmpty() ? USUAL : whole.period();
    Backtest backtest = new Backtest(last == 0 ? usual : last, 1, LEAST_KNOWN);
    Task task = whole.withHorizon(1);
    List<Series> series = run.series(method);
    List<Series> past = new ArrayList<>();
    for (Series one : series) {
      int size = one.size() - backtest.originsOf(one.size(), task);
      past.add(one.before(size));
    }
    Attempt attempt = run.train(method, past, task);
    List<Backtest.Result> results = backtest.run(series, task, attempt);
    RowWriter rows = new RowWriter(out, run.table(), format, names());
    boolean begun = false;
    for (int i = 0; i < results.size(); i++) {
      List<Backtest.Origin> origins = results.get(i).origins();
      for (int k = origins.size() - 1; k >= 0; k--) {
        Backtest.Origin origin = origins.get(k);
        if (origin.forecast().isFinite()) {
          if (!begun) {
            rows.header();
            begun = true;
          }
          rows.row(row(rows, i, origin));
        }
      }
    }
    run.failIfNothing(!begun);
    run.failIfShort(!begun, task);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    if (run.table().hasIds()) {
      names.add(run.table().idHeading());
    }
    names.addAll(List.of(run.table().timeHeading(), "value", "lower", "upper", "anomaly"));
    return names;
  }

  private List<Object> row(RowWriter rows, int number, Backtest.Origin origin) {
    Series series = run.table().series().get(number);
    double value = series.values()[origin.known()];
    double lower = origin.forecast().quantiles()[0][0];
    double upper = origin.forecast().quantiles()[1][0];
    List<Object> row = new ArrayList<>();
    if (run.table().hasIds()) {
      row.add(series.id());
    }
    row.add(rows.time(number, origin.known()));
    row.addAll(List.of(value, lower, upper, value < lower || value > upper));
    return row;
  }
}
