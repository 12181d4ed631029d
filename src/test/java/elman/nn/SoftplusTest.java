package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against the definition in double, from where it is exp(x) to where it is x. */
class SoftplusTest {
  private static final int N = 401;

  @Test
  void isTheLogarithmAndItsSlopeTheSigmoid() {
    Backend.each(
        ops -> {
          Softplus softplus = new Softplus(ops.kernels());
          float[] x = new float[N + 3];
          for (int j = 0; j < N; j++) {
            x[3 + j] = (j - 200) / 10f;
          }
          float[] y = x.clone();
          softplus.apply(N, y, 3, new float[N + 1], 1);
          float[] d = new float[N];
          Arrays.fill(d, 2);
          float[] slopes = y.clone();
          softplus.back(N, d, 0, slopes, 3, new float[N + 1], 1);
          for (int j = 3; j < N + 3; j++) {
            double expected = Math.log1p(Math.exp(x[j]));
            assertEquals(expected, y[j], 1e-6 * expected);
            assertEquals(2 / (1 + Math.exp(-x[j])), slopes[j], 1e-6);
          }
        });
  }
}
