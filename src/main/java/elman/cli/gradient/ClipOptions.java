package elman.cli.gradient;

import elman.cli.shell.UsageException;
import elman.gradient.NormReading;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is looked for in a log. */
final class ClipOptions {
  private static final List<Double> USUAL = List.of(0.25, 0.5, 1.0, 5.0);

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description =
          "The column that holds the norms, by its name or number (default: grad_norm, or the"
              + " only one).")
  private String column;

  @Option(
      names = "--max-norm",
      paramLabel = "X",
      description =
          "The threshold in force (default: what follows from the log's column clipped, if it"
              + " has one).")
  private Double maxNorm;

  @Option(
      names = "--what-if",
      paramLabel = "X[,X...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "Other thresholds, to see what they would have clipped (default: 0.25,0.5,1,5).")
  private List<Double> whatIfs = new ArrayList<>();

  @Option(
      names = "--follow",
      description =
          "Go on as the log grows, or another takes its place: write the table anew, or where"
              + " nobody watches a row of TSV. Ends on SIGINT with the last table.")
  private boolean follow;

  /** Whether to go on. */
  boolean follow() {
    return follow;
  }

  /**
   * Whether one of these options is there.
   *
   * @return its name, or null
   */
  String given() {
    if (follow) {
      return "--follow";
    }
    if (column != null) {
      return "--column";
    }
    return maxNorm != null ? "--max-norm" : whatIfs.isEmpty() ? null : "--what-if";
  }

  /**
   * The settings.
   *
   * @throws UsageException if a threshold is not positive
   */
  NormReading.Settings settings() {
    if (maxNorm != null && !(maxNorm > 0)) {
      throw new UsageException("--max-norm must be positive, not " + maxNorm);
    }
    for (double threshold : whatIfs) {
      if (!(threshold > 0) || Double.isInfinite(threshold)) {
        throw new UsageException("--what-if must be positive and finite, not " + threshold);
      }
    }
    List<Double> others = whatIfs.isEmpty() ? USUAL : whatIfs.stream().distinct().toList();
    return new NormReading.Settings(column, maxNorm == null ? Double.NaN : maxNorm, others);
  }
}
