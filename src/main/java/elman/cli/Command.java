package elman.cli;

import elman.lm.DivergedException;
import java.io.IOException;

/** A command whose options have been parsed. */
interface Command {
  /**
   * Does the command's work. Whoever calls it turns an exception into a line and an exit code.
   *
   * @throws UsageException if the options do not go together
   * @throws IOException if input is bad, or if something cannot be read or written
   * @throws DivergedException if training came to no finite loss
   */
  void run() throws IOException, DivergedException;
}
