package elman.cli.vectors;

import java.io.IOException;

/** Answers queries of one kind, each a line of text. */
interface Queries {
  /**
   * Writes the answer to a query.
   *
   * @throws IllegalArgumentException saying what is wrong, if it is no such query
   * @throws elman.io.FormatException if it has an unknown word
   * @throws IOException if the answer cannot be written
   */
  void answer(String query) throws IOException;
}
