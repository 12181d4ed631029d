package elman.series.auto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoTest {
  private static final List<Double> PROBABILITIES = List.of(0.025, 0.1, 0.5, 0.9, 0.975);
  private static final Task MONTHLY = new Task(12, List.of(12), 12, PROBABILITIES);

  static Training training(int threads) {
    return new Training(new Ops(new ScalarKernels(), new Workers(threads)), 1);
  }

  static Series monthly(int seed, int n) {
    Rng rng = new Rng(seed);
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = 100 + t + 20 * Math.sin(Math.PI * t / 6) + 2 * rng.nextGaussian();
    }
    return new Series("m" + seed, values);
  }

  private static Series counts(int seed, int n) {
    Rng rng = new Rng(seed);
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = rng.nextDouble() < 0.7 ? 0 : 1 + (int) (4 * rng.nextDouble());
    }
    return new Series("c" + seed, values);
  }

  @Test
  void aSeasonAndATrendGoOn() {
    List<Series> series = List.of(monthly(1, 120));
    Forecast forecast =
        new Auto(10).train(series, MONTHLY, training(1)).forecast(series, MONTHLY).get(0);
    for (int h = 0; h < 12; h++) {
      double truth = 100 + 120 + h + 20 * Math.sin(Math.PI * (120 + h) / 6);
      assertEquals(truth, forecast.mean()[h], 6);
      assertTrue(forecast.quantiles()[0][h] < truth && truth < forecast.quantiles()[4][h]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 13, 25, 40})
  void shortSeriesGetFiniteForecastsInOrder(int n) {
    List<Series> series = List.of(monthly(1, n), counts(2, n), new Series("0", new double[n]));
    for (Forecast forecast :
        new Auto(10).train(series, MONTHLY, training(2)).forecast(series, MONTHLY)) {
      assertTrue(forecast.isFinite());
      for (int h = 0; h < 12; h++) {
        for (int q = 1; q < PROBABILITIES.size(); q++) {
          assertTrue(forecast.quantiles()[q - 1][h] <= forecast.quantiles()[q][h]);
        }
      }
    }
  }

  @Test
  void hostileValuesGetFiniteForecasts() {
    double[] spike = monthly(1, 60).values();
    spike[30] = 1e300;
    double[] huge = monthly(2, 60).values();
    double[] tiny = huge.clone();
    for (int t = 0; t < 60; t++) {
      huge[t] *= 1e303;
      tiny[t] *= 1e-303;
    }
    List<Series> series =
        List.of(new Series("spike", spike), new Series("huge", huge), new Series("tiny", tiny));
    for (Forecast forecast :
        new Auto(10).train(series, MONTHLY, training(2)).forecast(series, MONTHLY)) {
      assertTrue(forecast.isFinite());
    }
  }

  @Test
  void countsAreLeftToTheirOwnMethods() {
    List<Series> series = List.of(counts(1, 80), counts(2, 80), monthly(3, 60));
    AutoModel model = new Auto(10).train(series, MONTHLY, training(1));
    Combination counts = model.combinations().get(Kind.INTERMITTENT);
    assertTrue(counts.has("tsb") || counts.has("sba") || counts.has("ses"));
    assertFalse(counts.has("ets"));
    double[] mean = model.forecast(series, MONTHLY).get(0).mean();
    assertTrue(mean[0] > 0.2 && mean[0] < 1.5, "mean " + mean[0]);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      series.add(monthly(i, 50 + i));
    }
    GlobalModel one = new Auto(10).train(series, MONTHLY, training(1));
    GlobalModel three = new Auto(10).train(series, MONTHLY, training(3));
    for (int i = 0; i < series.size(); i++) {
      assertArrayEquals(
          one.forecast(series, MONTHLY).get(i).mean(),
          three.forecast(series, MONTHLY).get(i).mean());
    }
  }

  @Test
  void lessTimeLeavesOutWhatCostsMost() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      series.add(monthly(i, 100));
    }
    List<Candidate> all = Candidate.of(Kind.USUAL, MONTHLY);
    List<Candidate> few = Candidate.affordable(all, series, MONTHLY, 2, 1);
    assertTrue(all.stream().anyMatch(candidate -> candidate.name().equals("arima")));
    assertTrue(few.stream().noneMatch(candidate -> candidate.name().equals("arima")));
    assertEquals(1, Candidate.affordable(all, series, MONTHLY, 2, 0).size());
  }

  @Test
  void whatIsWorkedOutOnceCostsOnce() {
    List<Series> series = List.of(monthly(1, 1000));
    Candidate rest = new Candidate("stlm", 1);
    List<Candidate> both = List.of(new Candidate("seasonal-median", 1), rest);
    double enough = 1000 * 4.5e-6;
    assertEquals(both, Candidate.affordable(both, series, MONTHLY, 0, enough));
    assertEquals(1, Candidate.affordable(both, series, MONTHLY, 0, enough / 2).size());
  }

  @Test
  void aNetworkIsOnlyForManySeries() {
    List<Series> few = List.of(monthly(1, 400), monthly(2, 400));
    assertTrue(Network.of(few, MONTHLY, 10).isEmpty());
    List<Series> many = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      many.add(monthly(i, 260));
    }
    assertEquals(2, Network.of(many, MONTHLY, 60).size());
    assertTrue(Network.of(many, MONTHLY, 0.001).isEmpty());
  }
}
