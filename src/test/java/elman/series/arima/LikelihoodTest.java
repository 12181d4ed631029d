package elman.series.arima;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
  private static final ArimaOrder SEASONAL = new ArimaOrder(1, 0, 1, 1, 0, 1, 4, false);
  private static final double[] COEFFICIENTS = {0.5, 0.3, -0.4, 0.6};

  private static double[] noise(int n) {
    Random random = new Random(5);
    return random.doubles(n).map(u -> u - 0.5).toArray();
  }

  @Test
  void anAutoregressionOfOrderOneHasItsKnownLikelihood() {
    double[] w = {0.5, -1, 2, 0.25};
    double phi = 0.6;
    double sum = w[0] * w[0] * (1 - phi * phi);
    for (int t = 1; t < w.length; t++) {
      sum += (w[t] - phi * w[t - 1]) * (w[t] - phi * w[t - 1]);
    }
    ArimaOrder order = new ArimaOrder(1, 0, 0, 0, 0, 0, 1, false);
    ExactLikelihood likelihood = new ExactLikelihood(order, w);
    double value = likelihood.value(new double[] {phi});
    assertEquals(sum / 4, likelihood.variance(), 1e-12);
    assertEquals(0.5 * (Math.log(sum / 4) - Math.log(1 - phi * phi) / 4), value, 1e-12);
  }

  @Test
  void aMovingAverageOfOrderOneHasTheLikelihoodOfItsCovariance() {
    double theta = 0.5;
    double[] w = {1, -0.5};
    double determinant = (1 + theta * theta) * (1 + theta * theta) - theta * theta;
    double squares =
        ((1 + theta * theta) * (w[0] * w[0] + w[1] * w[1]) - 2 * theta * w[0] * w[1]) / determinant;
    ExactLikelihood likelihood = new ExactLikelihood(new ArimaOrder(0, 0, 1, 0, 0, 0, 1, false), w);
    double value = likelihood.value(new double[] {theta});
    assertEquals(0.5 * (Math.log(squares / 2) + Math.log(determinant) / 2), value, 1e-12);
  }

  @Test
  void theStatesCovarianceSatisfiesItsEquation() {
    int r = SEASONAL.states();
    double[] phi = new double[r];
    double[] theta = new double[r];
    double[] column = new double[r];
    Polynomials.expandAr(SEASONAL, COEFFICIENTS, phi);
    Polynomials.expandMa(SEASONAL, COEFFICIENTS, theta);
    assertTrue(new StationaryState(r).firstColumn(phi, theta, SEASONAL.arDegree(), column));
    double[][] covariance = StationaryState.covariance(phi, theta, column);
    for (int i = 0; i < r; i++) {
      assertEquals(column[i], covariance[i][0], 1e-9);
      assertEquals(column[i], covariance[0][i], 1e-9);
    }
  }

  @Test
  void aConstantGainChangesNothingButTime() {
    double[] w = noise(400);
    ExactLikelihood whole = new ExactLikelihood(SEASONAL, w);
    whole.finish(COEFFICIENTS);
    double[][] rest = whole.covarianceAtEnd();
    assertEquals(0, rest[0][0], 1e-10);
    double[] errors = new double[w.length];
    double[] phi = new double[SEASONAL.states()];
    double[] theta = new double[SEASONAL.states()];
    Polynomials.expandAr(SEASONAL, COEFFICIENTS, phi);
    Polynomials.expandMa(SEASONAL, COEFFICIENTS, theta);
    for (int t = 0; t < w.length; t++) {
      errors[t] = w[t];
      for (int i = 1; i <= Math.min(t, phi.length); i++) {
        errors[t] -= phi[i - 1] * w[t - i] + theta[i - 1] * errors[t - i];
      }
    }
    double next = 0;
    for (int i = 1; i <= phi.length; i++) {
      next += phi[i - 1] * w[w.length - i] + theta[i - 1] * errors[w.length - i];
    }
    assertEquals(next, whole.stateAtEnd()[0], 1e-6);
  }

  @Test
  void conditionalSquaresFindWhatMadeTheSeries() {
    double[] e = noise(5000);
    double[] w = new double[e.length];
    for (int t = 0; t < w.length; t++) {
      w[t] = 2 + e[t] + (t > 0 ? 0.6 * (w[t - 1] - 2) - 0.3 * e[t - 1] : 0);
    }
    ArimaOrder order = new ArimaOrder(1, 0, 1, 0, 0, 0, 1, true);
    double[] found = new ConditionalSquares(order, w).minimise();
    assertArrayEquals(new double[] {0.6, -0.3, 2}, found, 0.06);
  }

  @Test
  void conditionalSquaresAreLeastWhereTheyAreSaidToBe() {
    ArimaOrder order = new ArimaOrder(2, 0, 1, 1, 0, 1, 4, true);
    ConditionalSquares squares = new ConditionalSquares(order, noise(300));
    double[] point = squares.minimise();
    double least = squares.squares(point);
    for (int i = 0; i < point.length; i++) {
      for (double step : new double[] {-1e-3, 1e-3}) {
        double[] moved = point.clone();
        moved[i] += step;
        assertTrue(squares.squares(moved) >= least * (1 - 1e-7));
      }
    }
  }

  @Test
  void freeParametersAreThereAndBack() {
    double[] free = Polynomials.free(SEASONAL, COEFFICIENTS);
    double[] back = new double[4];
    Polynomials.constrain(SEASONAL, free, back);
    assertArrayEquals(COEFFICIENTS, back, 1e-12);
  }

  @Test
  void rootsAreMeasuredFactorByFactor() {
    ArimaOrder order = new ArimaOrder(0, 0, 1, 0, 0, 1, 12, false);
    assertTrue(Polynomials.rootsBeyond(1.01, order, new double[] {-0.98, 0.88}));
    assertFalse(Polynomials.rootsBeyond(1.01, order, new double[] {-0.995, 0.2}));
    assertFalse(Polynomials.rootsBeyond(1.01, order, new double[] {0.2, 0.89}));
  }
}
