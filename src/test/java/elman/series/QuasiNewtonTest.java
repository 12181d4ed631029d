package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuasiNewtonTest {
  private static final QuasiNewton EXACT = new QuasiNewton(1e-14, 2_000);

  /** Rosenbrock's banana in pairs of variables, its minimum 0 where all are 1. */
  private static double banana(double[] x, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < x.length; i += 2) {
      double bend = x[i + 1] - x[i] * x[i];
      sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
      gradient[i] = -400 * x[i] * bend - 2 * (1 - x[i]);
      gradient[i + 1] = 200 * bend;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 10, 30})
  void findsTheEndOfTheBanana(int n) {
    double[] start = new double[n];
    double[] ones = new double[n];
    for (int i = 0; i < n; i++) {
      start[i] = i % 2 == 0 ? -1.2 : 1;
      ones[i] = 1;
    }
    assertArrayEquals(ones, EXACT.minimise(QuasiNewtonTest::banana, start), 1e-5);
    assertEquals(-1.2, start[0], "the start is not changed");
  }

  /** log x + 1 / x is infinite or NaN left of 0 and least at 1. */
  @Test
  void staysWhereTheObjectiveIsDefined() {
    QuasiNewton.Objective objective =
        (x, gradient) -> {
          gradient[0] = 1 / x[0] - 1 / (x[0] * x[0]);
          return x[0] > 0 ? Math.log(x[0]) + 1 / x[0] : Double.NaN;
        };
    assertEquals(1, EXACT.minimise(objective, new double[] {0.01})[0], 1e-6);
    assertEquals(1, EXACT.minimise(objective, new double[] {40})[0], 1e-5);
  }

  @Test
  void keepsToTheNumberOfEvaluations() {
    int[] calls = {0};
    QuasiNewton.Objective counted =
        (x, gradient) -> {
          calls[0]++;
          return banana(x, gradient);
        };
    new QuasiNewton(0, 20).minimise(counted, new double[] {-1.2, 1});
    assertTrue(calls[0] >= 20 && calls[0] <= 45, () -> calls[0] + " calls");
  }

  @Test
  void nowhereToGoIsTheStart() {
    double[] flat = EXACT.minimise((x, gradient) -> 7, new double[] {3, 4});
    assertArrayEquals(new double[] {3, 4}, flat);
    assertEquals(0, EXACT.minimise((x, gradient) -> 7, new double[0]).length);
  }
}
