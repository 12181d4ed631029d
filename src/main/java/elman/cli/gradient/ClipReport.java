package elman.cli.gradient;

import elman.cli.table.Columns;
import elman.cli.table.Figures;
import elman.cli.table.SideBySide;
import elman.gradient.Clipping;
import elman.gradient.NormReading;
import elman.gradient.NormStatistics;
import elman.gradient.OddSteps;
import elman.gradient.Threshold;
import elman.io.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** The norms of logs as a table for people: a column for each log, histograms, advice. */
final class ClipReport {
  /** Quantiles of the norms that are shown, by their names. */
  static final List<String> QUANTILES =
      List.of("p1", "p5", "p25", "p50", "p75", "p95", "p99", "p99.9");

  private static final int DIGITS = 4;

  /** As many as quantiles are good for. */
  private static final int QUANTILE_DIGITS = 3;

  private final List<NormReading> logs;

  ClipReport(List<NormReading> logs) {
    this.logs = List.copyOf(logs);
  }

  /** The share that a quantile is of. */
  static double share(String quantile) {
    return Double.parseDouble(quantile.substring(1)) / 100;
  }

  /** A number for people. */
  static String figure(double x) {
    return Figures.significant(x, DIGITS);
  }

  /** Writes it all. */
  void write(OutputStream out) throws IOException {
    SideBySide table = new SideBySide();
    if (logs.size() > 1) {
      table.add("log", logs.stream().map(NormReading::source).toList());
    }
    clipping(table);
    norms(table);
    whatIfs(table);
    table.write(out);
    for (NormReading log : logs) {
      Columns.write(out, "");
      new ClipPicture(log, logs.size() > 1).write(out);
    }
  }

  private void row(SideBySide table, String label, Function<NormStatistics, String> cell) {
    table.add(label, logs.stream().map(log -> cell.apply(log.statistics())).toList());
  }

  private void clipping(SideBySide table) {
    row(table, "steps", s -> Messages.grouped(s.steps()));
    row(table, "threshold", ClipReport::threshold);
    row(table, "clipped", s -> s.knowsClipped() ? Messages.grouped(s.clipping().clipped()) : "-");
    row(table, "clipped, share", s -> percent(s.knowsClipped(), s.clipping(), s));
    row(table, "mean scale factor", s -> factor(s, s.clipping().meanFactor()));
    row(table, "worst scale factor", s -> factor(s, s.clipping().worstFactor()));
    row(table, "longest run of clipped", s -> run(s));
    row(table, "NaN", s -> odd(s.notNumbers()));
    row(table, "infinite", s -> odd(s.infinite()));
  }

  private static String factor(NormStatistics s, double factor) {
    return s.knowsClipped() ? figure(factor) : "-";
  }

  private static String percent(boolean known, Clipping clipping, NormStatistics s) {
    return known ? Figures.percent((double) clipping.clipped() / s.steps()) : "-";
  }

  private static String threshold(NormStatistics s) {
    Threshold threshold = s.threshold();
    if (!Double.isNaN(threshold.value())) {
      return figure(threshold.value());
    }
    if (Double.isNaN(threshold.low()) || threshold.isContradiction()) {
      return "-";
    }
    String low = threshold.low() > 0 ? "at least " + figure(threshold.low()) : "";
    String high = Double.isFinite(threshold.high()) ? "below " + figure(threshold.high()) : "";
    return (low + " " + high).strip();
  }

  private static String run(NormStatistics s) {
    if (!s.knowsClipped()) {
      return "-";
    }
    long length = s.longestRun().length();
    return length == 0 ? "0" : Messages.grouped(length) + ", from step " + s.longestRun().begin();
  }

  private static String odd(OddSteps steps) {
    if (steps.count() == 0) {
      return "0";
    }
    StringBuilder text = new StringBuilder(Messages.grouped(steps.count()) + ", at");
    steps.first().forEach(step -> text.append(' ').append(step));
    return text.append(steps.count() > steps.first().size() ? " ..." : "").toString();
  }

  private void norms(SideBySide table) {
    row(table, "norm, least", s -> figure(s.norms().least()));
    for (String quantile : QUANTILES) {
      row(
          table,
          "norm, " + quantile,
          s -> Figures.significant(s.norms().quantile(share(quantile)), QUANTILE_DIGITS));
    }
    row(table, "norm, greatest", s -> figure(s.norms().greatest()));
    row(table, "first tenth, mean", s -> figure(s.tenth(false)));
    row(table, "last tenth, mean", s -> figure(s.tenth(true)));
    row(table, "last to first", s -> ratio(s.tenth(true) / s.tenth(false)));
  }

  private void whatIfs(SideBySide table) {
    int n = logs.get(0).statistics().whatIfs().size();
    for (int i = 0; i < n; i++) {
      int number = i;
      double threshold = logs.get(0).statistics().whatIfs().get(i).threshold();
      row(
          table,
          "at " + figure(threshold) + ": clipped, mean factor",
          s -> {
            Clipping clipping = s.whatIfs().get(number);
            return percent(true, clipping, s) + ", " + figure(clipping.meanFactor());
          });
    }
  }

  private static String ratio(double x) {
    return (Double.isNaN(x) ? "" : "x ") + figure(x);
  }
}
