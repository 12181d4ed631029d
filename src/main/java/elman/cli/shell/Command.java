package elman.cli.shell;

import elman.train.DivergedException;
import java.io.IOException;
import picocli.CommandLine;

/** A command whose options have been parsed. */
public interface Command {
  /** Tells the command's parser how to read its options that are choices. */
  default void registerChoices(CommandLine parser) {}

  /**
   * Does the command's work. Whoever calls it turns an exception into a line and an exit code.
   *
   * @throws UsageException if the options do not go together
   * @throws IOException if input is bad, or if something cannot be read or written
   * @throws DivergedException if training came to no finite loss
   */
  void run() throws IOException, DivergedException;
}
