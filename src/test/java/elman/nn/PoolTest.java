package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import elman.core.Matrix;
import org.junit.jupiter.api.Test;

class PoolTest {
  /** Two sequences of three and of two steps, two units; what is behind the end is large. */
  private static final Matrix Y = Matrix.of(new float[] {1, 9, 5, 6, 4, 2, 3, 8, 7, 3, 99, 99}, 2);

  private static final int[] LENGTHS = {3, 2};

  private static float[] pooled(Pool.Kind kind, int directions) {
    return new Pool(kind, directions).forward(Y, LENGTHS).toArray();
  }

  @Test
  void takesWhatItsNameSays() {
    assertArrayEquals(new float[] {7, 3, 3, 8}, pooled(Pool.Kind.LAST, 1));
    assertArrayEquals(new float[] {7, 9, 3, 6}, pooled(Pool.Kind.LAST, 2));
    assertArrayEquals(new float[] {4, 14 / 3f, 4, 7}, pooled(Pool.Kind.MEAN, 1));
    assertArrayEquals(new float[] {7, 9, 5, 8}, pooled(Pool.Kind.MAX, 1));
  }

  @Test
  void gradientsOfTheLargestGoWhereItWas() {
    Matrix dy = Matrix.zeros(6, 2);
    Matrix d = Matrix.of(new float[] {10, 20, 30, 40}, 2);
    Pool pool = new Pool(Pool.Kind.MAX, 1);
    pool.forward(Y, LENGTHS);
    pool.backward(d, dy);
    assertArrayEquals(new float[] {0, 20, 30, 0, 0, 0, 0, 40, 10, 0, 0, 0}, dy.toArray());
  }
}
