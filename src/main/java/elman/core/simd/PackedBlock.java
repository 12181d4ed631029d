package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A block of the left factor A, copied to where its elements have constant distances: an A by rows
 * keeps its rows, {@link #GAP} apart; of a transposed A each tile has its rows side by side, one
 * step of the depth after the other.
 *
 * <p>A tile that hangs over the last row reads what was there before; its excess rows are thrown
 * away.
 */
final class PackedBlock {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** Rows of the largest tile: 12 x 2 accumulators where there are 32 registers, else 4 x 2. */
  static final int TILE =
      S.length() == 16 || System.getProperty("os.arch").equals("aarch64") ? 12 : 4;

  /**
   * Depth of a block: its panels of B come from the second-level cache, tile by tile, in the order
   * in which they lie there; C is read and written once for each block, here and there.
   */
  static final int DEPTH = 512;

  /** Rows of a block, which fits the second-level cache: whole tiles. */
  static final int ROWS = 264;

  /** Steps of a transposed A that are copied together. */
  private static final int STEPS = 8;

  /** Floats from row to row: no power of two, or rows would share the lines of the cache. */
  static final int GAP = DEPTH + 16;

  /** Floats from staged step to staged step: a vector may be read from the last element on. */
  private static final int STAGED_GAP = ROWS + S.length();

  private final float[] data = new float[ROWS * GAP];
  private final float[] staged = new float[STEPS * STAGED_GAP];
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

  /**
   * Copies a few steps at a time, first as they lie, since the processor fetches ahead what is read
   * in one run; from there to the tiles.
   */
  private void packColumns(float[] a, int ao, int acs) {
    for (int p = 0; p < depth; p += STEPS) {
      int steps = Math.min(STEPS, depth - p);
      for (int s = 0; s < steps; s++) {
        System.arraycopy(a, ao + (p + s) * acs, staged, s * STAGED_GAP, rows);
      }
      for (int i = 0; i < rows; i += TILE) {
        packTile(steps, i, tile(i) + p * TILE);
      }
    }
  }

  /** Copies vectors where a tile is less: the next step's copy puts the excess right. */
  private void packTile(int steps, int from, int to) {
    for (int p = 0; p < steps; p++) {
      for (int r = 0; r < TILE; r += S.length()) {
        FloatVector.fromArray(S, staged, from + p * STAGED_GAP + r)
            .intoArray(data, to + p * TILE + r);
      }
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

  private int tile(int i) {
    return i * GAP;
  }

  /** tile = the rows from {@code i} on, {@link #height} of them, times a panel of B. */
  void multiply(int i, int height, float[] b, int bo, float[] tile) {
    if (byColumns) {
      ColumnTile.tile12(depth, data, tile(i), b, bo, tile);
      return;
    }
    switch (height) {
      case 12 -> RowTiles.tile12(depth, data, tile(i), b, bo, tile);
      case 8 -> RowTiles.tile8(depth, data, tile(i), b, bo, tile);
      default -> RowTiles.tile4(depth, data, tile(i), b, bo, tile);
    }
  }
}
