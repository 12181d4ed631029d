package elman.embed.vectors;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

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
  private final Rows origin;
  private final AtomicReferenceArray<float[]> blocks;

  /**
   * Rows that are to be filled; no block has been allocated.
   *
   * @throws IllegalArgumentException if size or dim is negative
   */
  public RowBlocks(int size, int dim) {
    this(size, dim, null);
  }

  /**
   * The rows of a file that is not read at once: a block is read when it is asked for, a row that
   * is copied before that is copied from the file.
   */
  RowBlocks(Rows origin) {
    this(origin.size(), origin.dim(), origin);
  }

  private RowBlocks(int size, int dim, Rows origin) {
    if (size < 0 || dim < 0) {
      throw new IllegalArgumentException("there cannot be " + size + " x " + dim + " floats");
    }
    this.size = size;
    this.dim = dim;
    this.origin = origin;
    blockRows = blockRows(dim);
    blocks = new AtomicReferenceArray<>((int) (((long) size + blockRows - 1) / blockRows));
  }

  /** Rows of blocks that are filled, each of which is as long as it has to be. */
  static RowBlocks of(int size, int dim, List<float[]> blocks) {
    RowBlocks rows = new RowBlocks(size, dim);
    for (int b = 0; b < rows.blocks(); b++) {
      rows.blocks.set(b, blocks.get(b));
    }
    return rows;
  }

  /** Rows of each block but the last, where a row has {@code dim} floats. */
  static int blockRows(int dim) {
    return Math.max(1, BLOCK / Math.max(1, dim));
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
    return blocks.length();
  }

  /** The first row of a block. */
  public int firstRow(int block) {
    return block * blockRows;
  }

  /** How many rows a block has: the same in each but the last. */
  public int rowsOf(int block) {
    return Math.min(blockRows, size - firstRow(block));
  }

  /**
   * The block's floats, row after row; zeros when nobody has asked for them before, or what the
   * file has there. Of two threads that ask for a new block at once, both get the same.
   */
  public float[] block(int block) {
    float[] there = blocks.getAcquire(block);
    if (there != null) {
      return there;
    }
    float[] made = new float[rowsOf(block) * dim];
    for (int i = 0; origin != null && i < rowsOf(block); i++) {
      origin.copy(firstRow(block) + i, made, i * dim);
    }
    float[] first = blocks.compareAndExchange(block, null, made);
    return first == null ? made : first;
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
    int block = blockOf(row);
    if (origin != null && blocks.getAcquire(block) == null) {
      origin.copy(row, to, offset);
    } else {
      System.arraycopy(block(block), offsetOf(row), to, offset, dim);
    }
  }
}
