package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is computed before the kernels are warm has the same bits as later. */
class WarmUpTest {
  private static final int DEPTH = 515;
  private static final int COLS = 7 * 32 + 3;
  private static final int MANY = 1 << 16;

  private final Kernels kernels = KernelLoader.load(System.err);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void productsHaveTheSameBits(Precision precision) {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(kernels, workers);
      Packed packed = new Packed(kernels);
      packed.keepAs(precision);
      ops.packTransposed(packed, Matrix.of(numbers(COLS * DEPTH, 1), DEPTH));
      Matrix a = Matrix.of(numbers(DEPTH, 1), DEPTH);
      Matrix warm = Matrix.zeros(1, COLS);
      Matrix early = Matrix.zeros(1, COLS);
      ops.addMul(warm, a, packed);
      kernels.warmUp(precision);
      ops.addMul(early, a, packed);
      assertArrayEquals(warm.data(), early.data());
    }
  }

  @Test
  void sigmoidAndTanhHaveTheSameBits() {
    for (float scale : new float[] {0.1f, 1, 10, 100, Float.MAX_VALUE}) {
      float[] sigmoid = numbers(MANY + 3, scale);
      float[] tanh = sigmoid.clone();
      float[] earlySigmoid = sigmoid.clone();
      float[] earlyTanh = sigmoid.clone();
      kernels.sigmoid(sigmoid.length, sigmoid, 0);
      kernels.tanh(tanh.length, tanh, 0);
      kernels.warmUp(Precision.F32);
      kernels.sigmoid(sigmoid.length, earlySigmoid, 0);
      kernels.tanh(tanh.length, earlyTanh, 0);
      assertArrayEquals(sigmoid, earlySigmoid);
      assertArrayEquals(tanh, earlyTanh);
    }
  }

  private static float[] numbers(int n, float scale) {
    Rng rng = new Rng(n);
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = scale * (2 * rng.nextFloat() - 1);
    }
    float[] special = {0, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    if (n > MANY) {
      System.arraycopy(special, 0, numbers, 0, special.length);
    }
    return numbers;
  }
}
