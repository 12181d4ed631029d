package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedTest {
  /** Of the scalar kernels: columns of a panel. */
  private static final int WIDTH = 8;

  private final Packed packed = new Packed(new ScalarKernels());

  @ParameterizedTest
  @CsvSource({"0,0", "0,5", "3,0", "1,1", "2,7", "3,8", "4,9", "5,16", "7,17", "257,30"})
  void panelsHoldTheColumnsAndZeros(int depth, int cols) {
    Guarded b = new Guarded(new Rng(1), 5 + depth * (cols + 3));
    Matrix view = new Matrix(b.data, 5, depth, cols, cols + 3);
    soil(depth, cols);
    packed.pack(view, 0, packed.panels());
    assertHolds(view);
    b.assertKept();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,5", "3,0", "1,1", "2,7", "3,8", "4,9", "5,16", "7,17", "257,30"})
  void panelsHoldTheTransposeAndZeros(int depth, int cols) {
    Guarded b = new Guarded(new Rng(1), 5 + cols * (depth + 3));
    Matrix view = new Matrix(b.data, 5, cols, depth, depth + 3);
    soil(depth, cols);
    packed.packTransposed(view, 0, packed.panels());
    assertHolds(transpose(view));
    b.assertKept();
  }

  /** An array that was used before: the zeros have to be written. */
  private void soil(int depth, int cols) {
    packed.reshape(depth, cols);
    Arrays.fill(packed.data(), Float.NaN);
  }

  private void assertHolds(Matrix b) {
    assertEquals(b.rows(), packed.depth());
    assertEquals(b.cols(), packed.cols());
    assertEquals((b.cols() + WIDTH - 1) / WIDTH, packed.panels());
    int held = 0;
    for (int q = 0; q < packed.panels(); q++) {
      held += packed.columns(q);
      for (int p = 0; p < packed.depth(); p++) {
        for (int j = 0; j < WIDTH; j++) {
          float expected = j < packed.columns(q) ? b.get(p, q * WIDTH + j) : 0;
          assertEquals(expected, packed.data()[packed.panel(q) + p * WIDTH + j]);
        }
      }
    }
    assertEquals(b.cols(), held);
  }

  private static Matrix transpose(Matrix a) {
    Matrix transpose = Matrix.zeros(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        transpose.set(j, i, a.get(i, j));
      }
    }
    return transpose;
  }

  @Test
  void aRangeOfPanelsLeavesTheOthersAlone() {
    Matrix b = Matrix.of(new Guarded(new Rng(1), 3 * 30).data, 30);
    soil(3, 30);
    packed.pack(b, 0, 1);
    packed.pack(b, 2, 4);
    int from = packed.panel(1);
    int to = packed.panel(2);
    float[] untouched = new float[to - from];
    Arrays.fill(untouched, Float.NaN);
    assertArrayEquals(untouched, Arrays.copyOfRange(packed.data(), from, to));
    packed.packTransposed(transpose(b), 1, 2);
    assertHolds(b);
  }

  @Test
  void theArrayGrowsAndIsUsedAgain() {
    packed.reshape(10, 10);
    float[] first = packed.data();
    packed.reshape(3, 5);
    assertSame(first, packed.data());
    packed.reshape(100, 100);
    Matrix b = Matrix.of(new Guarded(new Rng(1), 100 * 100).data, 100);
    packed.pack(b, 0, packed.panels());
    assertHolds(b);
  }

  @ParameterizedTest
  @CsvSource({"65536,65536", "2000000000,1", "2,2000000000"})
  void tooLarge(int depth, int cols) {
    assertThrows(IllegalArgumentException.class, () -> packed.reshape(depth, cols));
  }
}
