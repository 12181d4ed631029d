package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.nn.Backend;
import elman.nn.Param;
import elman.series.Forecast;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowNetworkTest {
  private static final int SEASON = 6;
  private static final Task TASK =
      new Task(9, List.of(SEASON), SEASON, List.of(0.01, 0.4, 0.5, 0.8));

  private static Series series(int n, IntToDoubleFunction value) {
    double[] values = new double[n];
    Arrays.setAll(values, value);
    return new Series("a", values);
  }

  private static double wave(int i) {
    return 5 + 2 * StrictMath.sin(2 * Math.PI * i / SEASON);
  }

  /** The wave with noise. */
  private static Series noisy(int n, long seed) {
    Rng rng = new Rng(seed);
    return series(n, i -> wave(i) + 0.3 * rng.nextGaussian());
  }

  private static WindowSettings settings(WindowCell cell, int epochs) {
    WindowSettings.Training training = new WindowSettings.Training(epochs, 512, 16, 1e-2, 0, 0, 1);
    return new WindowSettings(cell, 12, 9, SEASON, 0, 8, 1, 1, training);
  }

  private static WindowNetwork train(Ops ops, WindowSettings settings, Series... series) {
    return WindowNetwork.train(ops, settings, List.of(series), () -> 0);
  }

  private static void run(Consumer<Ops> test) {
    Backend.PLAIN.run(test);
  }

  @ParameterizedTest
  @EnumSource(WindowCell.class)
  void learnsAWave(WindowCell cell) {
    run(
        ops -> {
          Series series = series(150, WindowNetworkTest::wave);
          double[] mean = train(ops, settings(cell, 40), series).forecast(series, TASK).mean();
          for (int h = 0; h < mean.length; h++) {
            assertEquals(wave(150 + h), mean[h], 0.15);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(WindowCell.class)
  void learnsATrend(WindowCell cell) {
    run(
        ops -> {
          Series series = series(150, i -> 3.0 * i);
          double[] mean = train(ops, settings(cell, 40), series).forecast(series, TASK).mean();
          for (int h = 0; h < mean.length; h++) {
            assertEquals(3.0 * (150 + h), mean[h], 2);
          }
        });
  }

  @Test
  void forecastsMoveAndGrowWithTheSeries() {
    run(
        ops -> {
          Series series = noisy(100, 1);
          Series other = series(100, i -> 1000 + 50 * series.values()[i]);
          WindowNetwork network = train(ops, settings(WindowCell.GRU, 2), series);
          Forecast forecast = network.forecast(series, TASK);
          Forecast moved = network.forecast(other, TASK);
          for (int h = 0; h < TASK.horizon(); h++) {
            assertEquals(1000 + 50 * forecast.mean()[h], moved.mean()[h], 1e-3);
            assertEquals(1000 + 50 * forecast.quantiles()[0][h], moved.quantiles()[0][h], 1e-3);
          }
        });
  }

  @Test
  void trainingToo() {
    run(
        ops -> {
          Series series = noisy(100, 1);
          Series other = series(100, i -> 8 * series.values()[i]);
          Forecast forecast =
              train(ops, settings(WindowCell.LSTM, 2), series).forecast(series, TASK);
          Forecast grown = train(ops, settings(WindowCell.LSTM, 2), other).forecast(other, TASK);
          for (int h = 0; h < TASK.horizon(); h++) {
            assertEquals(8 * forecast.mean()[h], grown.mean()[h], 1e-9);
          }
        });
  }

  @Test
  void quantilesAreInOrderAndCoverWhatTheyShould() {
    run(
        ops -> {
          Series series = noisy(600, 2);
          WindowNetwork network = train(ops, settings(WindowCell.GRU, 15), series.before(400));
          Task task = new Task(9, List.of(SEASON), SEASON, List.of(0.1, 0.5, 0.9));
          int[] origins = new int[190];
          Arrays.setAll(origins, i -> 400 + i);
          int covered = 0;
          List<Forecast> forecasts = network.forecasts(series, origins, task);
          for (int i = 0; i < origins.length; i++) {
            double[][] q = forecasts.get(i).quantiles();
            for (int h = 0; h < 9; h++) {
              assertTrue(q[0][h] <= q[1][h] && q[1][h] <= q[2][h]);
              double value = series.values()[origins[i] + h];
              covered += q[0][h] <= value && value <= q[2][h] ? 1 : 0;
            }
          }
          assertEquals(0.8, covered / (9.0 * origins.length), 0.08);
        });
  }

  @ParameterizedTest
  @EnumSource(WindowCell.class)
  void anyNumberOfThreadsGivesTheSameBits(WindowCell cell) {
    Series series = noisy(300, 3);
    List<float[]> weights = new ArrayList<>();
    List<double[]> means = new ArrayList<>();
    WindowSettings settings =
        new WindowSettings(
            cell,
            24,
            9,
            SEASON,
            0,
            24,
            2,
            2,
            new WindowSettings.Training(2, 150, 70, 1e-2, 1e-3, 0.3, 1));
    for (int threads = 1; threads <= 2; threads++) {
      try (Workers workers = new Workers(threads)) {
        Ops ops = new Ops(Backend.PLAIN.kernels(), workers);
        WindowNetwork network = train(ops, settings, series);
        network.params().forEach(param -> weights.add(param.weights()));
        means.add(network.forecast(series, TASK).mean());
      }
    }
    int half = weights.size() / 2;
    for (int i = 0; i < half; i++) {
      assertArrayEquals(weights.get(i), weights.get(half + i));
    }
    assertArrayEquals(means.get(0), means.get(1));
  }

  @Test
  void manyOriginsAreForecastAsEachAlone() {
    run(
        ops -> {
          Series series = noisy(100, 4);
          WindowNetwork network = train(ops, settings(WindowCell.GRU, 1), series);
          int[] origins = new int[80];
          Arrays.setAll(origins, i -> 20 + i);
          List<Forecast> forecasts = network.forecasts(series, origins, TASK);
          for (int i = 0; i < origins.length; i++) {
            double[] alone = network.forecast(series.before(origins[i]), TASK).mean();
            assertArrayEquals(alone, forecasts.get(i).mean(), 1e-5);
          }
        });
  }

  @Test
  void regressorsKnownInAdvanceAreUsed() {
    run(
        ops -> {
          Rng rng = new Rng(5);
          double[][] regressors = new double[209][1];
          double[] values = new double[200];
          for (int i = 0; i < 209; i++) {
            regressors[i][0] = rng.nextLong() < 0 ? 100 : 200;
            if (i < 200) {
              values[i] = regressors[i][0] / 50 + 0.01 * rng.nextGaussian();
            }
          }
          Series series = new Series("a", values, regressors);
          WindowSettings plain = settings(WindowCell.GRU, 40);
          WindowSettings settings =
              new WindowSettings(WindowCell.GRU, 12, 9, SEASON, 1, 24, 1, 1, plain.training());
          double[] mean = train(ops, settings, series).forecast(series, TASK).mean();
          for (int h = 0; h < mean.length; h++) {
            assertEquals(regressors[200 + h][0] / 50, mean[h], 0.5);
          }
        });
  }

  @Test
  void weightsAndSettingsAreAllThatIsNeededToGoOn() {
    run(
        ops -> {
          Series series = noisy(100, 6);
          WindowNetwork network = train(ops, settings(WindowCell.ELMAN, 1), series);
          WindowNetwork copy =
              new WindowNetwork(ops, WindowSettings.of(network.settings().metadata()));
          List<Param> from = network.params();
          for (int i = 0; i < from.size(); i++) {
            copy.params().get(i).value().copyFrom(from.get(i).value());
            assertEquals(from.get(i).name(), copy.params().get(i).name());
          }
          copy.refresh();
          assertArrayEquals(
              network.forecast(series, TASK).mean(), copy.forecast(series, TASK).mean());
        });
  }

  @Test
  void anUpdateGoesOnFromTheWeightsAsTheyAre() {
    run(
        ops -> {
          Series series = series(150, WindowNetworkTest::wave);
          WindowNetwork network = train(ops, settings(WindowCell.LSTM, 2), series);
          double before = error(network.forecast(series, TASK));
          for (int i = 0; i < 8; i++) {
            network.update(List.of(series), new Training(ops, 1));
          }
          double after = error(network.forecast(series, TASK));
          assertTrue(after < before / 2, before + " and then " + after);
        });
  }

  /** The mean absolute error of a forecast of the wave from time 150 on. */
  private static double error(Forecast forecast) {
    double sum = 0;
    for (int h = 0; h < forecast.horizon(); h++) {
      sum += Math.abs(wave(150 + h) - forecast.mean()[h]);
    }
    return sum / forecast.horizon();
  }

  @Test
  void membersShareTheTime() {
    run(
        ops -> {
          Series series = noisy(100, 7);
          int[] asked = {0};
          WindowSettings usual = settings(WindowCell.GRU, 1);
          WindowSettings settings =
              WindowSettings.of(TASK, List.of(series), WindowCell.GRU)
                  .with(usual.training().withEpochs(1000));
          WindowNetwork network =
              WindowNetwork.train(ops, settings, List.of(series), () -> asked[0]++ / 90.0);
          WindowNetwork untrained = WindowNetwork.train(ops, settings, List.of(series), () -> 1);
          for (int i = 0; i < network.params().size(); i++) {
            assertFalse(
                Arrays.equals(
                    untrained.params().get(i).weights(), network.params().get(i).weights()),
                network.params().get(i).name());
          }
        });
  }

  @Test
  void whoIsStoppedAtOnceForecastsTheLastValue() {
    run(
        ops -> {
          Series series = noisy(100, 7);
          WindowNetwork network =
              WindowNetwork.train(ops, settings(WindowCell.GRU, 5), List.of(series), () -> 1);
          assertLast(network.forecast(series, TASK), series);
        });
  }

  private static void assertLast(Forecast forecast, Series series) {
    double last = series.values()[series.size() - 1];
    for (int h = 0; h < forecast.horizon(); h++) {
      assertEquals(last, forecast.mean()[h], 1e-6 * Math.abs(last) + 1e-6);
      assertTrue(forecast.quantiles()[0][h] < forecast.quantiles()[3][h]);
    }
  }

  @Test
  void seriesTooShortToLearnFromAreForecastByTheirLastValue() {
    run(
        ops -> {
          Series series = noisy(9 + SEASON - 1, 8);
          WindowNetwork network = train(ops, settings(WindowCell.GRU, 3), series);
          assertLast(network.forecast(series, TASK), series);
          assertTrue(network.forecast(noisy(2, 9), TASK).isFinite());
        });
  }

  @Test
  void hostileSeriesGiveFiniteForecasts() {
    List<Series> all =
        List.of(
            series(50, i -> 7),
            series(50, i -> 0),
            series(1, i -> 7),
            series(2, i -> i),
            series(50, i -> i % 3 * 1e300),
            series(50, i -> (i % 3 - 1) * 1e-300),
            series(50, i -> (i % 2 * 2 - 1) * Double.MAX_VALUE),
            series(50, i -> i == 49 ? 1e12 : wave(i)),
            series(50, i -> i == 0 ? -1e30 : wave(i)),
            noisy(50, 10));
    run(
        ops -> {
          WindowNetwork network =
              WindowNetwork.train(ops, settings(WindowCell.LSTM, 3), all, () -> 0);
          List<Forecast> forecasts = network.forecast(all, TASK);
          forecasts.forEach(forecast -> assertTrue(forecast.isFinite()));
          assertArrayEquals(new double[] {7, 7, 7}, Arrays.copyOf(forecasts.get(0).mean(), 3));
          assertEquals(7, forecasts.get(0).quantiles()[0][0]);
          assertEquals(7, forecasts.get(2).mean()[8]);
        });
  }

  @Test
  void aLongerHorizonIsRefusedAndAShorterOneIsABeginning() {
    run(
        ops -> {
          Series series = noisy(60, 11);
          WindowNetwork network = train(ops, settings(WindowCell.GRU, 1), series);
          double[] mean = network.forecast(series, TASK).mean();
          assertArrayEquals(
              Arrays.copyOf(mean, 4), network.forecast(series, TASK.withHorizon(4)).mean());
          assertThrows(
              IllegalArgumentException.class, () -> network.forecast(series, TASK.withHorizon(10)));
        });
  }
}
