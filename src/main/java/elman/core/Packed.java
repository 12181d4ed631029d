package elman.core;

import java.util.Arrays;

/**
 * The right factor B (depth x cols) of a product, in panels of {@link Kernels#panelWidth} columns
 * that the kernels read from front to back: panel q holds columns q W .. q W + W - 1, row after
 * row, filled up with zeros on the right.
 *
 * <p>For inference the elements may be kept in less space, several to an int:
 *
 * <ul>
 *   <li>{@link Precision#BF16}: two elements of a row of a panel, column j in the lower half,
 *       column j + W/2 in the upper; W/2 ints a row.
 *   <li>{@link Precision#INT8}: four elements of a column, rows 4 k .. 4 k + 3 from the lowest byte
 *       to the highest; W ints for four rows. An element is the int, shifted so that its byte is on
 *       top, times the {@link #scales} of its column: the bytes below are a fraction, for which the
 *       byte makes up.
 * </ul>
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

  /** Rows whose bytes share an int. */
  private static final int QUAD = 4;

  private static final int LARGEST_BYTE = 127;

  private final int width;
  private Precision precision = Precision.F32;
  private float[] data = new float[0];
  private int[] words = new int[0];
  private float[] scales = new float[0];
  private int depth;
  private int cols;

  /** An empty one, for the panel width of {@code kernels}. */
  public Packed(Kernels kernels) {
    width = kernels.panelWidth();
  }

  /** The product's right factor of {@code depth} x {@code cols} zeros. */
  public static Packed zeros(Kernels kernels, Precision precision, int depth, int cols) {
    Packed packed = new Packed(kernels);
    packed.keepAs(precision);
    packed.reshape(depth, cols);
    return packed;
  }

  /** From the next packing on keeps the elements so. */
  public void keepAs(Precision wanted) {
    precision = wanted;
    data = new float[0];
    words = new int[0];
  }

  /** How the elements are kept: in {@link #data} or in {@link #words}. */
  public Precision precision() {
    return precision;
  }

  /** Takes the shape depth x cols; the content is undefined until every panel is packed. */
  void reshape(int newDepth, int newCols) {
    depth = newDepth;
    cols = newCols;
    long size = panels() * wordsOfPanel() + SKEW;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a matrix of " + depth + " x " + cols + " is too large");
    }
    if (precision == Precision.F32) {
      data = data.length < size ? new float[(int) size] : data;
      return;
    }
    words = words.length < size ? new int[(int) size] : words;
    if (precision == Precision.INT8 && scales.length < panels() * width) {
      scales = new float[panels() * width];
    }
  }

  /** Packs panels {@code panelFrom} to {@code panelTo - 1} from B itself, depth x cols. */
  void pack(Matrix b, int panelFrom, int panelTo) {
    if (precision != Precision.F32) {
      throw new IllegalStateException("only weights, which are packed transposed, are rounded");
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
    for (int q = panelFrom; q < panelTo; q++) {
      switch (precision) {
        case F32 -> packFloats(bt, q);
        case BF16 -> packHalves(bt, q);
        case INT8 -> packBytes(bt, q);
      }
    }
  }

  private void packFloats(Matrix bt, int q) {
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

  private void packHalves(Matrix bt, int q) {
    for (int p = 0; p < depth; p++) {
      for (int j = 0; j < width / 2; j++) {
        int low = half(bt, q * width + j, p);
        int high = half(bt, q * width + j + width / 2, p);
        words[panel(q) + p * width / 2 + j] = high << 16 | low;
      }
    }
  }

  /**
   * The element's bits in bfloat16, rounded to the nearest, ties to even; 0 beyond the edge. Any
   * NaN is the one that rounds to itself.
   */
  private static int half(Matrix bt, int row, int col) {
    int bits = row < bt.rows() ? Float.floatToIntBits(bt.get(row, col)) : 0;
    return (bits + 0x7fff + (bits >>> 16 & 1)) >>> 16;
  }

  private void packBytes(Matrix bt, int q) {
    Arrays.fill(words, panel(q), panel(q + 1), 0);
    for (int j = 0; j < columns(q); j++) {
      int from = bt.at(q * width + j);
      float largest = 0;
      for (int p = 0; p < depth; p++) {
        largest = Math.max(largest, Math.abs(bt.data()[from + p]));
      }
      float step = largest / LARGEST_BYTE;
      scales[q * width + j] = step * 0x1p-24f;
      for (int p = 0; p < depth && step > 0; p++) {
        int at = panel(q) + p / QUAD * width + j;
        int place = Byte.SIZE * (p % QUAD);
        float fraction = (float) Integer.toUnsignedLong(words[at]) / (1L << place);
        int value = Math.round(bt.data()[from + p] / step - fraction);
        words[at] |= (value & 0xff) << place;
      }
    }
  }

  /** Element of row {@code p} and column {@code j} of panel {@code q}, however it is kept. */
  float element(int q, int p, int j) {
    return switch (precision) {
      case F32 -> data[panel(q) + p * width + j];
      case BF16 -> {
        int pair = words[panel(q) + p * width / 2 + j % (width / 2)];
        yield Float.intBitsToFloat(j < width / 2 ? pair << 16 : pair & 0xffff0000);
      }
      case INT8 -> {
        int quad = words[panel(q) + p / QUAD * width + j];
        yield (quad << (Byte.SIZE * (QUAD - 1 - p % QUAD))) * scales[q * width + j];
      }
    };
  }

  private long wordsOfPanel() {
    return switch (precision) {
      case F32 -> (long) depth * width;
      case BF16 -> (long) depth * width / 2;
      case INT8 -> (long) (depth + QUAD - 1) / QUAD * width;
    };
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

  /** The array of the panels in single precision. */
  public float[] data() {
    return data;
  }

  /** The array of the panels in the other precisions. */
  public int[] words() {
    return words;
  }

  /** Index of the first element of panel {@code q} in {@link #data} or {@link #words}. */
  public int panel(int q) {
    return (int) (SKEW + q * wordsOfPanel());
  }

  /** What the bytes of a column stand for, by column; see above. */
  public float[] scales() {
    return scales;
  }
}
