package elman.core;

import java.util.Arrays;

/**
 * The right factor B (depth x cols) of a product, in panels of {@link Kernels#panelWidth} columns
 * that the kernels read from front to back: panel q holds columns q W .. q W + W - 1, row after
 * row, filled up with zeros on the right.
 *
 * <p>Packing costs one pass over B. It pays when B is used again, as a recurrent weight is at each
 * of the T steps between two updates.
 */
public final class Packed {
  /**
   * An array large enough to be an allocation of its own starts on a page, behind a header of 16
   * bytes: 12 floats later is the start of a cache line, and no vector of a panel straddles two.
   */
  private static final int SKEW = 12;

  private final int width;
  private float[] data = new float[0];
  private int depth;
  private int cols;

  /** An empty one, for the panel width of {@code kernels}. */
  public Packed(Kernels kernels) {
    width = kernels.panelWidth();
  }

  /** Takes the shape depth x cols; the content is undefined until every panel is packed. */
  void reshape(int newDepth, int newCols) {
    depth = newDepth;
    cols = newCols;
    long size = (long) panels() * depth * width + SKEW;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a matrix of " + depth + " x " + cols + " is too large");
    }
    if (data.length < size) {
      data = new float[(int) size];
    }
  }

  /** Packs columns {@code from} to {@code to} of the panels' range from B itself, depth x cols. */
  void pack(Matrix b, int panelFrom, int panelTo) {
    for (int q = panelFrom; q < panelTo; q++) {
      int columns = columns(q);
      for (int p = 0; p < depth; p++) {
        int to = panel(q) + p * width;
        System.arraycopy(b.data(), b.at(p) + q * width, data, to, columns);
        Arrays.fill(data, to + columns, to + width, 0);
      }
    }
  }

  /** Packs a range of panels from B's transpose, cols x depth. */
  void packTransposed(Matrix bt, int panelFrom, int panelTo) {
    for (int q = panelFrom; q < panelTo; q++) {
      int columns = columns(q);
      if (columns < width) {
        Arrays.fill(data, panel(q), panel(q) + depth * width, 0);
      }
      for (int j = 0; j < columns; j++) {
        int from = bt.at(q * width + j);
        for (int p = 0, to = panel(q) + j; p < depth; p++, to += width) {
          data[to] = bt.data()[from + p];
        }
      }
    }
  }

  /** Rows of B: the length of the sums. */
  public int depth() {
    return depth;
  }

  /** Columns of B. */
  public int cols() {
    return cols;
  }

  /** Number of panels. */
  public int panels() {
    return (cols + width - 1) / width;
  }

  /** Columns of B that panel {@code q} holds: the panel width, or less in the last one. */
  public int columns(int q) {
    return Math.min(width, cols - q * width);
  }

  /** The array of the panels. */
  public float[] data() {
    return data;
  }

  /** Index of the first element of panel {@code q} in {@link #data}. */
  public int panel(int q) {
    return SKEW + q * depth * width;
  }
}
