package elman.nn;

import elman.core.Matrix;

/**
 * Storage that a layer uses again for every chunk, whatever its length: it grows and never shrinks.
 */
final class Buffer {
  private float[] data = new float[0];

  /** A matrix of this shape over the storage; what it holds is left over from earlier uses. */
  Matrix shape(int rows, int cols) {
    long size = (long) rows * cols;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a buffer of " + rows + " x " + cols + " is too large; use a smaller batch or chunk");
    }
    if (data.length < size) {
      data = new float[(int) size];
    }
    return new Matrix(data, 0, rows, cols, cols);
  }
}
