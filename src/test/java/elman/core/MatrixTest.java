package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
  /** 0 1 2 3 / 4 5 6 7 / 8 9 10 11. */
  private final Matrix matrix = Matrix.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 4);

  @Test
  void ofRefusesElementsThatFillNoRow() {
    assertThrows(IllegalArgumentException.class, () -> Matrix.of(new float[5], 2));
  }

  @Test
  void zerosRefusesANegativeSize() {
    assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(-1, 3));
    assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(3, -1));
  }

  @Test
  void ofTakesTheWholeArray() {
    assertEquals(3, matrix.rows());
    assertEquals(4, matrix.cols());
    assertEquals(12, matrix.size());
    assertEquals(6, matrix.get(1, 2));
    assertEquals(8, matrix.at(2));
    assertEquals(0, Matrix.of(new float[3], 0).size());
  }

  @Test
  void slicesAreViews() {
    Matrix middle = matrix.rows(1, 2).cols(1, 2);
    assertArrayEquals(new float[] {5, 6, 9, 10}, middle.toArray());
    assertSame(matrix.data(), middle.data());
    middle.set(1, 0, -9);
    assertEquals(-9, matrix.get(2, 1));
    assertEquals(9, middle.at(1));
  }

  @Test
  void slicesMayBeEmpty() {
    assertEquals(0, matrix.rows(3, 0).size());
    assertEquals(0, matrix.cols(4, 0).size());
    assertEquals(3, matrix.cols(4, 0).rows());
    assertEquals(0, matrix.cols(4, 0).toArray().length);
  }

  @Test
  void everySecondRowIsAView() {
    Matrix ends = matrix.rows(0, 2, 2);
    assertArrayEquals(new float[] {0, 1, 2, 3, 8, 9, 10, 11}, ends.toArray());
    assertSame(matrix.data(), ends.data());
    assertArrayEquals(matrix.rows(2, 1).toArray(), matrix.rows(2, 1, 7).toArray());
    assertEquals(0, matrix.rows(9, 0, 2).size());
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.rows(1, 2, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.rows(-1, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,4", "3,1", "2,2", "0,-1", "2147483647,1", "1,2147483647"})
  void rowsOutside(int from, int count) {
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.rows(from, count));
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,5", "4,1", "3,2", "0,-1", "2147483647,1", "1,2147483647"})
  void colsOutside(int from, int count) {
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.cols(from, count));
  }

  /** Offset, rows, cols and stride of views of 12 floats. */
  @ParameterizedTest
  @CsvSource({"0,3,4,4", "1,2,3,8", "3,3,1,4", "11,1,1,0", "12,1,0,0", "0,0,9,9", "0,12,1,1"})
  void insideTheArray(int offset, int rows, int cols, int stride) {
    Matrix view = new Matrix(new float[12], offset, rows, cols, stride);
    assertEquals(rows * cols, view.toArray().length);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,1,1,1",
    "1,3,4,4",
    "0,4,4,4",
    "4,3,1,4",
    "12,1,1,1",
    "0,65536,1,65536",
    "0,65537,1,65536",
    "0,2147483647,1,2147483647",
    "2147483647,1,2147483647,2147483647"
  })
  void outsideTheArray(int offset, int rows, int cols, int stride) {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> new Matrix(new float[12], offset, rows, cols, stride));
  }

  @ParameterizedTest
  @CsvSource({"-1,1,1", "1,-1,1", "2,3,2", "2,1,-1", "2,1,0"})
  void shapesThatAreNone(int rows, int cols, int stride) {
    assertThrows(
        IllegalArgumentException.class, () -> new Matrix(new float[12], 0, rows, cols, stride));
  }

  @Test
  void zerosAreNew() {
    assertArrayEquals(new float[6], Matrix.zeros(2, 3).toArray());
    assertEquals(0, Matrix.zeros(0, 5).size());
    assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(65536, 65536));
    assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(1, Integer.MAX_VALUE));
  }

  @Test
  void fillRowsKeepsToTheView() {
    Matrix outer = Matrix.of(new float[] {1, 2, 3, 4, 5, 6}, 3);
    outer.cols(1, 2).fillRows(new float[] {7, 8});
    assertArrayEquals(new float[] {1, 7, 8, 4, 7, 8}, outer.data());
  }

  @Test
  void fillKeepsToTheView() {
    matrix.rows(0, 2).cols(1, 2).fill(7);
    assertArrayEquals(new float[] {0, 7, 7, 3, 4, 7, 7, 7, 8, 9, 10, 11}, matrix.toArray());
  }

  @Test
  void copyBetweenStrides() {
    Matrix target = Matrix.zeros(3, 3);
    target.cols(1, 2).copyFrom(matrix.cols(2, 2));
    assertArrayEquals(new float[] {0, 2, 3, 0, 6, 7, 0, 10, 11}, target.toArray());
  }

  @ParameterizedTest
  @CsvSource({"2,4", "3,3", "4,3"})
  void copyOfAnotherShape(int rows, int cols) {
    Matrix target = Matrix.zeros(rows, cols);
    assertThrows(IllegalArgumentException.class, () -> target.copyFrom(matrix));
  }
}
