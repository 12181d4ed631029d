package elman.cli.gradient;

import elman.cli.shell.UsageException;
import elman.lm.Defaults;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is measured of models. */
final class LagOptions {
  private static final int POSITIONS = 256;
  private static final int MOST_STEPS = 65536;
  private static final int MOST_POSITIONS = 1_000_000;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A model, made by train-lm; may be repeated. FILE is a text then.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--by-lag",
      description =
          "Measure how much of a loss reaches the states of each layer 0, 1, 2, 4 ... steps"
              + " before, by backpropagation through time over the text, and at what rate that"
              + " falls or grows.")
  private boolean byLag;

  @Option(
      names = "--bptt",
      paramLabel = "N",
      description = "Steps to go back (default: " + Defaults.BPTT + ").")
  private Integer steps;

  @Option(
      names = "--positions",
      paramLabel = "N",
      description =
          "Predictions to average over, about, as far as the text has them (default: "
              + POSITIONS
              + ").")
  private Integer positions;

  /** Whether models are to be measured, and not a log. */
  boolean wanted() {
    return byLag || !models.isEmpty();
  }

  /**
   * Checks that the options go together.
   *
   * @param clip those for logs
   * @throws UsageException if they do not
   */
  void check(ClipOptions clip) {
    if (models.isEmpty()) {
      throw new UsageException("--by-lag needs a model: --model MODEL");
    }
    if (!byLag) {
      throw new UsageException("--model goes with --by-lag; without them FILE is a log");
    }
    if (clip.given() != null) {
      throw new UsageException(clip.given() + " is for logs, and does not go with --by-lag");
    }
    if (steps() < 1 || steps() > MOST_STEPS) {
      throw new UsageException("--bptt must be from 1 to " + MOST_STEPS + ", not " + steps);
    }
    if (positions() < 1 || positions() > MOST_POSITIONS) {
      throw new UsageException(
          "--positions must be from 1 to " + MOST_POSITIONS + ", not " + positions);
    }
  }

  /**
   * Checks that nothing is said of models where a log is read.
   *
   * @throws UsageException if something is
   */
  void checkUnused() {
    if (steps != null || positions != null) {
      throw new UsageException("--bptt and --positions go with --by-lag only");
    }
  }

  /** The models' files. */
  List<String> models() {
    return List.copyOf(models);
  }

  /** How many steps to go back. */
  int steps() {
    return steps == null ? Defaults.BPTT : steps;
  }

  /** How many predictions to average over. */
  int positions() {
    return positions == null ? POSITIONS : positions;
  }
}
