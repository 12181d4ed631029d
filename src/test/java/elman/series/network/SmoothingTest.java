package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Rng;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothingTest {
  private static final int HORIZON = 7;

  private static double[] noise(int n, long seed) {
    Rng rng = new Rng(seed);
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = rng.nextGaussian() + Math.sin(t) + 0.05 * t;
    }
    return values;
  }

  @Test
  void levelsAndSeasonsByHand() {
    Smoothing smoothing = new Smoothing(new double[] {1, 4, 3}, List.of(2), 3);
    double[] half = {0, 0, -1, 1};
    System.arraycopy(half, 0, smoothing.parameters, 0, half.length);
    smoothing.forward();
    // l(0) = 1 - -1 = 2; l(1) = (4 - 1 + 2) / 2 = 2.5; l(2) = (3 - -1 + 2.5) / 2 = 3.25
    assertArrayEquals(new double[] {2, 2.5, 3.25}, smoothing.level, 1e-12);
    // s(2) = s(0) + (1 - 2 + 1) / 2 = -1; s(3) = 1 + (4 - 2.5 - 1) / 2; s(4) = -1 + (3 - 3.25 + 1)
    // / 2
    assertArrayEquals(new double[] {-1, 1, -1, 1.25, -0.625, 1.25}, smoothing.season, 1e-12);
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    for (List<Integer> periods : List.of(List.<Integer>of(), List.of(4), List.of(3, 11))) {
      Smoothing smoothing = new Smoothing(noise(37, 1), periods, HORIZON);
      double[] byLevel = noise(37, 2);
      double[] bySeason = noise(37 + HORIZON, 3);
      loss(smoothing, byLevel, bySeason);
      double[] gradient = gradient(smoothing, byLevel, bySeason);
      for (int i = 0; i < gradient.length; i++) {
        double old = smoothing.parameters[i];
        smoothing.parameters[i] = old + 1e-5;
        double up = loss(smoothing, byLevel, bySeason);
        smoothing.parameters[i] = old - 1e-5;
        double down = loss(smoothing, byLevel, bySeason);
        smoothing.parameters[i] = old;
        assertEquals((up - down) / 2e-5, gradient[i], 1e-5, periods + " parameter " + i);
      }
    }
  }

  @Test
  void coefficientsAreToldFromSeasons() {
    List<Integer> periods = List.of(3, 11);
    for (int values : new int[] {5, 6, 22}) {
      List<Integer> shown = periods.stream().filter(p -> 2 * p <= values).toList();
      Smoothing smoothing = new Smoothing(noise(values, 1), shown, HORIZON);
      assertEquals(
          smoothing.coefficients(), Smoothing.coefficients(smoothing.parameters.length, periods));
    }
  }

  /** Any function of all levels and seasons, with the penalty. */
  private static double loss(Smoothing smoothing, double[] byLevel, double[] bySeason) {
    smoothing.forward();
    double loss = smoothing.penalty(5);
    for (int t = 0; t < byLevel.length; t++) {
      loss += byLevel[t] * smoothing.level[t];
    }
    for (int t = 0; t < bySeason.length; t++) {
      loss += bySeason[t] * smoothing.season[t];
    }
    return loss;
  }

  private static double[] gradient(Smoothing smoothing, double[] byLevel, double[] bySeason) {
    smoothing.forward();
    System.arraycopy(byLevel, 0, smoothing.levelGradient, 0, byLevel.length);
    System.arraycopy(bySeason, 0, smoothing.seasonGradient, 0, bySeason.length);
    smoothing.penalty(5);
    smoothing.backward();
    return smoothing.gradient.clone();
  }

  @Test
  void seasonsThatRepeatAreFoundAtTheStart() {
    double[] values = new double[48];
    for (int t = 0; t < values.length; t++) {
      values[t] = 10 + new double[] {3, -1, -4, 2}[t % 4];
    }
    Smoothing smoothing = new Smoothing(values, List.of(4), 4);
    smoothing.forward();
    for (int t = 0; t < values.length; t++) {
      assertEquals(10, smoothing.level[t], 1e-9);
    }
    assertArrayEquals(
        new double[] {3, -1, -4, 2}, java.util.Arrays.copyOfRange(smoothing.season, 48, 52), 1e-9);
  }
}
