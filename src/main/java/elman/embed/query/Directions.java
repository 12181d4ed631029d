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

  /** Passes over vectors in a file before a copy in memory pays, which takes as long as some. */
  private static final int IN_PLACE = 8;

  private final WordVectors vectors;
  private final Rows rows;
  private final Ops ops;
  private final float[] lengths;
  private int passes;

  /** The rows in blocks; null until that pays. */
  private RowBlocks blocks;

  /**
   * Directions of all words. The first few times that all of them are looked at vectors stay where
   * they are, in a file perhaps; then they are wanted in blocks.
   */
  public Directions(WordVectors vectors, Ops ops) {
    this.vectors = vectors;
    this.ops = ops;
    rows = vectors.vectors();
    blocks = rows instanceof RowBlocks there ? there : null;
    lengths = new float[rows.size()];
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

  /** The vectors themselves, in blocks. */
  RowBlocks blocks() {
    if (blocks == null) {
      RowBlocks copy = new RowBlocks(rows.size(), rows.dim());
      ops.workers()
          .split(
              copy.blocks(),
              1,
              (from, to) -> {
                for (int block = from; block < to; block++) {
                  copyRows(copy.firstRow(block), copy.rowsOf(block), copy.block(block));
                }
              });
      blocks = copy;
    }
    return blocks;
  }

  private void copyRows(int from, int count, float[] to) {
    for (int i = 0; i < count; i++) {
      rows.copy(from + i, to, i * dim());
    }
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
    if (passes >= IN_PLACE) {
      blocks();
      ops.workers().split(size(), rowsAtOnce(), (from, to) -> inBlocks(from, to, units, cosines));
    } else {
      ops.workers().split(size(), rowsAtOnce(), (from, to) -> inPlace(from, to, units, cosines));
    }
    passes++;
  }

  private void inBlocks(int from, int to, float[][] units, float[][] cosines) {
    for (int row = from, end; row < to; row = end) {
      int block = blocks.blockOf(row);
      int last = blocks.firstRow(block) + blocks.rowsOf(block);
      end = Math.min(Math.min(to, last), row + rowsAtOnce());
      cosines(row, end, blocks.block(block), blocks.offsetOf(row), units, cosines);
    }
  }

  private void inPlace(int from, int to, float[][] units, float[][] cosines) {
    float[] some = new float[Math.min(to - from, rowsAtOnce()) * dim()];
    for (int row = from, end; row < to; row = end) {
      end = Math.min(to, row + rowsAtOnce());
      copyRows(row, end - row, some);
      cosines(row, end, some, 0, units, cosines);
    }
  }

  private int rowsAtOnce() {
    return Math.max(1, AT_ONCE / Math.max(1, dim()));
  }

  /** Rows that lie one after the other. */
  private void cosines(
      int from, int to, float[] data, int offset, float[][] units, float[][] cosines) {
    Kernels kernels = ops.kernels();
    if (passes == 0) {
      for (int row = from; row < to; row++) {
        lengths[row] = length(data, offset + (row - from) * dim());
      }
    }
    for (int k = 0; k < units.length; k++) {
      float[] found = cosines[k];
      kernels.dots(to - from, dim(), data, offset, units[k], 0, found, from);
      for (int row = from; row < to; row++) {
        float length = lengths[row];
        found[row] =
            length > SHORT && length < LONG
                ? Math.max(-1, Math.min(1, found[row] / length))
                : oddCosine(data, offset + (row - from) * dim(), units[k]);
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
