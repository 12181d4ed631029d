package elman.embed.vectors;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows whose number is known only at the end of their file. */
final class GrowingRows {
  private final int dim;
  private final int blockRows;
  private final int most;
  private final List<float[]> blocks = new ArrayList<>();

  /**
   * @param most how many there may be, so that few take little memory
   */
  GrowingRows(int dim, int most) {
    this.dim = dim;
    this.most = most;
    blockRows = RowBlocks.blockRows(dim);
  }

  int dim() {
    return dim;
  }

  /** Allocates what rows 0 .. size - 1 need, and perhaps some more. */
  void reserve(int size) {
    while ((long) blocks.size() * blockRows < size) {
      long first = (long) blocks.size() * blockRows;
      int rows = (int) Math.min(blockRows, most - first);
      blocks.add(new float[rows * dim]);
    }
  }

  /** Takes a row from a buffer of floats. */
  void put(int row, FloatBuffer from) {
    reserve(row + 1);
    from.get(blocks.get(row / blockRows), row % blockRows * dim, dim);
  }

  /** The blocks so far, of {@link #blockRows} rows each. */
  float[][] blocks() {
    return blocks.toArray(new float[0][]);
  }

  int blockRows() {
    return blockRows;
  }

  /** The first {@code size} rows, which have been reserved. */
  RowBlocks finish(int size) {
    int last = (size - 1) / blockRows;
    int length = (size - last * blockRows) * dim;
    if (size > 0 && blocks.get(last).length > length) {
      blocks.set(last, Arrays.copyOf(blocks.get(last), length));
    }
    return RowBlocks.of(size, dim, blocks);
  }
}
