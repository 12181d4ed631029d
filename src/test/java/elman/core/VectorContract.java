package elman.core;

import static elman.core.Awkward.AFTER;
import static elman.core.Awkward.assertNear;
import static elman.core.Awkward.each;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The element-wise kernels and the norm. */
interface VectorContract {
  Kernels kernels();

  @Test
  default void axpy() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER);
          Guarded y = new Guarded(rng, 2 * offset + n + AFTER);
          kernels().axpy(n, -1.7f, x.data, offset, y.data, 2 * offset);
          for (int j = 0; j < n; j++) {
            double product = (double) -1.7f * x.was(offset + j);
            double old = y.was(2 * offset + j);
            double actual = y.data[2 * offset + j];
            assertNear(product + old, actual, Math.abs(product) + Math.abs(old), 2);
          }
          x.assertKept();
          y.assertKeptOutside(2 * offset, n);
        });
  }

  @Test
  default void mul() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER);
          Guarded y = new Guarded(rng, 2 * offset + n + AFTER);
          Guarded z = new Guarded(rng, 3 * offset + n + AFTER);
          kernels().mul(n, x.data, offset, y.data, 2 * offset, z.data, 3 * offset);
          for (int j = 0; j < n; j++) {
            float product = x.data[offset + j] * y.data[2 * offset + j];
            assertEquals(product, z.data[3 * offset + j]);
          }
          x.assertKept();
          y.assertKept();
          z.assertKeptOutside(3 * offset, n);
        });
  }

  @Test
  default void mulIntoItsOperands() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER);
          Guarded y = new Guarded(rng, 2 * offset + n + AFTER);
          kernels().mul(n, x.data, offset, y.data, 2 * offset, x.data, offset);
          kernels().mul(n, x.data, offset, y.data, 2 * offset, y.data, 2 * offset);
          for (int j = 0; j < n; j++) {
            float product = (float) (x.was(offset + j) * y.was(2 * offset + j));
            assertEquals(product, x.data[offset + j]);
            assertEquals((float) (product * y.was(2 * offset + j)), y.data[2 * offset + j]);
          }
          x.assertKeptOutside(offset, n);
          y.assertKeptOutside(2 * offset, n);
        });
  }

  @Test
  default void mulAdd() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER);
          Guarded y = new Guarded(rng, 2 * offset + n + AFTER);
          Guarded z = new Guarded(rng, 3 * offset + n + AFTER);
          kernels().mulAdd(n, x.data, offset, y.data, 2 * offset, z.data, 3 * offset);
          for (int j = 0; j < n; j++) {
            double product = x.was(offset + j) * y.was(2 * offset + j);
            double old = z.was(3 * offset + j);
            double actual = z.data[3 * offset + j];
            assertNear(product + old, actual, Math.abs(product) + Math.abs(old), 2);
          }
          x.assertKept();
          y.assertKept();
          z.assertKeptOutside(3 * offset, n);
        });
  }

  @Test
  default void scale() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER);
          kernels().scale(n, 0.3f, x.data, offset);
          for (int j = offset; j < offset + n; j++) {
            assertEquals((float) (0.3f * x.was(j)), x.data[j]);
          }
          x.assertKeptOutside(offset, n);
        });
  }

  /** Blocks of 32 terms may be summed in float, so the error does not grow any further. */
  @Test
  default void sumOfSquares() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded x = new Guarded(rng, offset + n + AFTER);
          double sum = 0;
          for (int j = offset; j < offset + n; j++) {
            sum += x.was(j) * x.was(j);
          }
          assertNear(sum, kernels().sumOfSquares(n, x.data, offset), sum, Math.min(n, 33));
          x.assertKept();
        });
  }

  @Test
  default void sumOfSquaresBeyondAFloat() {
    for (float size : new float[] {1e20f, 1e-23f, 0}) {
      float[] x = new float[1000];
      Arrays.fill(x, size);
      assertEquals(1000.0 * size * size, kernels().sumOfSquares(1000, x, 0), 1e-9 * size * size);
    }
  }

  @Test
  default void sumOfSquaresOfManyIsExactEnough() {
    float[] x = new float[3_000_001];
    Arrays.fill(x, 0.1f);
    double sum = (double) 0.1f * 0.1f * x.length;
    assertNear(sum, kernels().sumOfSquares(x.length, x, 0), sum, 33);
  }

  @Test
  default void sigmoidBackward() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded d = new Guarded(rng, offset + n + AFTER);
          Guarded y = new Guarded(rng, 2 * offset + n + AFTER);
          kernels().sigmoidBackward(n, d.data, offset, y.data, 2 * offset);
          for (int j = 0; j < n; j++) {
            double s = y.was(2 * offset + j);
            double gradient = d.was(offset + j) * s * (1 - s);
            assertNear(gradient, y.data[2 * offset + j], Math.abs(gradient), 3);
          }
          d.assertKept();
          y.assertKeptOutside(2 * offset, n);
        });
  }

  @Test
  default void tanhBackward() {
    each(
        kernels(),
        (n, offset, rng) -> {
          Guarded d = new Guarded(rng, offset + n + AFTER);
          Guarded y = new Guarded(rng, 2 * offset + n + AFTER);
          kernels().tanhBackward(n, d.data, offset, y.data, 2 * offset);
          for (int j = 0; j < n; j++) {
            double t = y.was(2 * offset + j);
            double actual = y.data[2 * offset + j];
            assertNear(d.was(offset + j) * (1 - t * t), actual, Math.abs(d.was(offset + j)), 3);
          }
          d.assertKept();
          y.assertKeptOutside(2 * offset, n);
        });
  }

  /** {@link Ops} shares out columns so, and the optimizers their parameters. */
  @Test
  default void cutsAtMultiplesOfThePanelWidthKeepTheBits() {
    Rng rng = new Rng(2);
    int n = 5 * kernels().panelWidth() + 3;
    float[] x = new Guarded(rng, n).data;
    float[] y = new Guarded(rng, n).data;
    float[] whole = new Guarded(rng, n).data;
    float[] cut = whole.clone();
    elementwise(x, y, whole, 0, n);
    for (int from = 0, grain = 2 * kernels().panelWidth(); from < n; from += grain) {
      elementwise(x, y, cut, from, Math.min(grain, n - from));
    }
    assertArrayEquals(whole, cut);
  }

  private void elementwise(float[] x, float[] y, float[] z, int from, int n) {
    kernels().axpy(n, 0.3f, x, from, z, from);
    kernels().mulAdd(n, x, from, y, from, z, from);
    kernels().mul(n, x, from, z, from, z, from);
    kernels().tanh(n, z, from);
    kernels().tanhBackward(n, x, from, z, from);
    kernels().sigmoid(n, z, from);
    kernels().sigmoidBackward(n, y, from, z, from);
    kernels().scale(n, 0.7f, z, from);
  }
}
