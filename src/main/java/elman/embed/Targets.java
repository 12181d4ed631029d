package elman.embed;

import java.util.Arrays;

/**
 * Rows of the output matrix with which hidden vectors are to be multiplied, no row twice, and what
 * ought to come of it: how often 1, how often 0.
 */
final class Targets {
  private int size;
  private int[] rows = new int[16];
  private float[] ones = new float[16];
  private float[] times = new float[16];

  /** Begins anew. */
  void clear() {
    size = 0;
  }

  /** How many different rows there are. */
  int size() {
    return size;
  }

  /** Where each row begins. */
  int[] rows() {
    return rows;
  }

  /** How often target {@code j} ought to be 1. */
  float ones(int j) {
    return ones[j];
  }

  /** How often target {@code j} counts at all. */
  float times(int j) {
    return times[j];
  }

  /** The row that begins at {@code row} ought to give {@code label}, 0 or 1. */
  void add(int row, int label) {
    int j = 0;
    while (j < size && rows[j] != row) {
      j++;
    }
    if (j == size) {
      grow();
      rows[j] = row;
      ones[j] = 0;
      times[j] = 0;
      size++;
    }
    ones[j] += label;
    times[j]++;
  }

  private void grow() {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      ones = Arrays.copyOf(ones, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
  }
}
