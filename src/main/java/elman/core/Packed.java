package elman.core;

import java.util.Arrays;

/**
 * The right factor B (depth x cols) of a product, in panels of {@link Kernels#panelWidth} columns
 * that the kernels read from front to back: panel q holds columns q W .. q W + W - 1, row after
 * row, filled up with zeros on the right.
 *
 * <p>For inference the elements may be kept in half the space, rounded to bfloat16 (8 significant
 * bits): what one sequence costs then is the time to read all weights once a step. Two elements of
 * a panel's row share an int: column j the lower half, column j + W/2 the upper.
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
  private int[] halves = new int[0];
  private boolean half;
  private int depth;
  private int cols;

  /** An empty one, for the panel width of {@code kernels}. */
  public Packed(Kernels kernels) {
    width = kernels.panelWidth();
  }

  /** From the next packing on keeps the elements rounded to bfloat16. */
  public void halve() {
    half = true;
    data = new float[0];
  }

  /** Whether the elements are kept rounded to bfloat16, in {@link #halves}. */
  public boolean half() {
    return half;
  }

  /** Takes the shape depth x cols; the content is undefined until every panel is packed. */
  void reshape(int newDepth, int newCols) {
    depth = newDepth;
    cols = newCols;
    long size = (long) panels() * depth * width + SKEW;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a matrix of " + depth + " x " + cols + " is too large");
    }
    if (half && halves.length < size / 2 + SKEW) {
      halves = new int[(int) (size / 2) + SKEW];
    } else if (!half && data.length < size) {
      data = new float[(int) size];
    }
  }

  /** Packs columns {@code from} to {@code to} of the panels' range from B itself, depth x cols. */
  void pack(Matrix b, int panelFrom, int panelTo) {
    if (half) {
      throw new IllegalStateException("only weights, which are packed transposed, are halved");
    }
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
    if (half) {
      packHalves(bt, panelFrom, panelTo);
      return;
    }
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

  private void packHalves(Matrix bt, int panelFrom, int panelTo) {
    for (int q = panelFrom; q < panelTo; q++) {
      for (int p = 0; p < depth; p++) {
        for (int j = 0; j < width / 2; j++) {
          int low = half(bt, q * width + j, p);
          int high = half(bt, q * width + j + width / 2, p);
          halves[halfPanel(q) + p * width / 2 + j] = high << 16 | low;
        }
      }
    }
  }

  /** The element's bits in bfloat16, rounded to the nearest, ties to even; 0 beyond the edge. */
  private static int half(Matrix bt, int row, int col) {
    int bits = row < bt.rows() ? Float.floatToRawIntBits(bt.get(row, col)) : 0;
    return (bits + 0x7fff + (bits >>> 16 & 1)) >>> 16;
  }

  /** Element of row {@code p} and column {@code j} of panel {@code q}, however it is kept. */
  float element(int q, int p, int j) {
    if (!half) {
      return data[panel(q) + p * width + j];
    }
    int pair = halves[halfPanel(q) + p * width / 2 + j % (width / 2)];
    return Float.intBitsToFloat(j < width / 2 ? pair << 16 : pair & 0xffff0000);
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

  /** The array of the panels in bfloat16. */
  public int[] halves() {
    return halves;
  }

  /** Index of the first pair of panel {@code q} in {@link #halves}. */
  public int halfPanel(int q) {
    return SKEW + q * depth * width / 2;
  }
}
