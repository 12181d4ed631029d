package elman.cli;

import elman.text.Tokenizer;
import java.io.PrintStream;
import java.util.Locale;

/** Progress as plain lines, one for each validation. */
final class ProgressLines implements Progress {
  private final PrintStream err;
  private final Tokenizer.Kind kind;
  private double sum;
  private int steps;

  /**
   * @param err where the lines go
   * @param kind what a token is
   */
  ProgressLines(PrintStream err, Tokenizer.Kind kind) {
    this.err = err;
    this.kind = kind;
  }

  @Override
  public void step(Report report) {
    sum += report.loss();
    steps++;
    if (report.evaluated()) {
      err.println(line(report));
      sum = 0;
      steps = 0;
    }
  }

  /** The loss is the mean since the line before. */
  private String line(Report report) {
    return String.format(
        Locale.ROOT,
        "step %,d (%.0f %%)  loss %.3f  valid %s  %s tokens/s  %s",
        report.step(),
        100 * report.done(),
        sum / steps,
        Figures.loss(report.validLoss(), kind),
        Figures.rate(report.tokensPerSecond()),
        Figures.duration(report.seconds()));
  }
}
