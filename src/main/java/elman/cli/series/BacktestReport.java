package elman.cli.series;

import elman.io.FormatException;
import elman.series.Accuracy;
import elman.series.Backtest;
import elman.series.Errors;
import elman.series.GlobalMethod;
import elman.series.Naive2;
import elman.series.Series;
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
  private static final List<String> MEASURES =
      List.of("origins", "smape", "mase", "rmsse", "owa", "msis", "coverage");

  private final ForecastRun run;
  private final Task task;
  private final Backtest backtest;
  private final RowWriter rows;

  /**
   * What became of a series.
   *
   * @param errors by origin, the last one first; none if it is too short, or could not be forecast
   */
  private record Judged(String id, List<Errors> errors) {
    static Judged of(Backtest.Result result) {
      List<Backtest.Origin> origins = result.origins();
      boolean whole = origins.stream().allMatch(origin -> origin.forecast().isFinite());
      return new Judged(
          result.id(), whole ? origins.stream().map(Backtest.Origin::errors).toList() : List.of());
    }

    int origins() {
      return errors.size();
    }

    /** The means over the last origins. */
    Errors mean(int origins) {
      return Accuracy.mean(errors.subList(0, Math.min(origins, errors.size())));
    }
  }

  /**
   * @param origins how many there are to be
   */
  BacktestReport(ForecastRun run, Format format, OutputStream out, int origins) {
    this.run = run;
    task = run.task(INTERVAL);
    backtest = Backtest.of(origins, task);
    List<String> names = new ArrayList<>(List.of(run.table().idHeading(), "method"));
    names.addAll(MEASURES);
    rows = new RowWriter(out, run.table(), format, names);
  }

  /**
   * Writes the rows of all series and methods, then the totals.
   *
   * @throws FormatException if no series is long enough, or none could be forecast
   */
  void write(List<GlobalMethod> methods, TableTalk talk) throws IOException {
    List<Judged> naive2 = judged(new LocalMethod(new Naive2()));
    run.failIfShort(naive2.stream().allMatch(one -> one.origins() == 0), task);
    long few = naive2.stream().filter(one -> one.origins() < backtest.origins()).count();
    if (few > 0) {
      talk.say(
          "%,d series too short for %,d origins, so that there are fewer or none, at most %,d",
          few, backtest.origins(), naive2.stream().mapToInt(Judged::origins).max().orElse(0));
    }
    List<List<Object>> totals = new ArrayList<>();
    for (GlobalMethod method : methods) {
      List<Judged> judged = judged(method);
      Accuracy own = new Accuracy();
      Accuracy reference = new Accuracy();
      long origins = 0;
      for (int i = 0; i < judged.size(); i++) {
        Judged one = judged.get(i);
        if (one.origins() > 0) {
          if (origins == 0 && totals.isEmpty()) {
            rows.header();
          }
          origins += one.origins();
          Errors mean = one.mean(one.origins());
          Errors naive = naive2.get(i).mean(one.origins());
          own.add(one.id, mean);
          reference.add(one.id, naive);
          rows.row(row(one.id, method, one.origins(), single(mean), single(naive)));
        }
      }
      if (origins > 0) {
        totals.add(row(TOTAL, method, origins, own, reference));
      }
      sayFewer(method, judged, naive2, talk);
    }
    run.failIfNothing(totals.isEmpty());
    for (List<Object> total : totals) {
      rows.row(total);
    }
  }

  private static void sayFewer(
      GlobalMethod method, List<Judged> judged, List<Judged> naive2, TableTalk talk) {
    int most = judged.stream().mapToInt(Judged::origins).max().orElse(0);
    int possible = naive2.stream().mapToInt(Judged::origins).max().orElse(0);
    if (most > 0 && most < possible) {
      talk.say(
          "%s: too little to learn from before origin %,d of %,d, and so none of the earlier ones",
          method.name(), most + 1, possible);
    }
  }

  /** Judges a method: one that learns from all series on all of them, others block by block. */
  private List<Judged> judged(GlobalMethod method) throws IOException {
    List<Series> series = run.series(method);
    List<Judged> judged = new ArrayList<>();
    int step = method instanceof LocalMethod ? ForecastRun.BLOCK : series.size();
    for (int from = 0; from < series.size(); from += step) {
      List<Series> some = step == series.size() ? series : ForecastRun.block(series, from);
      results(some, method).forEach(result -> judged.add(Judged.of(result)));
    }
    return judged;
  }

  /** The origins at which there is enough to learn from, at least the last one. */
  private List<Backtest.Result> results(List<Series> series, GlobalMethod method)
      throws IOException {
    boolean[] learned = new boolean[1];
    try {
      return backtest.run(
          series,
          task,
          (past, wanted) -> {
            if (learned[0] && !method.canLearn(past, wanted)) {
              return List.of();
            }
            learned[0] = true;
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

  private static Accuracy single(Errors errors) {
    Accuracy accuracy = new Accuracy();
    accuracy.add("", errors);
    return accuracy;
  }

  private static List<Object> row(
      String id, GlobalMethod method, long origins, Accuracy own, Accuracy naive2) {
    Errors mean = own.mean();
    return List.of(
        id,
        method.name(),
        origins,
        mean.smape(),
        mean.mase(),
        mean.rmsse(),
        own.owa(naive2),
        mean.msis(),
        mean.coverage());
  }
}
