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

  /** The vectors, one every stride floats. */
  float[] h() {
    return h;
  }

  /** Room for their gradients. */
  float[] dh() {
    return dh;
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
    if (size * stride > h.length) {
      h = new float[2 * size * stride];
      dh = new float[2 * size * stride];
    }
    int row = 0;
    for (int i = 0; i < size; i++) {
      int first = row;
      System.arraycopy(in, rows[row++], h, i * stride, stride);
      while (row < ends[i]) {
        kernels.axpy(stride, 1, in, rows[row++], h, i * stride);
      }
      if (row - first > 1) {
        kernels.scale(stride, 1f / (row - first), h, i * stride);
      }
    }
  }

  /** Adds the gradients to the input rows. */
  void scatter() {
    int row = 0;
    for (int i = 0; i < size; i++) {
      while (row < ends[i]) {
        kernels.axpy(stride, 1, dh, i * stride, in, rows[row++]);
      }
    }
  }
}
