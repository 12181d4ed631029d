package elman.embed.vectors;

/**
 * Rows of floats in blocks of whole rows without gaps, so that there may be more of them than an
 * array holds, and so that several threads can allocate and fill them.
 */
public final class RowBlocks implements Rows {
  /** Floats in a block, about: 16 MB. */
  private static final int BLOCK = 1 << 22;

  private final int size;
  private final int dim;
  private final int blockRows;
  private final float[][] blocks;

  /**
   * Rows that are to be filled; no block has been allocated.
   *
   * @throws IllegalArgumentException if size or dim is negative
   */
  public RowBlocks(int size, int dim) {
    if (size < 0 || dim < 0) {
      throw new IllegalArgumentException("there cannot be " + size + " x " + dim + " floats");
    }
    this.size = size;
    this.dim = dim;
    blockRows = Math.max(1, BLOCK / Math.max(1, dim));
    blocks = new float[(int) (((long) size + blockRows - 1) / blockRows)][];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dim() {
    return dim;
  }

  /** How many blocks there are. */
  public int blocks() {
    return blocks.length;
  }

  /** The first row of a block. */
  public int firstRow(int block) {
    return block * blockRows;
  }

  /** How many rows a block has: the same in each but the last. */
  public int rowsOf(int block) {
    return Math.min(blockRows, size - firstRow(block));
  }

  /** The block's floats, row after row; zeros when nobody has asked for them before. */
  public float[] block(int block) {
    if (blocks[block] == null) {
      blocks[block] = new float[rowsOf(block) * dim];
    }
    return blocks[block];
  }

  /** The block that holds a row. */
  public int blockOf(int row) {
    return row / blockRows;
  }

  /** Index of a row's first float in its block. */
  public int offsetOf(int row) {
    return row % blockRows * dim;
  }

  @Override
  public void copy(int row, float[] to, int offset) {
    System.arraycopy(block(blockOf(row)), offsetOf(row), to, offset, dim);
  }
}
