package elman.embed.query;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.embed.vectors.RowBlocks;
import java.util.Arrays;

/**
 * Words in classes, by k-means with cosines as word2vec.c has it: word i begins in class i mod K;
 * ten times each class's centre is the sum of its words' vectors, made 1 long, and each word goes
 * to the class of the centre with which its product is highest.
 */
public final class Classes {
  private static final int ROUNDS = 10;

  /** Products at once. */
  private static final int PRODUCTS = 1 << 16;

  private final Directions directions;
  private final Ops ops;
  private final Matrix centres;
  private final Packed packed;
  private final int[] classes;
  private final int[] members;

  private Classes(Directions directions, int count) {
    this.directions = directions;
    ops = directions.ops();
    centres = Matrix.zeros(count, directions.dim());
    packed = new Packed(ops.kernels());
    classes = new int[directions.size()];
    members = new int[count];
  }

  /**
   * The class of each word, 0 to {@code count} - 1: the same for any number of threads.
   *
   * @throws IllegalArgumentException if there cannot be so many
   */
  public static int[] of(Directions directions, int count) {
    if (count < 1 || count > directions.size()) {
      throw new IllegalArgumentException(
          "can have from 1 to " + directions.size() + " classes of words, not " + count);
    }
    Classes classes = new Classes(directions, count);
    for (int i = 0; i < classes.classes.length; i++) {
      classes.classes[i] = i % count;
    }
    for (int round = 0; round < ROUNDS; round++) {
      classes.moveCentres();
      classes.moveWords();
    }
    return classes.classes;
  }

  private void moveCentres() {
    Arrays.fill(members, 0);
    for (int kind : classes) {
      members[kind]++;
    }
    Kernels kernels = ops.kernels();
    RowBlocks rows = directions.blocks();
    centres.fill(0);
    ops.workers()
        .split(
            centres.cols(),
            kernels.panelWidth(),
            (from, to) -> {
              for (int i = 0; i < classes.length; i++) {
                float[] block = rows.block(rows.blockOf(i));
                int row = rows.offsetOf(i) + from;
                kernels.axpy(
                    to - from, 1, block, row, centres.data(), centres.at(classes[i]) + from);
              }
            });
    for (int k = 0; k < centres.rows(); k++) {
      Directions.normalize(centres.data(), centres.at(k), centres.cols());
    }
    ops.packTransposed(packed, centres);
  }

  private void moveWords() {
    RowBlocks rows = directions.blocks();
    int atOnce = Math.max(1, PRODUCTS / centres.rows());
    ops.workers()
        .split(
            classes.length,
            atOnce,
            (from, to) -> {
              Matrix products = Matrix.zeros(Math.min(atOnce, to - from), centres.rows());
              for (int word = from, end; word < to; word = end) {
                int block = rows.blockOf(word);
                int last = rows.firstRow(block) + rows.rowsOf(block);
                end = Math.min(Math.min(to, last), word + atOnce);
                moveWords(word, end, products.rows(0, end - word));
              }
            });
  }

  /** Words of one block. */
  private void moveWords(int from, int to, Matrix products) {
    RowBlocks rows = directions.blocks();
    float[] block = rows.block(rows.blockOf(from));
    int dim = rows.dim();
    products.fill(0);
    ops.addMulAlone(products, new Matrix(block, rows.offsetOf(from), to - from, dim, dim), packed);
    for (int i = 0; i < products.rows(); i++) {
      float best = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < products.cols(); k++) {
        float product = products.get(i, k);
        if (product > best && members[k] > 0) {
          best = product;
          classes[from + i] = k;
        }
      }
    }
  }
}
