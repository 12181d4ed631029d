package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products with a right factor that is kept in bfloat16. */
class HalvesTest {
  private static final List<Kernels> KERNELS =
      List.of(new ScalarKernels(), KernelLoader.load(System.err));

  /** Enough products for every loop to be compiled, and for the first ones to be over. */
  private static final int MANY = 200;

  @Test
  void elementsAreRoundedToEightBitsTiesToEven() {
    float tie = 1 + 0x1p-8f;
    float[] values = {1, tie, Math.nextUp(tie), 1 + 3 * 0x1p-8f, -3.1415927f, 0, 0x1p-100f};
    float[] rounded = {1, 1, 1 + 0x1p-7f, 1 + 0x1p-6f, -3.140625f, 0, 0x1p-100f};
    Packed packed = new Packed(new ScalarKernels());
    packed.halve();
    Ops ops = new Ops(new ScalarKernels(), new Workers(1));
    ops.packTransposed(packed, Matrix.of(values, 1));
    for (int j = 0; j < values.length; j++) {
      assertEquals(rounded[j], packed.element(0, 0, j));
      assertEquals(0, Float.floatToRawIntBits(packed.element(0, 0, j)) & 0xffff);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9})
  void productIsThatOfTheRoundedFactor(int rows) {
    for (Kernels kernels : KERNELS) {
      for (int cols : new int[] {1, 31, 32, 33, 64, 97, 130}) {
        Matrix a = random(rows, 70, 1);
        Matrix weights = random(cols, 70, 2);
        Matrix expected = product(kernels, a, rounded(weights), false);
        for (int i = 0; i < MANY; i++) {
          Matrix c = product(kernels, a, weights, true);
          assertArrayEquals(expected.data(), c.data(), kernels.description() + " x " + cols);
        }
      }
    }
  }

  @Test
  void onlyTransposedFactorsAreHalved() {
    Packed packed = new Packed(new ScalarKernels());
    packed.halve();
    assertTrue(packed.half());
    Ops ops = new Ops(new ScalarKernels(), new Workers(1));
    Matrix b = random(3, 3, 1);
    assertThrows(IllegalStateException.class, () -> ops.pack(packed, b));
  }

  private static Matrix product(Kernels kernels, Matrix a, Matrix weights, boolean half) {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(kernels, workers);
      Packed packed = new Packed(kernels);
      if (half) {
        packed.halve();
      }
      ops.packTransposed(packed, weights);
      Matrix c = Matrix.zeros(a.rows(), weights.rows());
      c.fill(0.25f);
      ops.addMul(c, a, packed);
      return c;
    }
  }

  private static Matrix rounded(Matrix x) {
    Packed packed = new Packed(new ScalarKernels());
    packed.halve();
    new Ops(new ScalarKernels(), new Workers(1)).packTransposed(packed, x);
    Matrix y = Matrix.zeros(x.rows(), x.cols());
    int width = new ScalarKernels().panelWidth();
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        y.set(i, j, packed.element(i / width, j, i % width));
      }
    }
    return y;
  }

  private static Matrix random(int rows, int cols, long seed) {
    Rng rng = new Rng(seed);
    Matrix x = Matrix.zeros(rows, cols);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = 2 * rng.nextFloat() - 1;
    }
    return x;
  }
}
