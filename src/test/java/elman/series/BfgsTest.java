package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BfgsTest {
  private static final Bfgs SEARCH = new Bfgs(1e-12, 200, 100);

  private static double valley(double[] x) {
    double bend = x[1] - x[0] * x[0];
    return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
  }

  @Test
  void findsTheEndOfRosenbrocksValley() {
    double[] found = SEARCH.minimise(BfgsTest::valley, new double[] {-1.2, 1});
    assertArrayEquals(new double[] {1, 1}, found, 1e-3);
  }

  @Test
  void knownSecondDerivativesOfAQuadraticLeaveOneStep() {
    int[] evaluations = {0};
    double[][] inverse = {{1, 0}, {0, 0.005}};
    double[] found =
        SEARCH.minimise(
            x -> {
              evaluations[0]++;
              return 0.5 * (x[0] - 3) * (x[0] - 3) + 100 * (x[1] + 2) * (x[1] + 2);
            },
            new double[] {0, 0},
            inverse);
    assertArrayEquals(new double[] {3, -2}, found, 1e-6);
    assertEquals(11, evaluations[0], 5);
  }

  @Test
  void staysWhereTheObjectiveIsFinite() {
    double[] found =
        SEARCH.minimise(x -> x[0] > 0 ? x[0] - Math.log(x[0]) : Double.NaN, new double[] {0.01});
    assertEquals(1, found[0], 1e-4);
  }

  @Test
  void nothingToSearchIsFound() {
    assertEquals(0, SEARCH.minimise(x -> 1, new double[0]).length);
  }
}
