package elman.cli.shell;

import elman.cli.table.Figures;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress as one line of a terminal, written again and again, ten times a second at most. */
final class ProgressBar implements Progress {
  private static final long PAUSE_NANOS = 100_000_000;
  private static final int LONGEST_BAR = 30;
  private static final int BRACKETS = 2;

  /** How much of the smoothed figures a step leaves as it was. */
  private static final double SMOOTHING = 0.95;

  private static final String ERASE_TO_END = "\u001b[K";

  private final PrintStream err;
  private final int columns;
  private final String unit;
  private final LongSupplier nanoTime;
  private double loss = Double.NaN;
  private double speed = Double.NaN;
  private double validLoss = Double.NaN;
  private Report first;
  private long shown;

  /**
   * @param err a terminal
   * @param columns its width
   * @param unit what the text is made of
   * @param nanoTime the clock
   */
  ProgressBar(PrintStream err, int columns, String unit, LongSupplier nanoTime) {
    this.err = err;
    this.unit = unit;
    this.nanoTime = nanoTime;
    this.columns = columns;
  }

  @Override
  public void step(Report report) {
    loss = smooth(loss, report.loss());
    speed = smooth(speed, report.tokensPerSecond());
    validLoss = report.evaluated() ? report.validLoss() : validLoss;
    long now = nanoTime.getAsLong();
    if (report.done() >= 1 || first == null || now - shown >= PAUSE_NANOS) {
      shown = now;
      first = first == null ? report : first;
      err.print("\r" + line(report) + ERASE_TO_END);
      err.flush();
    }
  }

  private static double smooth(double before, double value) {
    return Double.isNaN(before) ? value : SMOOTHING * before + (1 - SMOOTHING) * value;
  }

  private String line(Report report) {
    String figures =
        String.format(
            Locale.ROOT,
            " %3.0f %%  loss %.3f%s  %s %s/s%s",
            100 * report.done(),
            loss,
            Double.isNaN(validLoss) ? "" : String.format(Locale.ROOT, "  valid %.3f", validLoss),
            Figures.rate(speed),
            unit,
            left(report));
    // The last column stays free: some terminals go to the next line once it is written to.
    int room = columns - 1 - figures.length() - BRACKETS;
    String line = room > 0 ? bar(Math.min(LONGEST_BAR, room), report.done()) + figures : figures;
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }

  /** Judged from the steps after the first, which is slow and may have followed a resumption. */
  private String left(Report report) {
    double done = report.done() - first.done();
    double seconds = (report.seconds() - first.seconds()) * (1 - report.done()) / done;
    return done > 0 ? "  " + Figures.duration(seconds) + " left" : "";
  }

  private static String bar(int length, double done) {
    int full = (int) (length * done);
    return "[" + "#".repeat(full) + ".".repeat(length - full) + "]";
  }

  @Override
  public void end() {
    if (first != null) {
      err.println();
    }
  }
}
