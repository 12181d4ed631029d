package elman.cli;

import elman.io.FormatException;
import elman.series.Accuracy;
import elman.series.Backtest;
import elman.series.Errors;
import elman.series.GlobalMethod;
import elman.series.Naive2;
import elman.series.Task;
import elman.series.auto.LocalMethod;
import elman.series.table.ForecastWriter.Format;
import elman.series.table.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** How wrong methods would have been, series by series and in total. */
final class BacktestReport {
  private static final List<Double> INTERVAL = List.of(Errors.A / 2, 1 - Errors.A / 2);
  private static final String TOTAL = "total";

  private final ForecastRun run;
  private final Task task;
  private final RowWriter rows;

  BacktestReport(ForecastRun run, Format format, OutputStream out) {
    this.run = run;
    task = run.table().task(INTERVAL);
    rows =
        new RowWriter(
            out,
            run.table(),
            format,
            List.of(
                run.table().idHeading(),
                "method",
                "origins",
                "smape",
                "mase",
                "rmsse",
                "owa",
                "msis",
                "coverage"));
  }

  /**
   * Writes the rows of all series and methods, then the totals.
   *
   * @throws FormatException if no series is long enough, or none could be forecast
   */
  void write(List<GlobalMethod> methods, int origins, TableTalk talk) throws IOException {
    Backtest backtest = Backtest.of(origins, task);
    LocalMethod naive2 = new LocalMethod(new Naive2());
    List<Backtest.Result> references = results(backtest, naive2);
    long few = references.stream().filter(Backtest.Result::isShort).count();
    if (few > 0) {
      talk.say("%,d series too short for all origins", few);
    }
    run.failIfShort(references.stream().allMatch(result -> result.origins().isEmpty()), task);
    List<List<Object>> totals = new ArrayList<>();
    for (GlobalMethod method : methods) {
      List<Backtest.Result> results = results(backtest, method);
      List<Backtest.Result> judged = new ArrayList<>();
      List<Backtest.Result> beside = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        if (isJudged(results.get(i))) {
          judged.add(results.get(i));
          beside.add(references.get(i));
        }
      }
      if (totals.isEmpty() && !judged.isEmpty()) {
        rows.header();
      }
      for (int i = 0; i < judged.size(); i++) {
        String id = judged.get(i).id();
        rows.row(row(id, method, judged.subList(i, i + 1), beside.subList(i, i + 1)));
      }
      if (!judged.isEmpty()) {
        totals.add(row(TOTAL, method, judged, beside));
      }
    }
    run.failIfNothing(totals.isEmpty());
    for (List<Object> total : totals) {
      rows.row(total);
    }
  }

  private static boolean isJudged(Backtest.Result result) {
    return !result.origins().isEmpty()
        && result.origins().stream().allMatch(origin -> origin.forecast().isFinite());
  }

  private List<Backtest.Result> results(Backtest backtest, GlobalMethod method) throws IOException {
    try {
      return backtest.run(
          run.series(method),
          task,
          (past, wanted) -> {
            try {
              return run.train(method, past, wanted).forecast(past, wanted);
            } catch (FormatException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Object> row(
      String id, GlobalMethod method, List<Backtest.Result> results, List<Backtest.Result> naive2) {
    Accuracy accuracy = Backtest.accuracy(results);
    Errors mean = accuracy.mean();
    long origins = results.stream().mapToLong(result -> result.origins().size()).sum();
    return List.of(
        id,
        method.name(),
        origins,
        mean.smape(),
        mean.mase(),
        mean.rmsse(),
        accuracy.owa(Backtest.accuracy(naive2)),
        mean.msis(),
        mean.coverage());
  }
}
