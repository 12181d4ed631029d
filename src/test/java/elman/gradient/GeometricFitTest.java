package elman.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeometricFitTest {
  /** By hand: the slope through logarithms 0, 1, 5 is (5 - 0) / 2, whatever their middle is. */
  @Test
  void isTheLineOfLeastSquaresThroughLogarithms() {
    double[] values = {7, 1, Math.E, Math.exp(5), 0};
    assertEquals(Math.exp(2.5), GeometricFit.factor(values, 1, 4), 1e-12);
  }

  /** An identity passes gradients as they are, so that nothing may be lost by rounding. */
  @Test
  void ofEqualNumbersIsExactlyOne() {
    double[] values = new double[64];
    Arrays.fill(values, 0.1 + 0.2);
    assertEquals(1, GeometricFit.factor(values, 1, 64));
  }

  @Test
  void takesTwoNumbers() {
    assertEquals(0.5, GeometricFit.factor(new double[] {4, 2}, 0, 2));
    assertEquals(Double.NaN, GeometricFit.factor(new double[] {4, 2}, 1, 2));
  }
}
