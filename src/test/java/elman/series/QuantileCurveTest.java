package elman.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileCurveTest {
  private static final List<Double> KNOWN = List.of(0.025, 0.1, 0.5, 0.9, 0.975);

  @Test
  void thoseOfANormalDistributionAreExactEverywhere() {
    double[] values = KNOWN.stream().mapToDouble(p -> 3 + 2 * Normal.quantile(p)).toArray();
    QuantileCurve curve = new QuantileCurve(KNOWN, values);
    for (double p : new double[] {0.001, 0.025, 0.07, 0.1, 0.3, 0.5, 0.9, 0.975, 0.999}) {
      assertEquals(3 + 2 * Normal.quantile(p), curve.at(p), 1e-12);
    }
  }

  @Test
  void knownOnesAreThemselvesAndInOrder() {
    QuantileCurve curve = new QuantileCurve(KNOWN, new double[] {-7, 0, -1, 5, 6});
    double[] ordered = {-7, -1, 0, 5, 6};
    for (int q = 0; q < ordered.length; q++) {
      assertEquals(ordered[q], curve.at(KNOWN.get(q)), 1e-12);
    }
  }

  @Test
  void theyAscendWithTheProbability() {
    QuantileCurve curve = new QuantileCurve(KNOWN, new double[] {-1, 0, 2, 2, 9});
    double last = Double.NEGATIVE_INFINITY;
    for (double p = 0.001; p < 1; p += 0.001) {
      assertTrue(curve.at(p) >= last, "at " + p);
      last = curve.at(p);
    }
  }
}
