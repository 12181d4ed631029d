package elman.core;

import static elman.core.Awkward.assertNear;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The matrix product: sizes around every block of the implementations, and the same bits. */
interface GemmContract {
  Kernels kernels();

  /** The operands of a product, A in either layout, B packed, C with canaries around its rows. */
  final class Product {
    final int m;
    final int depth;
    final int ao = 3;
    final int ars;
    final int acs;
    final int co = 5;
    final int ldc;
    final Guarded a;
    final Guarded b;
    final Guarded c;
    final Packed packed;
    private final int cols;

    Product(Kernels kernels, int m, int depth, int cols, boolean transposed) {
      this.m = m;
      this.depth = depth;
      this.cols = cols;
      ars = transposed ? 1 : depth + 2;
      acs = transposed ? m + 2 : 1;
      ldc = cols + 3;
      Rng rng = new Rng(m + 31L * depth + 961L * cols);
      b = new Guarded(rng, depth * cols);
      c = new Guarded(rng, co + m * ldc + Awkward.AFTER);
      a = new Guarded(rng, ao + (m + 2) * (depth + 2));
      for (int i = 0; i < m; i++) {
        for (int p = 0; p < depth; p++) {
          a.data[ao + i * ars + p * acs] = 2 * rng.nextFloat() - 1;
        }
      }
      a.remember();
      packed = new Packed(kernels);
      packed.reshape(depth, cols);
      packed.pack(new Matrix(b.data, 0, depth, cols, cols), 0, packed.panels());
    }

    /** C += A B for some rows and panels. */
    void run(Kernels kernels, int rowFrom, int rowTo, int panelFrom, int panelTo) {
      int from = ao + rowFrom * ars;
      int to = co + rowFrom * ldc;
      kernels.gemm(
          rowTo - rowFrom, a.data, from, ars, acs, packed, panelFrom, panelTo, c.data, to, ldc);
    }

    /** Fails unless C grew by A B in columns {@code from} to {@code to - 1} and nowhere else. */
    void assertGrown(int from, int to) {
      for (int i = 0; i < m; i++) {
        for (int j = from; j < to; j++) {
          double sum = c.was(co + i * ldc + j);
          double magnitude = Math.abs(sum);
          for (int p = 0; p < depth; p++) {
            double term = a.was(ao + i * ars + p * acs) * b.was(p * cols + j);
            sum += term;
            magnitude += Math.abs(term);
          }
          assertNear(sum, c.data[co + i * ldc + j], magnitude, depth + 1);
        }
      }
      a.assertKept();
      b.assertKept();
      c.assertKept(k -> !inside(k, from, to));
    }

    private boolean inside(int k, int from, int to) {
      int i = Math.floorDiv(k - co, ldc);
      int j = Math.floorMod(k - co, ldc);
      return 0 <= i && i < m && from <= j && j < to;
    }
  }

  @Test
  default void everyHeight() {
    int cols = kernels().panelWidth() + 1;
    for (int m = 0; m <= 28; m++) {
      for (int depth : new int[] {0, 1, 2, 3, 255, 256, 257, 513}) {
        assertProduct(m, depth, cols);
      }
    }
  }

  @Test
  default void everyWidth() {
    for (int cols = 0; cols <= 3 * kernels().panelWidth() + 1; cols++) {
      assertProduct(13, 7, cols);
    }
  }

  @Test
  default void moreThanOneBlockEachWay() {
    for (int depth : new int[] {0, 1, 2, 3, 255, 256, 257, 513}) {
      assertProduct(265, depth, 2 * kernels().panelWidth() - 1);
    }
    assertProduct(300, 514, 2 * kernels().panelWidth());
  }

  private void assertProduct(int m, int depth, int cols) {
    for (boolean transposed : new boolean[] {false, true}) {
      Product product = new Product(kernels(), m, depth, cols, transposed);
      product.run(kernels(), 0, m, 0, product.packed.panels());
      product.assertGrown(0, cols);
    }
  }

  @Test
  default void someOfThePanels() {
    int width = kernels().panelWidth();
    int cols = 3 * width + 2;
    for (int from = 0; from <= 4; from++) {
      for (int to = from; to <= 4; to++) {
        Product product = new Product(kernels(), 11, 5, cols, false);
        product.run(kernels(), 0, 11, from, to);
        product.assertGrown(Math.min(cols, from * width), Math.min(cols, to * width));
      }
    }
  }

  @Test
  default void everyCutOfRowsAndPanelsGivesTheSameBits() {
    int cols = 2 * kernels().panelWidth() + 7;
    for (int m : new int[] {21, 150}) {
      for (boolean transposed : new boolean[] {false, true}) {
        Product whole = new Product(kernels(), m, 515, cols, transposed);
        whole.run(kernels(), 0, m, 0, 3);
        for (int row = m - 21; row <= m; row++) {
          for (int panel = 0; panel <= 3; panel++) {
            Product cut = new Product(kernels(), m, 515, cols, transposed);
            cut.run(kernels(), row, m, panel, 3);
            cut.run(kernels(), 0, row, panel, 3);
            cut.run(kernels(), 0, row, 0, panel);
            cut.run(kernels(), row, m, 0, panel);
            assertArrayEquals(whole.c.data, cut.c.data);
          }
        }
      }
    }
  }

  @Test
  default void bothLayoutsOfAGiveTheSameBits() {
    int cols = kernels().panelWidth() + 7;
    Product plain = new Product(kernels(), 21, 257, cols, false);
    Product transposed = new Product(kernels(), 21, 257, cols, true);
    plain.run(kernels(), 0, 21, 0, 2);
    transposed.run(kernels(), 0, 21, 0, 2);
    assertArrayEquals(plain.c.data, transposed.c.data);
  }

  /** Zeros that fill up panels times infinity would be NaN. */
  @Test
  default void infinityStaysInItsRow() {
    int cols = kernels().panelWidth() + 1;
    Product product = new Product(kernels(), 9, 3, cols, false);
    Arrays.fill(product.b.data, 1);
    product.packed.pack(new Matrix(product.b.data, 0, 3, cols, cols), 0, 2);
    product.a.data[product.ao + 4 * product.ars + 2] = Float.POSITIVE_INFINITY;
    product.run(kernels(), 0, 9, 0, 2);
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < cols; j++) {
        float element = product.c.data[product.co + i * product.ldc + j];
        if (i == 4) {
          assertEquals(Float.POSITIVE_INFINITY, element);
        } else {
          assertTrue(Float.isFinite(element));
        }
      }
    }
  }
}
