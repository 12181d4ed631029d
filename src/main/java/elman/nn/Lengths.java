package elman.nn;

import elman.core.Matrix;
import java.util.Arrays;

/** Lengths of the B sequences of a batch. */
final class Lengths {
  private Lengths() {}

  /**
   * The lengths, if the rows are T for each sequence, T at least the longest.
   *
   * @param rows time-major, T B rows
   * @throws IllegalArgumentException if they are not
   */
  static int[] checked(int[] lengths, Matrix rows) {
    int steps = lengths.length == 0 ? 0 : rows.rows() / lengths.length;
    boolean outside = Arrays.stream(lengths).anyMatch(length -> length < 0 || length > steps);
    if (outside || steps * lengths.length != rows.rows()) {
      throw new IllegalArgumentException(
          rows.rows() + " rows hold no sequences of lengths " + Arrays.toString(lengths));
    }
    return lengths;
  }
}
