package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolesTest {
  private static final double X = Double.NaN;

  private static Series series(int period, double... values) {
    Holes holes = Holes.fill(values, period);
    return new Series("s", values, new double[0][], holes);
  }

  private static double[] seasonal(int size) {
    double[] values = new double[size];
    Arrays.setAll(values, t -> t + 10 * (t % 12));
    return values;
  }

  @Test
  void areFilledAlongTheSeasonAndTheTrend() {
    double[] whole = seasonal(48);
    double[] values = whole.clone();
    for (int t : new int[] {17, 18, 19, 33}) {
      values[t] = X;
    }
    Holes.fill(values, 12);
    assertArrayEquals(whole, values, 1e-9);
    double[] line = {1, X, X, 4};
    Holes.fill(line, 12);
    assertArrayEquals(new double[] {1, 2, 3, 4}, line, 1e-12);
    assertSame(Holes.NONE, Holes.fill(whole, 12));
  }

  @Test
  void whatWasKnownBeforeIsFilledFromThatAlone() {
    Series series = series(1, 1, X, 3, X, 500);
    assertArrayEquals(new double[] {1, 2, 3, 251.5, 500}, series.values());
    assertArrayEquals(new double[] {1, 2, 3, 3}, series.before(4).values());
    assertArrayEquals(new double[] {1, 1}, series.before(2).values());
    assertArrayEquals(new double[] {X, 3, X}, series.observed(1, 4));
    assertTrue(series.before(4).holes().at(3));
    assertFalse(series.holes().at(4));
  }

  @Test
  void behindTheLastValueTheSeasonGoesOn() {
    double[] values = seasonal(48);
    double[] expected = Arrays.copyOf(values, 36);
    values[34] = X;
    values[35] = X;
    assertArrayEquals(expected, series(12, values).before(36).values(), 1e-9);
  }

  @Test
  void aBacktestKnowsNothingOfThemAndJudgesNothingByThem() {
    Task task = new Task(3, List.of(), 1, List.of(0.025, 0.975));
    double[] early = {1, 2, 3, 4, X, 500, 7, 8};
    double[] late = {1, 2, 3, 4, 5, 4, X, 6};
    try (Workers workers = new Workers(1)) {
      Backtest.Forecaster naive = Backtest.Forecaster.of(new Naive(), workers);
      List<Series> all = List.of(series(1, early), series(1, late));
      List<Backtest.Result> results = Backtest.of(1, task).run(all, task, naive);
      assertArrayEquals(new double[] {4, 4, 4}, results.get(0).origins().get(0).forecast().mean());
      Errors errors = results.get(1).errors();
      assertEquals((100 * 1 / 4.5 + 100 * 1 / 5.5) / 2, errors.smape(), 1e-9);
      assertEquals(1, errors.mase(), 1e-12);
    }
  }

  @Test
  void valuesThatNeverWereAreNoAnomalies() {
    double[] values = new double[60];
    Arrays.setAll(values, t -> t % 3);
    values[57] = X;
    Task task = new Task(1, List.of(), 1, Anomalies.PROBABILITIES);
    try (Workers workers = new Workers(1)) {
      List<Anomalies.Finding> findings =
          new Anomalies(5)
              .run(List.of(series(1, values)), task, Backtest.Forecaster.of(new Naive(), workers))
              .get(0);
      assertEquals(
          List.of(55, 56, 58, 59), findings.stream().map(Anomalies.Finding::step).toList());
    }
  }
}
