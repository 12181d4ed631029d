package elman.cli.memory;

import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.Pictures;
import elman.cli.shell.UsageException;
import elman.memory.Patterns;
import elman.memory.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How capacity is measured. */
final class CapacityOptions {
  private static final int SIZE = 500;
  private static final int COUNT = 3;
  private static final int POINTS = 15;
  private static final int PERCENT = 100;

  @Option(
      names = "--capacity",
      description =
          "Measure random patterns: a row for each load P/N with the share that is recalled (to an"
              + " overlap of 0.95) and the mean overlap.")
  private boolean capacity;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Units of the network that is measured (default: " + SIZE + ").")
  private Integer size;

  @Option(
      names = "--loads",
      paramLabel = "X[,X...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "Loads to measure (default: "
              + POINTS
              + " up to 0.3; of storkey 0.6, pseudo-inverse 1.05, --modern 15).")
  private List<Double> loads = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Networks that are measured for each load (default: " + COUNT + ").")
  private Integer count;

  @Option(
      names = "--plot",
      paramLabel = "WHERE",
      description =
          "Draw the curve: into FILE.svg or FILE.png, or with characters (-), on standard output in"
              + " the place of the table.")
  private String plot;

  /** Whether to measure at all. */
  boolean wanted() {
    return capacity;
  }

  /**
   * Checks the ranges.
   *
   * @throws UsageException if an option is out of its range, or given without --capacity
   * @throws IOException if the plot could not be written
   */
  void check() throws IOException {
    if (!capacity) {
      if (size != null || !loads.isEmpty() || count != null || plot != null) {
        throw new UsageException("--size, --loads, --count and --plot go with --capacity");
      }
      return;
    }
    if (size() < 2) {
      throw new UsageException("--size must be 2 at least, not " + size);
    }
    for (double load : loads) {
      if (!(load > 0 && load * size() <= Patterns.MOST_UNITS)) {
        throw new UsageException(
            "--loads must be positive, with %,d patterns at most, not %s"
                .formatted(Patterns.MOST_UNITS, load));
      }
    }
    if (count() < 1) {
      throw new UsageException("--count must be positive, not " + count);
    }
    if (plot != null && !plot.equals(Inputs.STANDARD)) {
      if (!Pictures.isFile(plot)) {
        throw new UsageException("--plot is a file ending in .svg or .png, or -, not " + plot);
      }
      Outputs.check(List.of(), List.of(Path.of(plot)));
    }
  }

  /** Units, N. */
  int size() {
    return size == null ? SIZE : size;
  }

  /** Networks for each load. */
  int count() {
    return count == null ? COUNT : count;
  }

  /** Where the curve is drawn, or null. */
  String plot() {
    return plot;
  }

  /**
   * Returns the loads in their order.
   *
   * @param rule that is measured, or null for the continuous network
   */
  List<Double> loads(Rule rule) {
    if (!loads.isEmpty()) {
      return loads;
    }
    int most = rule == null ? 1500 : mostPercent(rule);
    List<Double> usual = new ArrayList<>();
    for (int k = 1; k <= POINTS; k++) {
      usual.add((double) most * k / POINTS / PERCENT);
    }
    return usual;
  }

  private static int mostPercent(Rule rule) {
    return switch (rule) {
      case HEBBIAN -> 30;
      case STORKEY -> 60;
      case PSEUDO_INVERSE -> 105;
    };
  }
}
