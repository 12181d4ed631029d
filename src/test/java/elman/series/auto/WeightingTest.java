package elman.series.auto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.series.Forecast;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightingTest {
  private static final Task TASK = new Task(4, List.of(), 1, List.of());

  private static Rehearsal rehearsal(int count) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rng rng = new Rng(i);
      double[] values = new double[30];
      for (int t = 0; t < values.length; t++) {
        values[t] = 50 + 5 * rng.nextGaussian();
      }
      series.add(new Series("s" + i, values));
    }
    return Rehearsal.of(series, TASK, 1);
  }

  /** What came, moved by {@code shift}, with normal quantiles of that deviation. */
  private static List<Forecast> shifted(Rehearsal rehearsal, double shift, double deviation) {
    List<Forecast> forecasts = new ArrayList<>();
    for (double[] actual : rehearsal.actual()) {
      double[] mean = new double[actual.length];
      double[] deviations = new double[actual.length];
      for (int h = 0; h < mean.length; h++) {
        mean[h] = actual[h] + shift;
        deviations[h] = deviation;
      }
      forecasts.add(Forecast.normal(mean, deviations, rehearsal.task()));
    }
    return forecasts;
  }

  @Test
  void errorsThatCancelGetEqualWeights() {
    Rehearsal rehearsal = rehearsal(40);
    double[] weights =
        Weighting.of(
            Kind.USUAL,
            rehearsal,
            List.of(shifted(rehearsal, 3, 1), shifted(rehearsal, -3, 1)),
            new double[] {1, 1});
    assertArrayEquals(new double[] {0.5, 0.5}, weights, 0.02);
  }

  @Test
  void whatWasRightGetsTheWeightOfWhatWasNot() {
    Rehearsal rehearsal = rehearsal(40);
    double[] weights =
        Weighting.of(
            Kind.USUAL,
            rehearsal,
            List.of(shifted(rehearsal, 8, 1), shifted(rehearsal, 0.1, 1)),
            new double[] {1, 1});
    assertTrue(weights[1] > 0.9, "weight " + weights[1]);
  }

  @Test
  void withoutOriginsTheWeightsAreThePriorOnes() {
    Rehearsal none = rehearsal(0);
    double[] weights =
        Weighting.of(Kind.USUAL, none, List.of(List.of(), List.of()), new double[] {3, 1});
    assertArrayEquals(new double[] {0.75, 0.25}, weights, 1e-12);
  }

  @Test
  void intervalsThatWereTooNarrowAreWidened() {
    Rehearsal rehearsal = rehearsal(200);
    List<Forecast> narrow = new ArrayList<>();
    Rng rng = new Rng(5);
    for (double[] actual : rehearsal.actual()) {
      double[] mean = new double[actual.length];
      for (int h = 0; h < mean.length; h++) {
        mean[h] = actual[h] + 2 * rng.nextGaussian();
      }
      narrow.add(Forecast.normal(mean, new double[] {1, 1, 1, 1}, rehearsal.task()));
    }
    Spread spread = Spread.of(rehearsal, narrow);
    for (double factor : spread.factors()) {
      assertEquals(2, factor, 0.3);
    }
    Task asked = new Task(4, List.of(), 1, List.of(0.01, 0.5, 0.99));
    Forecast one = Forecast.normal(new double[4], new double[] {1, 1, 1, 1}, asked);
    Forecast wider = spread.applied(one, asked);
    assertEquals(spread.factors()[3] * one.quantiles()[2][0], wider.quantiles()[2][0], 1e-9);
    assertEquals(0, wider.quantiles()[1][0], 1e-9);
  }

  /**
   * Of counts of which most are zero, zero has the least absolute errors, the mean the least
   * squares.
   */
  @Test
  void theMeanIsBetterThanZeroForCounts() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Rng rng = new Rng(i);
      double[] values = new double[30];
      for (int t = 0; t < values.length; t++) {
        values[t] = rng.nextDouble() < 0.3 ? 2 : 0;
      }
      series.add(new Series("s" + i, values));
    }
    Rehearsal rehearsal = Rehearsal.of(series, TASK, 1);
    List<List<Forecast>> members = List.of(constant(rehearsal, 0), constant(rehearsal, 0.6));
    double[] equal = {1, 1};
    double[] usual = Weighting.of(Kind.USUAL, rehearsal, members, equal);
    assertTrue(usual[0] > 0.5, "weight " + usual[0]);
    double[] counts = Weighting.of(Kind.INTERMITTENT, rehearsal, members, equal);
    assertTrue(counts[1] > 0.7, "weight " + counts[1]);
  }

  private static List<Forecast> constant(Rehearsal rehearsal, double value) {
    double[] mean = new double[TASK.horizon()];
    Arrays.fill(mean, value);
    Forecast forecast = Forecast.normal(mean, new double[mean.length], rehearsal.task());
    return Collections.nCopies(rehearsal.size(), forecast);
  }
}
