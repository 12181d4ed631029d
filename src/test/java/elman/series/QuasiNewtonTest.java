package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuasiNewtonTest {
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;
  private static final QuasiNewton EXACT = new QuasiNewton(1e-14, 2_000, UNBOUNDED);

  /** Rosenbrock's banana in pairs of variables, its minimum 0 where all are 1. */
  private static final class Banana implements QuasiNewton.Objective {
    int calls;

    @Override
    public double value(double[] x) {
      calls++;
      double sum = 0;
      for (int i = 0; i < x.length; i += 2) {
        double bend = x[i + 1] - x[i] * x[i];
        sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
      }
      return sum;
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
      for (int i = 0; i < x.length; i += 2) {
        double bend = x[i + 1] - x[i] * x[i];
        gradient[i] = -400 * x[i] * bend - 2 * (1 - x[i]);
        gradient[i + 1] = 200 * bend;
      }
    }
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
    assertArrayEquals(ones, EXACT.minimise(new Banana(), start), 1e-5);
    assertEquals(-1.2, start[0], "the start is not changed");
    QuasiNewton.Objective withoutSlopes = QuasiNewton.Objective.of(new Banana()::value);
    assertArrayEquals(ones, EXACT.minimise(withoutSlopes, start), 1e-3);
  }

  /** log x + 1 / x is infinite or NaN left of 0 and least at 1. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 40})
  void staysWhereTheObjectiveIsDefined(double start) {
    ToDoubleFunction<double[]> function = x -> x[0] > 0 ? Math.log(x[0]) + 1 / x[0] : Double.NaN;
    QuasiNewton.Objective exact =
        new QuasiNewton.Objective() {
          @Override
          public double value(double[] x) {
            return function.applyAsDouble(x);
          }

          @Override
          public void gradient(double[] x, double[] gradient) {
            gradient[0] = 1 / x[0] - 1 / (x[0] * x[0]);
          }
        };
    assertEquals(1, EXACT.minimise(exact, new double[] {start})[0], 1e-5);
    QuasiNewton.Objective withoutSlopes = QuasiNewton.Objective.of(function);
    assertEquals(1, EXACT.minimise(withoutSlopes, new double[] {start})[0], 1e-3);
  }

  @Test
  void knownSecondDerivativesOfAQuadraticLeaveOneStep() {
    int[] calls = {0};
    QuasiNewton.Objective bowl =
        QuasiNewton.Objective.of(
            x -> {
              calls[0]++;
              return 0.5 * (x[0] - 3) * (x[0] - 3) + 100 * (x[1] + 2) * (x[1] + 2);
            });
    double[][] inverse = {{1, 0}, {0, 0.005}};
    double[] found = EXACT.minimise(bowl, new double[] {0, 0}, inverse);
    assertArrayEquals(new double[] {3, -2}, found, 1e-6);
    assertTrue(calls[0] < 40, () -> calls[0] + " calls");
  }

  @Test
  void noStepIsLongerThanAllowed() {
    double[] last = {10};
    QuasiNewton.Objective slope =
        new QuasiNewton.Objective() {
          @Override
          public double value(double[] x) {
            return x[0] * x[0];
          }

          @Override
          public void gradient(double[] x, double[] gradient) {
            assertEquals(last[0], x[0], 0.5 + 1e-12);
            last[0] = x[0];
            gradient[0] = 2 * x[0];
          }
        };
    QuasiNewton careful = new QuasiNewton(1e-14, 200, 0.5);
    assertEquals(0, careful.minimise(slope, last.clone(), new double[][] {{100}})[0], 1e-6);
  }

  @Test
  void keepsToTheNumberOfEvaluations() {
    Banana banana = new Banana();
    new QuasiNewton(0, 20, UNBOUNDED).minimise(banana, new double[] {-1.2, 1});
    assertTrue(banana.calls >= 20 && banana.calls <= 45, () -> banana.calls + " calls");
  }

  @Test
  void nowhereToGoIsTheStart() {
    QuasiNewton.Objective flat = QuasiNewton.Objective.of(x -> 7);
    assertArrayEquals(new double[] {3, 4}, EXACT.minimise(flat, new double[] {3, 4}));
    assertEquals(0, EXACT.minimise(flat, new double[0]).length);
  }
}
