package elman.seq.data;

import java.io.IOException;
import java.util.List;

/** Examples one after another, from one file or several as if they were one. */
public interface ExampleReader extends AutoCloseable {
  /**
   * The next example.
   *
   * @return null at the end
   * @throws elman.io.FormatException if the file does not hold what it should, naming file and line
   * @throws IOException if it cannot be read
   */
  Example next() throws IOException;

  /** How predictions are written beside what was read. */
  Layout layout();

  /** Names of the columns of a step's numbers, in their order; none if the file names none. */
  default List<String> columns() {
    return List.of();
  }

  /** What messages call the file that the last example is from. */
  String source();

  /**
   * How often something was repaired so far: labels that begin an entity with {@code I-}, as in
   * IOB1 or by mistake, and are {@code B-} now; texts with a tab in them, which is a space now.
   */
  default long repaired() {
    return 0;
  }

  @Override
  void close() throws IOException;

  /**
   * A format's rows.
   *
   * @param header the first row, to be repeated with one more column, or null if there is none
   * @param delimiter between the columns
   * @param blankBetween whether a blank line is between two examples
   */
  record Layout(String header, char delimiter, boolean blankBetween) {}
}
