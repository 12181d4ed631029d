package elman.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing list of ints. It grows by chunks that are copied once, into the final array: 4 bytes a
 * value while it grows, 8 at the peak, where doubling would need 12.
 */
final class IntList {
  private static final int CHUNK = 1 << 18;
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private final List<int[]> full = new ArrayList<>();
  private int[] chunk = new int[CHUNK];
  private int used;

  /**
   * Appends a value.
   *
   * @throws OutOfMemoryError if the list outgrows what an array can hold
   */
  void add(int value) {
    if (used == CHUNK) {
      nextChunk();
    }
    chunk[used++] = value;
  }

  private void nextChunk() {
    if ((full.size() + 2L) * CHUNK > MAX_SIZE) {
      throw new OutOfMemoryError("more tokens than the " + MAX_SIZE + " that an array can hold");
    }
    full.add(chunk);
    chunk = new int[CHUNK];
    used = 0;
  }

  /** Returns the values as an array. */
  int[] toArray() {
    int[] values = new int[full.size() * CHUNK + used];
    for (int i = 0; i < full.size(); i++) {
      System.arraycopy(full.get(i), 0, values, i * CHUNK, CHUNK);
    }
    System.arraycopy(chunk, 0, values, full.size() * CHUNK, used);
    return values;
  }
}
