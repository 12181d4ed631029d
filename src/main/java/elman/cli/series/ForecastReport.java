package elman.cli.series;

import elman.series.Forecast;
import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.table.Bands;
import elman.series.table.ForecastWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The forecasts themselves, as a table and perhaps as charts; series come block by block. */
final class ForecastReport {
  private final ForecastRun run;
  private final Bands bands;
  private final List<GlobalMethod> methods;
  private final ForecastWriter writer;
  private final ForecastPlots plots;
  private boolean begun;

  /**
   * @param out where the table goes
   * @param plots where charts go; null if none are wanted
   */
  ForecastReport(
      ForecastRun run,
      List<GlobalMethod> methods,
      ForecastOutput output,
      OutputStream out,
      ForecastPlots plots) {
    this.run = run;
    this.methods = methods;
    this.plots = plots;
    bands = output.bands();
    writer = new ForecastWriter(out, run.table(), output.format(), bands, methods.size() > 1);
  }

  /**
   * Writes all series, each with all methods.
   *
   * @param models whether to keep what was learned
   */
  void write(TableTalk talk, SavedModelOptions models) throws IOException {
    Task task = run.task(bands.probabilities());
    List<Attempt> attempts = new ArrayList<>();
    for (GlobalMethod method : methods) {
      Attempt attempt = run.train(method, run.series(method), task);
      talk.trained(attempt);
      if (run.isOutOfTime(method)) {
        talk.say("%s: used up --max-minutes, and might forecast better with more", method.name());
      }
      attempts.add(attempt);
    }
    for (int from = 0; from < run.table().series().size(); from += ForecastRun.BLOCK) {
      List<List<Forecast>> forecasts = new ArrayList<>();
      for (int m = 0; m < attempts.size(); m++) {
        List<Series> block = ForecastRun.block(run.series(methods.get(m)), from);
        forecasts.add(attempts.get(m).forecast(block, task));
      }
      for (int i = 0; i < forecasts.get(0).size(); i++) {
        for (int m = 0; m < attempts.size(); m++) {
          write(from + i, attempts.get(m).method(), forecasts.get(m).get(i));
        }
      }
    }
    run.failIfNothing(!begun);
    models.write(attempts.get(0), run);
    if (plots != null) {
      plots.finish();
    }
  }

  private void write(int number, String method, Forecast forecast) throws IOException {
    if (!forecast.isFinite()) {
      return;
    }
    if (!begun) {
      writer.header();
      begun = true;
    }
    writer.write(number, method, forecast);
    if (plots != null) {
      plots.add(number, method, forecast);
    }
  }
}
