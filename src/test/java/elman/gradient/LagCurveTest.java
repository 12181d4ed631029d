package elman.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagCurveTest {
  private static LagCurve geometric(double first, double rate, int lags) {
    double[] norms = new double[lags + 1];
    norms[0] = first;
    for (int k = 1; k <= lags; k++) {
      norms[k] = 3 * Math.pow(rate, k);
    }
    return new LagCurve(0, 1, norms);
  }

  /** The limits over 64 steps are 0.01^(1/64) = 0.9306 and 1.0746. */
  @ParameterizedTest
  @CsvSource({
    "0.5, VANISHING",
    "0.93, VANISHING",
    "0.931, STEADY",
    "1, STEADY",
    "1.074, STEADY",
    "1.075, EXPLODING",
    "3, EXPLODING"
  })
  void findsTheRateAndJudgesIt(double rate, Outlook verdict) {
    LagCurve curve = geometric(7, rate, 64);
    assertEquals(rate, curve.rate(), 1e-12 * rate);
    assertEquals(verdict, curve.verdict());
  }

  @Test
  void reachesAsFarAsOnePerCent() {
    assertEquals(6, geometric(3, 0.5, 64).reach());
    assertEquals(64, geometric(3, 1, 64).reach());
    assertEquals(0, geometric(1e6, 1, 64).reach());
  }

  @Test
  void bearsGradientsThatEndOrGrowBeyondAllBounds() {
    LagCurve cut = new LagCurve(0, 1, new double[] {1, 0, 0});
    assertEquals(0, cut.rate());
    assertEquals(Outlook.VANISHING, cut.verdict());
    LagCurve lost = new LagCurve(0, 1, new double[] {1, 0.5, 0.25, 0, 0});
    assertEquals(0.5, lost.rate(), 1e-12);
    LagCurve denormal = new LagCurve(0, 1, new double[] {1, 0.5, 0.25, 1e-45, 1e-45});
    assertEquals(0.5, denormal.rate(), 1e-12);
    LagCurve burst = new LagCurve(0, 1, new double[] {1, 10, Double.POSITIVE_INFINITY});
    assertEquals(Outlook.EXPLODING, burst.verdict());
    assertNull(new LagCurve(0, 1, new double[] {1, 0.5}).verdict());
  }

  @Test
  void nothingReachesNowhere() {
    assertEquals(0, new LagCurve(0, 1, new double[8]).reach());
  }
}
