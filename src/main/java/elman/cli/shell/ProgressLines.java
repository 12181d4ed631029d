package elman.cli.shell;

import elman.cli.table.Figures;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Progress as plain lines, one for each validation. */
final class ProgressLines implements Progress {
  private final PrintStream err;
  private final String unit;
  private final DoubleFunction<String> loss;
  private double sum;

  /** Of seconds for a token, step by step. */
  private double slowness;

  private int steps;

  /**
   * @param err where the lines go
   * @param unit what is learned from, such as tokens
   * @param loss says a loss, given in nats
   */
  ProgressLines(PrintStream err, String unit, DoubleFunction<String> loss) {
    this.err = err;
    this.unit = unit;
    this.loss = loss;
  }

  @Override
  public void step(Report report) {
    sum += report.loss();
    slowness += 1 / report.tokensPerSecond();
    steps++;
    if (report.evaluated()) {
      err.println(line(report));
      sum = 0;
      slowness = 0;
      steps = 0;
    }
  }

  /** Loss and speed are the means since the line before. */
  private String line(Report report) {
    return String.format(
        Locale.ROOT,
        "step %,d (%.0f %%)  loss %.3f  valid %s  %s %s/s  %s",
        report.step(),
        100 * report.done(),
        sum / steps,
        loss.apply(report.validLoss()),
        Figures.rate(steps / slowness),
        unit,
        Figures.duration(report.seconds()));
  }
}
