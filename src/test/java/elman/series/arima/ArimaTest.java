package elman.series.arima;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.Forecast;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArimaTest {
  private static final List<Double> LEVELS = List.of(0.025, 0.1, 0.5, 0.9, 0.975);

  private static Series series(int n, IntToDoubleFunction value) {
    return new Series("s", IntStream.range(0, n).mapToDouble(value).toArray());
  }

  private static Series noisy(int n, int period) {
    Random random = new Random(n);
    double[] level = {100};
    return series(
        n,
        t -> {
          level[0] += random.nextGaussian() + 0.2;
          return level[0] + 5 * Math.sin(2 * Math.PI * t / period);
        });
  }

  private static Task task(int horizon, int period) {
    return new Task(horizon, period > 1 ? List.of(period) : List.of(), 1, LEVELS);
  }

  private static Forecast forecast(Series series, int period) {
    return new Arima().forecast(series, task(12, period));
  }

  private static void checkSane(Forecast forecast) {
    assertTrue(forecast.isFinite());
    for (int h = 0; h < forecast.horizon(); h++) {
      for (int q = 1; q < LEVELS.size(); q++) {
        assertTrue(forecast.quantiles()[q][h] >= forecast.quantiles()[q - 1][h]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 24, 25, 30, 49, 80})
  void anyLengthGivesOrderedFiniteQuantiles(int n) {
    for (int period : new int[] {1, 2, 4, 12, 24, 168}) {
      checkSane(forecast(noisy(n, 12), period));
    }
  }

  @Test
  void hostileValuesGiveOrderedFiniteQuantiles() {
    double[] sizes = {1e300, 1.7e308, 1e-300, Double.MIN_VALUE, -1e9};
    for (double size : sizes) {
      checkSane(forecast(series(60, t -> size * (((t * 7919) % 13 - 6) / 13.0)), 12));
      checkSane(forecast(series(60, t -> size), 12));
      checkSane(forecast(series(60, t -> t == 30 ? size : 1), 12));
      checkSane(forecast(series(200, t -> t == 199 ? size : 0), 1));
      checkSane(forecast(series(60, t -> t % 2 == 0 ? size : -size), 2));
    }
    checkSane(forecast(series(160, t -> Math.pow(1.5, t)), 1));
    checkSane(forecast(series(300, t -> Math.sin(t * 0.3)), 1));
    checkSane(forecast(series(60, t -> t * t), 12));
  }

  @Test
  void aConstantSeriesStaysConstantWithoutWidth() {
    Forecast forecast = forecast(series(30, t -> 7.25), 12);
    for (double value : forecast.mean()) {
      assertEquals(7.25, value, 1e-12);
    }
    assertArrayEquals(forecast.quantiles()[0], forecast.quantiles()[4]);
  }

  @Test
  void aStraightLineAndAnExactSeasonAreContinued() {
    Forecast line = forecast(series(30, t -> 3 + 2 * t), 1);
    Forecast season = forecast(series(60, t -> (t * 5) % 12 + 0.5 * t), 12);
    for (int h = 0; h < 12; h++) {
      assertEquals(3 + 2 * (30 + h), line.mean()[h], 1e-9);
      assertEquals(((60 + h) * 5) % 12 + 0.5 * (60 + h), season.mean()[h], 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 100, 200})
  void scaleAndShiftOfTheSeriesAreThoseOfTheForecast(int n) {
    Series plain = noisy(n, 12);
    Forecast expected = forecast(plain, 12);
    Series moved =
        new Series("m", Arrays.stream(plain.values()).map(y -> 1024 * y + 4096).toArray());
    Forecast actual = forecast(moved, 12);
    for (int q = 0; q < LEVELS.size(); q++) {
      for (int h = 0; h < 12; h++) {
        double value = 1024 * expected.quantiles()[q][h] + 4096;
        assertEquals(value, actual.quantiles()[q][h], 1e-4 * Math.abs(value));
      }
    }
  }

  @Test
  void theSameInputGivesTheSameBits() {
    Series series = noisy(200, 12);
    Forecast first = forecast(series, 12);
    Forecast second = forecast(series, 12);
    assertArrayEquals(first.mean(), second.mean(), 0);
    assertArrayEquals(first.quantiles()[0], second.quantiles()[0], 0);
  }

  @Test
  void aModelForecastsFromNewValuesWithoutAnotherFit() {
    Series all = noisy(120, 12);
    ArimaModel model = Arima.fit(all.before(110), new ArimaOrder(0, 1, 0, 0, 0, 0, 1, false));
    Forecast forecast = Arima.forecast(model, all, task(2, 1));
    assertEquals(all.values()[119], forecast.mean()[1], 1e-9);
  }

  @Test
  void onlyTheLastValuesOfALongSeriesCount() {
    Series tail = noisy(Arima.LONGEST, 12);
    Series whole =
        series(Arima.LONGEST + 500, t -> t < 500 ? 1e6 * (t % 7) : tail.values()[t - 500]);
    assertArrayEquals(forecast(tail, 1).mean(), forecast(whole, 1).mean(), 0);
  }

  @Test
  void ordersAreWrittenAsIsCustomary() {
    assertEquals("ARIMA(1,1,2)(0,1,1)[12]", new ArimaOrder(1, 1, 2, 0, 1, 1, 12, false).toString());
    assertEquals("ARIMA(0,1,1) with drift", new ArimaOrder(0, 1, 1, 0, 0, 0, 12, true).toString());
    assertEquals(
        "ARIMA(0,0,1) with non-zero mean", new ArimaOrder(0, 0, 1, 0, 0, 0, 1, true).toString());
    assertEquals(
        "ARIMA(2,0,0) with zero mean", new ArimaOrder(2, 0, 0, 0, 0, 0, 1, false).toString());
  }

  @Test
  void impossibleOrdersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ArimaOrder(1, 0, 0, 1, 0, 0, 1, false));
    Series few = noisy(10, 12);
    ArimaOrder order = new ArimaOrder(1, 1, 0, 1, 0, 0, 12, false);
    assertThrows(IllegalArgumentException.class, () -> Arima.fit(few, order));
  }
}
