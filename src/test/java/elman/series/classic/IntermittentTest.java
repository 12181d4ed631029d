package elman.series.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.Forecast;
import elman.series.Goldens;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntermittentTest {
  private static final Method CROSTON = new Intermittent(Intermittent.Kind.CROSTON);
  private static final Method SBA = new Intermittent(Intermittent.Kind.SBA);
  private static final Method TSB = new Intermittent(Intermittent.Kind.TSB);

  static Stream<String> croston() {
    return Goldens.with("croston");
  }

  @ParameterizedTest
  @MethodSource("croston")
  void saysWhatRSays(String name) {
    Series series = Goldens.series(name);
    Task task = Goldens.task(name);
    double[] expected = Goldens.numbers(name, "croston");
    Goldens.assertNear(expected, CROSTON.forecast(series, task).mean(), 1e-12);
    double[] less = DoubleStream.of(expected).map(x -> 0.95 * x).toArray();
    Goldens.assertNear(less, SBA.forecast(series, task).mean(), 1e-12);
  }

  /** Sizes 4, then 4 - 0.2; the share 0.5 goes to 0.45, 0.505, 0.4545, 0.50905. */
  @Test
  void tsbByHand() {
    Series series = new Series("", new double[] {0, 4, 0, 2});
    double[] mean = TSB.forecast(series, new Task(2, List.of(), 1, List.of())).mean();
    assertArrayEquals(new double[] {3.8 * 0.50905, 3.8 * 0.50905}, mean, 1e-12);
  }

  @Test
  void endedDemandFadesWithTsbOnly() {
    double[] values = new double[100];
    values[0] = values[1] = values[2] = 5;
    Task task = new Task(1, List.of(), 1, List.of());
    assertTrue(TSB.forecast(new Series("", values), task).mean()[0] < 1e-3);
    assertEquals(5, CROSTON.forecast(new Series("", values), task).mean()[0], 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void quantilesAreNeverNegativeAndAverageToThePoint(Intermittent.Kind kind) {
    List<Double> fine = Stream.iterate(0.0005, p -> p < 1, p -> p + 0.001).toList();
    Task task = new Task(1, List.of(), 1, fine);
    Forecast forecast = new Intermittent(kind).forecast(Goldens.series("sparse"), task);
    double sum = 0;
    for (double[] quantile : forecast.quantiles()) {
      assertTrue(quantile[0] >= 0);
      sum += quantile[0] / fine.size();
    }
    assertEquals(0, forecast.quantiles()[0][0]);
    assertEquals(forecast.mean()[0], sum, 0.01 * sum);
  }

  @Test
  void negativeValuesAreNoDemand() {
    Series series = Goldens.series("signed");
    Task task = Goldens.task("signed");
    assertArrayEquals(
        new Ses().forecast(series, task).mean(), CROSTON.forecast(series, task).mean());
  }
}
