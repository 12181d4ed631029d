package elman.cli.series;

import elman.series.Anomalies;
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
  private static final int USUAL = 10;

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
  void write(GlobalMethod method, int last, TableTalk talk) throws IOException {
    Task task = run.table().task(Anomalies.PROBABILITIES).withHorizon(1);
    int usual = task.periods().isEmpty() ? USUAL : task.period();
    Anomalies anomalies = new Anomalies(last == 0 ? usual : last);
    List<Series> series = run.series(method);
    long few = series.stream().filter(anomalies::isShort).count();
    if (last > 0 && few > 0) {
      talk.say(
          "%,d series too short to look at the last %,d values: not at the first %d",
          few, last, Anomalies.LEAST_KNOWN);
    }
    Attempt attempt = run.train(method, series.stream().map(anomalies::before).toList(), task);
    RowWriter rows = new RowWriter(out, run.table(), format, names());
    boolean begun = false;
    for (int from = 0; from < series.size(); from += ForecastRun.BLOCK) {
      List<Series> block = ForecastRun.block(series, from);
      List<List<Anomalies.Finding>> findings = anomalies.run(block, task, attempt);
      for (int i = 0; i < block.size(); i++) {
        for (Anomalies.Finding finding : findings.get(i)) {
          if (!begun) {
            rows.header();
            begun = true;
          }
          rows.row(row(rows, from + i, finding));
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

  private List<Object> row(RowWriter rows, int number, Anomalies.Finding finding) {
    List<Object> row = new ArrayList<>();
    if (run.table().hasIds()) {
      row.add(run.table().series().get(number).id());
    }
    row.add(rows.time(number, finding.step()));
    row.addAll(List.of(finding.value(), finding.lower(), finding.upper(), finding.isAnomaly()));
    return row;
  }
}
