package elman.embed;

import elman.core.Kernels;
import java.util.Arrays;

/**
 * The m hidden vectors h of a prediction, each the mean of some input rows, and their gradients dh,
 * which go to these rows undivided, as in word2vec and fastText.
 */
final class Hidden {
  private final Kernels kernels;
  private final float[] in;
  private final int stride;

  private int size;
  private float[] h = new float[0];
  private int[] starts = new int[0];
  private float[] dh = new float[0];

  /** Where each vector's input rows begin, one vector after another. */
  private int[] rows = new int[64];

  /** End of each vector's rows among all. */
  private int[] ends = new int[16];

  private int count;

  Hidden(Kernels kernels, Embedding embedding) {
    this.kernels = kernels;
    in = embedding.in();
    stride = embedding.stride();
  }

  void clear() {
    size = 0;
    count = 0;
  }

  /** How many vectors there are, m. */
  int size() {
    return size;
  }

  /** The array of the vectors: the input rows themselves, where each is a vector. */
  float[] array() {
    return isPlain() ? in : h;
  }

  /** Where each vector begins in its array. */
  int[] offsets() {
    return isPlain() ? rows : starts;
  }

  private boolean isPlain() {
    return count == size;
  }

  /** The vector that is being made has this input row too. */
  void addRow(int row) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
    }
    rows[count++] = row;
  }

  /** The vector that is being made is complete. */
  void endVector() {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = count;
  }

  /** Computes the vectors. */
  void gather() {
    if (size * stride > dh.length) {
      dh = new float[2 * size * stride];
    }
    if (isPlain()) {
      return;
    }
    if (size * stride > h.length) {
      h = new float[2 * size * stride];
      starts = new int[2 * size];
      Arrays.setAll(starts, i -> i * stride);
    }
    for (int i = 0; i < size; i++) {
      int from = i == 0 ? 0 : ends[i - 1];
      kernels.sumRows(stride, 1f / (ends[i] - from), in, rows, from, ends[i], h, starts[i]);
    }
  }

  /**
   * Makes a step on the input rows, and on those that the vectors were multiplied with.
   *
   * @param out array of the targets' rows
   * @param g what of each row goes to each vector and back, m x n
   */
  void descend(Targets targets, float[] out, float[] g) {
    int n = targets.size();
    int[] outRows = targets.rows();
    if (isPlain()) {
      kernels.rowUpdates(size, in, rows, dh, n, out, outRows, stride, g);
      return;
    }
    kernels.rowGradients(size, h, starts, dh, n, out, outRows, stride, g);
    for (int i = 0; i < size; i++) {
      kernels.addToRows(stride, dh, starts[i], in, rows, i == 0 ? 0 : ends[i - 1], ends[i]);
    }
  }
}
