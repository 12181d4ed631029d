package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products with a right factor that is kept in less than single precision. */
class PrecisionTest {
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
    packed.keepAs(Precision.BF16);
    Ops ops = new Ops(new ScalarKernels(), new Workers(1));
    ops.packTransposed(packed, Matrix.of(values, 1));
    for (int j = 0; j < values.length; j++) {
      assertEquals(rounded[j], packed.element(0, 0, j));
      assertEquals(0, Float.floatToRawIntBits(packed.element(0, 0, j)) & 0xffff);
    }
  }

  @Test
  void bytesAreOffByHalfAStepAtMost() {
    Matrix weights = random(17, 70, 3);
    weights.rows(3, 1).fill(0);
    weights.set(4, 7, 100);
    weights.set(5, 68, -100);
    weights.rows(6, 1).fill(-0.5f);
    Matrix rounded = rounded(weights, Precision.INT8);
    for (int i = 0; i < weights.rows(); i++) {
      float largest = 0;
      for (float weight : weights.rows(i, 1).toArray()) {
        largest = Math.max(largest, Math.abs(weight));
      }
      float half = 0.501f * largest / 127;
      assertArrayEquals(weights.rows(i, 1).toArray(), rounded.rows(i, 1).toArray(), half);
    }
  }

  static Stream<Arguments> precisionsAndRows() {
    return Stream.of(Precision.values())
        .flatMap(each -> Stream.of(1, 2, 3, 4, 9).map(rows -> Arguments.of(each, rows)));
  }

  @ParameterizedTest
  @MethodSource("precisionsAndRows")
  void productIsThatOfTheRoundedFactor(Precision precision, int rows) {
    for (Kernels kernels : KERNELS) {
      for (int cols : new int[] {1, 31, 32, 33, 64, 97, 130}) {
        for (int depth : new int[] {1, 70, 258}) {
          Matrix a = random(rows, depth, 1);
          Matrix weights = random(cols, depth, 2);
          Matrix expected = product(kernels, a, rounded(weights, precision), Precision.F32);
          float tolerance = precision == Precision.INT8 ? depth * 1e-6f : 0;
          for (int i = 0; i < MANY; i++) {
            Matrix c = product(kernels, a, weights, precision);
            assertArrayEquals(
                expected.data(), c.data(), tolerance, kernels.description() + " x " + cols);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aRowHasTheSameBitsAloneAndAmongOthers(Precision precision) {
    for (Kernels kernels : KERNELS) {
      Matrix a = random(9, 515, 1);
      Matrix weights = random(130, 515, 2);
      Matrix together = product(kernels, a, weights, precision);
      for (int i = 0; i < MANY; i++) {
        Matrix alone = product(kernels, a.rows(i % 9, 1), weights, precision);
        assertArrayEquals(together.rows(i % 9, 1).toArray(), alone.toArray());
      }
    }
  }

  @Test
  void onlyTransposedFactorsAreRounded() {
    Packed packed = new Packed(new ScalarKernels());
    packed.keepAs(Precision.BF16);
    assertEquals(Precision.BF16, packed.precision());
    Ops ops = new Ops(new ScalarKernels(), new Workers(1));
    Matrix b = random(3, 3, 1);
    assertThrows(IllegalStateException.class, () -> ops.pack(packed, b));
  }

  private static Matrix product(Kernels kernels, Matrix a, Matrix weights, Precision precision) {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(kernels, workers);
      Packed packed = new Packed(kernels);
      packed.keepAs(precision);
      ops.packTransposed(packed, weights);
      Matrix c = Matrix.zeros(a.rows(), weights.rows());
      c.fill(0.25f);
      ops.addMul(c, a, packed);
      return c;
    }
  }

  private static Matrix rounded(Matrix x, Precision precision) {
    Packed packed = new Packed(new ScalarKernels());
    packed.keepAs(precision);
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

  @Test
  void whatIsNoNumberStaysNone() {
    for (int bits : new int[] {0x7fffffff, 0xffffffff, 0x7f800001}) {
      Packed packed = new Packed(new ScalarKernels());
      packed.keepAs(Precision.BF16);
      float[] weight = {Float.intBitsToFloat(bits)};
      new Ops(new ScalarKernels(), new Workers(1)).packTransposed(packed, Matrix.of(weight, 1));
      assertTrue(Float.isNaN(packed.element(0, 0, 0)));
    }
  }
}
