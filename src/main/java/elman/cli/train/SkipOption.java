package elman.cli.train;

import elman.cli.shell.UsageException;
import picocli.CommandLine.Option;

/** Whether what goes into a layer is added to what comes out of it. */
final class SkipOption {
  @Option(
      names = "--skip",
      description = "Add each layer's input to its output, from the second layer on.")
  private boolean skip;

  /** Whether it was said. */
  boolean isSaid() {
    return skip;
  }

  /**
   * Refuses to skip layers that are not there.
   *
   * @param layers of the network
   * @throws UsageException if there is none to skip
   */
  void check(int layers) {
    if (skip && layers < 2) {
      throw new UsageException("--skip needs a second layer: --layers 2");
    }
  }
}
