package elman.embed.query;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.embed.vectors.RowBlocks;
import elman.embed.vectors.Rows;
import elman.embed.vectors.WordVectors;

/**
 * Words' vectors as what they are compared by: their directions. The vectors stay as they are; the
 * length of each is measured once, on the first way through all of them.
 *
 * <p>A vector of length 0 has a cosine of 0 with everything.
 */
public final class Directions {
  /** Floats that stay in a core's cache between measuring them and multiplying them. */
  private static final int AT_ONCE = 1 << 15;

  /** Between these lengths nothing overflows in float, and nothing that counts gets lost. */
  private static final double SHORT = 1e-15;

  private static final double LONG = 1e15;

  private final WordVectors vectors;
  private final RowBlocks rows;
  private final Ops ops;
  private final float[] lengths;
  private boolean measured;

  /** Directions of all words; copies their vectors, unless they are in blocks already. */
  public Directions(WordVectors vectors, Ops ops) {
    this.vectors = vectors;
    this.ops = ops;
    rows = inBlocks(vectors.vectors(), ops);
    lengths = new float[rows.size()];
  }

  private static RowBlocks inBlocks(Rows from, Ops ops) {
    if (from instanceof RowBlocks blocks) {
      return blocks;
    }
    RowBlocks copy = new RowBlocks(from.size(), from.dim());
    ops.workers()
        .split(
            copy.blocks(),
            1,
            (first, end) -> {
              for (int block = first; block < end; block++) {
                for (int i = 0; i < copy.rowsOf(block); i++) {
                  from.copy(copy.firstRow(block) + i, copy.block(block), i * copy.dim());
                }
              }
            });
    return copy;
  }

  /** The words and what else came with them. */
  public WordVectors vectors() {
    return vectors;
  }

  /** How many words there are. */
  public int size() {
    return rows.size();
  }

  /** Elements of a vector. */
  public int dim() {
    return rows.dim();
  }

  /** The vectors themselves. */
  RowBlocks rows() {
    return rows;
  }

  /** What computes. */
  Ops ops() {
    return ops;
  }

  /** A word's vector made 1 long, or zeros if it is 0 long. */
  public float[] unit(int word) {
    float[] unit = new float[dim()];
    rows.copy(word, unit, 0);
    normalize(unit, 0, unit.length);
    return unit;
  }

  /** Copies {@code to.rows()} vectors from word {@code from} on, each made 1 long. */
  void copyUnits(int from, Matrix to) {
    ops.workers()
        .split(
            to.rows(),
            rowsAtOnce(),
            (first, end) -> {
              for (int i = first; i < end; i++) {
                rows.copy(from + i, to.data(), to.at(i));
                normalize(to.data(), to.at(i), to.cols());
              }
            });
  }

  /** Makes a vector 1 long; one that is 0 long, or has no length, becomes zeros. */
  static void normalize(float[] data, int offset, int n) {
    double length = Math.sqrt(dot(n, data, offset, data, offset));
    for (int j = offset; j < offset + n; j++) {
      data[j] = length > 0 && length < Double.POSITIVE_INFINITY ? (float) (data[j] / length) : 0;
    }
  }

  /** The product of two vectors in double precision. */
  static double dot(int n, float[] x, int xo, float[] y, int yo) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += (double) x[xo + j] * y[yo + j];
    }
    return sum;
  }

  /**
   * Cosines of all words with some vectors, in one pass over the words' vectors.
   *
   * @param units vectors of length 1, or 0
   * @param cosines for each of them an array of as many elements as there are words, to be filled
   */
  public void cosines(float[][] units, float[][] cosines) {
    ops.workers()
        .split(
            size(),
            rowsAtOnce(),
            (from, to) -> {
              for (int row = from, end; row < to; row = end) {
                int block = rows.blockOf(row);
                int last = rows.firstRow(block) + rows.rowsOf(block);
                end = Math.min(Math.min(to, last), row + rowsAtOnce());
                cosines(row, end, units, cosines);
              }
            });
    measured = true;
  }

  private int rowsAtOnce() {
    return Math.max(1, AT_ONCE / Math.max(1, dim()));
  }

  /** Rows of one block. */
  private void cosines(int from, int to, float[][] units, float[][] cosines) {
    Kernels kernels = ops.kernels();
    float[] block = rows.block(rows.blockOf(from));
    int offset = rows.offsetOf(from);
    if (!measured) {
      for (int row = from; row < to; row++) {
        lengths[row] = length(block, offset + (row - from) * dim());
      }
    }
    for (int k = 0; k < units.length; k++) {
      float[] found = cosines[k];
      kernels.dots(to - from, dim(), block, offset, units[k], 0, found, from);
      for (int row = from; row < to; row++) {
        float length = lengths[row];
        found[row] =
            length > SHORT && length < LONG
                ? Math.max(-1, Math.min(1, found[row] / length))
                : oddCosine(block, offset + (row - from) * dim(), units[k]);
      }
    }
  }

  private float length(float[] data, int offset) {
    double length = Math.sqrt(ops.kernels().sumOfSquares(dim(), data, offset));
    return length > SHORT && length < LONG ? (float) length : 0;
  }

  /** The cosine of a vector that is so short or so long that it takes double precision. */
  private float oddCosine(float[] data, int offset, float[] unit) {
    double length = Math.sqrt(dot(dim(), data, offset, data, offset));
    double cosine = dot(dim(), data, offset, unit, 0) / length;
    return Double.isNaN(cosine) ? 0 : (float) Math.max(-1, Math.min(1, cosine));
  }
}
