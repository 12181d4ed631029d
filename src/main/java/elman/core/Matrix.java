package elman.core;

import java.util.Arrays;
import java.util.Objects;

/**
 * A view of a row-major matrix of {@code rows x cols} floats inside an array: element (i, j) is
 * {@code data[offset + i * stride + j]}. Views share their data, so steps of a sequence, halves of
 * a batch and single gates are cheap slices of one buffer.
 *
 * <p>A record with an array compares by identity of the array: never rely on {@code equals}.
 *
 * @param data the array, shared
 * @param offset index of element (0, 0)
 * @param rows number of rows
 * @param cols number of columns
 * @param stride distance in floats between the starts of two rows, at least {@code cols}
 */
@SuppressWarnings("ArrayRecordComponent") // a view shares its array: that is its purpose
public record Matrix(float[] data, int offset, int rows, int cols, int stride) {

  /**
   * Checks that the view lies inside the array.
   *
   * @throws IndexOutOfBoundsException if it does not
   * @throws IllegalArgumentException if the rows overlap
   */
  public Matrix {
    if (rows < 0 || cols < 0 || (stride < cols && rows > 1)) {
      throw new IllegalArgumentException(
          "matrix of " + rows + " x " + cols + " with stride " + stride);
    }
    if (rows > 0) {
      long end = (long) offset + (long) (rows - 1) * stride + cols;
      Objects.checkFromToIndex((long) offset, end, (long) data.length);
    }
  }

  /**
   * A new matrix of zeros.
   *
   * @throws IllegalArgumentException if a size is negative, or it needs more than 2^31 - 9 floats
   */
  public static Matrix zeros(int rows, int cols) {
    if (rows < 0 || cols < 0) {
      throw new IllegalArgumentException(
          "a matrix cannot have " + rows + " x " + cols + " elements");
    }
    long size = (long) rows * cols;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a matrix of " + rows + " x " + cols + " is too large");
    }
    return new Matrix(new float[(int) size], 0, rows, cols, cols);
  }

  /**
   * The whole array as a matrix with {@code cols} columns.
   *
   * @throws IllegalArgumentException if it does not fill whole rows
   */
  public static Matrix of(float[] data, int cols) {
    if (cols > 0 && data.length % cols != 0) {
      throw new IllegalArgumentException(data.length + " elements fill no rows of " + cols);
    }
    return new Matrix(data, 0, cols == 0 ? 0 : data.length / cols, cols, cols);
  }

  /** Index of the first element of row {@code i}. */
  public int at(int i) {
    return offset + i * stride;
  }

  /** Element (i, j). */
  public float get(int i, int j) {
    return data[offset + i * stride + j];
  }

  /** Sets element (i, j). */
  public void set(int i, int j, float value) {
    data[offset + i * stride + j] = value;
  }

  /** The view of {@code count} rows from row {@code from} on. */
  public Matrix rows(int from, int count) {
    Objects.checkFromIndexSize(from, count, rows);
    return new Matrix(data, offset + from * stride, count, cols, stride);
  }

  /**
   * The view of {@code count} rows, every {@code step}-th from row {@code from} on: of time-major
   * rows of B sequences, with a step of B, those of sequence {@code from}.
   */
  public Matrix rows(int from, int count, int step) {
    Objects.checkIndex(count == 0 ? 0 : from + (count - 1) * step, Math.max(rows, 1));
    return new Matrix(data, count == 0 ? offset : at(from), count, cols, step * stride);
  }

  /** The view of {@code count} columns from column {@code from} on. */
  public Matrix cols(int from, int count) {
    Objects.checkFromIndexSize(from, count, cols);
    return new Matrix(data, offset + from, rows, count, stride);
  }

  /** Number of elements. */
  public int size() {
    return rows * cols;
  }

  /** Sets every element to {@code value}. */
  public void fill(float value) {
    for (int i = 0; i < rows; i++) {
      Arrays.fill(data, at(i), at(i) + cols, value);
    }
  }

  /** Sets every row to the first elements of {@code row}. */
  public void fillRows(float[] row) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(row, 0, data, at(i), cols);
    }
  }

  /**
   * Copies the elements of {@code source}, which must have the same shape.
   *
   * @throws IllegalArgumentException if it has not
   */
  public void copyFrom(Matrix source) {
    if (source.rows != rows || source.cols != cols) {
      throw new IllegalArgumentException(
          "copy of " + source.rows + " x " + source.cols + " to " + rows + " x " + cols);
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(source.data, source.at(i), data, at(i), cols);
    }
  }

  /** The elements row by row, in a new array. */
  public float[] toArray() {
    float[] copy = new float[size()];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(data, at(i), copy, i * cols, cols);
    }
    return copy;
  }
}
