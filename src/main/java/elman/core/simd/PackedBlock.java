package elman.core.simd;

import jdk.incubator.vector.FloatVector;

/**
 * A block of the left factor A, copied to where its elements have constant distances: an A by rows
 * keeps its rows, {@link #GAP} apart; a transposed A keeps its columns, {@link #COLUMN_GAP} apart.
 *
 * <p>A tile that hangs over the last row reads what was there before; its excess rows are thrown
 * away.
 */
final class PackedBlock {
  /** Rows of the largest tile: 12 x 2 accumulators where there are 32 registers, else 4 x 2. */
  static final int TILE =
      FloatVector.SPECIES_PREFERRED.length() == 16
              || System.getProperty("os.arch").equals("aarch64")
          ? 12
          : 4;

  /**
   * Depth of a block: its panels of B come from the second-level cache, tile by tile, in the order
   * in which they lie there; C is read and written once for each block, here and there.
   */
  static final int DEPTH = 512;

  /** Rows of a block, which fits the second-level cache: whole tiles. */
  static final int ROWS = 264;

  /** Floats from row to row: no power of two, or rows would share the lines of the cache. */
  static final int GAP = DEPTH + 16;

  /**
   * Floats from column to column of a transposed A: an odd number of the cache's lines, so that
   * they spread over all of it, and a sum of two powers of two, as the compiler of JDK 25 makes
   * slower loops of other factors.
   */
  static final int COLUMN_GAP = 272;

  private final float[] data = new float[Math.max(ROWS * GAP, DEPTH * COLUMN_GAP)];
  private int rows;
  private int depth;
  private boolean byColumns;

  /**
   * Takes in {@code newRows} x {@code newDepth} elements (i, p) at ao + i ars + p acs, where one of
   * the strides is 1.
   */
  void pack(int newRows, int newDepth, float[] a, int ao, int ars, int acs) {
    rows = newRows;
    depth = newDepth;
    byColumns = ars == 1 && TILE == 12;
    if (byColumns) {
      packColumns(a, ao, acs);
    } else if (acs == 1) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(a, ao + i * ars, data, i * GAP, depth);
      }
    } else {
      transpose(a, ao, acs);
    }
  }

  private void packColumns(float[] a, int ao, int acs) {
    for (int p = 0; p < depth; p++) {
      System.arraycopy(a, ao + p * acs, data, p * COLUMN_GAP, rows);
    }
  }

  /** Makes rows of a transposed A, for machines whose tiles are of 4. */
  private void transpose(float[] a, int ao, int acs) {
    for (int p = 0; p < depth; p++) {
      for (int i = 0; i < rows; i++) {
        data[i * GAP + p] = a[ao + i + p * acs];
      }
    }
  }

  int rows() {
    return rows;
  }

  /** Height of the tile that starts with row {@code i}; it may hang over the last one. */
  int height(int i) {
    int left = rows - i;
    if (byColumns || left > 16 || (left > 8 && left <= 12)) {
      return TILE;
    }
    return left > 4 ? Math.min(TILE, 8) : 4;
  }

  /** tile = the rows from {@code i} on, {@link #height} of them, times a panel of B. */
  void multiply(int i, int height, float[] b, int bo, float[] tile) {
    if (byColumns) {
      ColumnTile.tile12(depth, data, i, b, bo, tile);
      return;
    }
    switch (height) {
      case 12 -> RowTiles.tile12(depth, data, i * GAP, b, bo, tile);
      case 8 -> RowTiles.tile8(depth, data, i * GAP, b, bo, tile);
      default -> RowTiles.tile4(depth, data, i * GAP, b, bo, tile);
    }
  }
}
