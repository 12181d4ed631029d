package elman.core;

import static elman.core.Awkward.AFTER;
import static elman.core.Awkward.assertNear;
import static elman.core.Awkward.each;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is made of exp: sigmoid, tanh and softmax. */
interface SquashContract {
  Kernels kernels();

  /** Bits from one float of a sweep to the next: two million of them, of every exponent. */
  int STEP = 2053;

  /** Floats that a sweep must not miss; with 19 of them some stand outside a whole vector. */
  private static float[] special() {
    return new float[] {
      0f,
      -0f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      -Float.MIN_NORMAL,
      0.625f,
      Math.nextDown(0.625f),
      87.33f,
      -87.33f,
      -87.336f,
      88.37f,
      -88.37f,
      88.73f,
      -104f,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY
    };
  }

  @Test
  default void sigmoidWithinThreeUlps() {
    sweep(x -> kernels().sigmoid(x.length, x, 0), x -> 1 / (1 + StrictMath.exp(-x)));
  }

  @Test
  default void expWithinThreeUlps() {
    sweep(
        x -> {
          for (int j = 0; j < x.length; j++) {
            x[j] = notAbove0(x[j]);
          }
          kernels().exp(x.length, x, 0);
        },
        x -> StrictMath.exp(notAbove0((float) x)));
  }

  /** From the sweep's floats those that exp is for; what is below may as well be 0. */
  private static float notAbove0(float x) {
    float negative = -Math.abs(x);
    return negative < -87.33f && negative > -88 ? -88 : negative;
  }

  @Test
  default void tanhWithinThreeUlps() {
    sweep(x -> kernels().tanh(x.length, x, 0), StrictMath::tanh);
  }

  private static void sweep(Consumer<float[]> squash, DoubleUnaryOperator exact) {
    assertWithinThreeUlps(special(), squash, exact);
    float[] x = new float[1 << 16];
    for (long bits = 0; bits < 1L << 32; ) {
      for (int j = 0; j < x.length; j++, bits += STEP) {
        float next = Float.intBitsToFloat((int) bits);
        x[j] = Float.isNaN(next) ? 0 : next;
      }
      assertWithinThreeUlps(x, squash, exact);
    }
  }

  private static void assertWithinThreeUlps(
      float[] x, Consumer<float[]> squash, DoubleUnaryOperator exact) {
    float[] y = x.clone();
    squash.accept(y);
    for (int j = 0; j < x.length; j++) {
      double value = exact.applyAsDouble(x[j]);
      boolean normal = Math.abs(value) >= Float.MIN_NORMAL;
      double tolerance = normal ? 3 * Math.ulp((float) value) : Float.MIN_NORMAL;
      if (!(Math.abs(y[j] - value) <= tolerance)) {
        fail(y[j] + " instead of " + value + " at " + x[j]);
      }
      assertTrue(Math.abs(y[j]) <= 1);
    }
  }

  @Test
  default void tanhIsOddAndKeepsTheSignOfZero() {
    float[] x = special();
    float[] positive = special();
    float[] negative = special();
    for (int j = 0; j < x.length; j++) {
      negative[j] = -x[j];
    }
    kernels().tanh(x.length, positive, 0);
    kernels().tanh(x.length, negative, 0);
    for (int j = 0; j < x.length; j++) {
      assertEquals(positive[j], -negative[j]);
      assertEquals(Math.copySign(1, x[j]), Math.copySign(1, positive[j]), "at " + x[j]);
    }
    assertArrayEquals(Arrays.copyOf(x, 6), Arrays.copyOf(positive, 6));
  }

  /** Whatever its bits: quiet or signalling, of either sign, with any payload. */
  @Test
  default void nanStaysNan() {
    float[] sigmoid = new float[100_003];
    float[] tanh = new float[sigmoid.length];
    for (int j = 0; j < sigmoid.length; j++) {
      int payload = 1 + j * 83;
      sigmoid[j] = Float.intBitsToFloat((j % 2 == 0 ? 0x7f800000 : 0xff800000) | payload);
      tanh[j] = sigmoid[j];
      assertTrue(Float.isNaN(tanh[j]));
    }
    kernels().sigmoid(sigmoid.length, sigmoid, 0);
    kernels().tanh(tanh.length, tanh, 0);
    for (int j = 0; j < sigmoid.length; j++) {
      assertTrue(Float.isNaN(sigmoid[j]) && Float.isNaN(tanh[j]));
    }
  }

  /** An element's value is its own: the same in a vector and among those that fill none. */
  @Test
  default void everySizeEveryOffset() {
    float[] sigmoid = new Guarded(new Rng(3), 1100, 9).data;
    float[] tanh = sigmoid.clone();
    kernels().sigmoid(sigmoid.length, sigmoid, 0);
    kernels().tanh(tanh.length, tanh, 0);
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(new Rng(3), 1100, 9);
          Guarded y = new Guarded(new Rng(3), 1100, 9);
          kernels().sigmoid(n, x.data, offset);
          kernels().tanh(n, y.data, offset);
          for (int j = offset; j < offset + n; j++) {
            assertEquals(sigmoid[j], x.data[j]);
            assertEquals(tanh[j], y.data[j]);
          }
          x.assertKeptOutside(offset, n);
          y.assertKeptOutside(offset, n);
        });
  }

  /** Logits up to 30 apart: an error in one logit's distance is a relative error of exp. */
  @Test
  default void softmax() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER, 15);
          float normaliser = kernels().softmax(n, x.data, offset);
          double exact = logSumExp(n, x, offset);
          double total = 0;
          for (int j = offset; j < offset + n; j++) {
            double p = Math.exp(x.was(j) - exact);
            assertNear(p, x.data[j], p, 40 + n);
            total += x.data[j];
          }
          if (n > 0) {
            assertNear(exact, normaliser, 15 + Math.abs(exact), 3 + n / 16);
            assertNear(1, total, 1, 3 + n / 16);
          }
          x.assertKeptOutside(offset, n);
        });
  }

  private static double logSumExp(int n, Guarded x, int offset) {
    double sum = 0;
    for (int j = offset; j < offset + n; j++) {
      sum += Math.exp(x.was(j));
    }
    return Math.log(sum);
  }

  @Test
  default void softmaxOfOne() {
    float[] x = {1000};
    assertEquals(1000, kernels().softmax(1, x, 0));
    assertEquals(1, x[0]);
  }

  @Test
  default void softmaxOfLargeLogits() {
    for (float size : new float[] {1000, -1000, 1e30f, -Float.MAX_VALUE, Float.MAX_VALUE}) {
      float[] x = new float[100];
      Arrays.fill(x, size);
      assertEquals(size + Math.log(100), kernels().softmax(100, x, 0), Math.ulp(size));
      for (float p : x) {
        assertEquals(0.01, p, 1e-8);
      }
    }
  }

  @Test
  default void softmaxNeitherOverflowsNorUnderflowsToNan() {
    for (int largest = 0; largest < 67; largest++) {
      float[] x = new float[67];
      Arrays.fill(x, -Float.MAX_VALUE);
      x[largest] = Float.MAX_VALUE;
      assertEquals(Float.MAX_VALUE, kernels().softmax(67, x, 0));
      for (int j = 0; j < x.length; j++) {
        assertEquals(j == largest ? 1 : 0, x[j]);
      }
    }
  }

  /** A masked logit, wherever it stands, has no probability at all. */
  @Test
  default void softmaxOfMinusInfinityIsZero() {
    float[] x = new float[67];
    Arrays.fill(x, Float.NEGATIVE_INFINITY);
    x[3] = 2;
    x[66] = 2;
    assertEquals(2 + Math.log(2), kernels().softmax(67, x, 0), 1e-6);
    for (int j = 0; j < x.length; j++) {
      assertEquals(j == 3 || j == 66 ? 0.5f : 0, x[j]);
    }
  }

  /** So that a loss that went wrong is seen. */
  @Test
  default void softmaxOfNanIsNan() {
    for (int nan = 0; nan < 67; nan++) {
      float[] x = new float[67];
      x[nan] = Float.NaN;
      assertTrue(Float.isNaN(kernels().softmax(67, x, 0)));
      for (float p : x) {
        assertTrue(Float.isNaN(p));
      }
    }
  }
}
