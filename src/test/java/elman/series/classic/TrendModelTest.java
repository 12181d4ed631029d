package elman.series.classic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendModelTest {
  /** The least squares are no more than those of the parameters that a series was made with. */
  @ParameterizedTest
  @CsvSource({
    "0.999, 0.99, 0.81", "0.999, 0.99, 0.85", "0.999, 0.99, 0.9", "0.999, 0.99, 0.95",
    "0.999, 0.3, 0.85", "0.5, 0.4, 0.9", "0.1, 0.05, 0.97", "0.9, 0.01, 0.82"
  })
  void findsTheLeastSquares(double alpha, double beta, double phi) {
    for (int seed = 0; seed < 10; seed++) {
      Rng rng = new Rng(seed);
      double[] values = new double[300];
      double level = 100;
      double trend = 1;
      double squares = 0;
      for (int t = 0; t < values.length; t++) {
        double error = 2 * rng.nextFloat() - 1;
        double expected = level + phi * trend;
        values[t] = expected + error;
        level = expected + alpha * error;
        trend = phi * trend + beta * error;
        squares += error * error;
      }
      double found = new TrendModel(values, true).squares();
      double known = squares;
      assertTrue(found < known * (1 + 1e-6), () -> found + " instead of " + known);
    }
  }
}
