package elman.series.ets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtsTest {
  private static final List<Method> METHODS = List.of(new Ets(), new StlEts());
  private static final List<Double> PROBABILITIES = List.of(0.025, 0.1, 0.5, 0.9, 0.975);

  private static Task task(int horizon, Integer... periods) {
    return new Task(horizon, List.of(periods), 1, PROBABILITIES);
  }

  private static Forecast forecast(Method method, Task task, double... y) {
    return method.forecast(new Series("y", y), task);
  }

  /** Around 50, with a season of {@code period} and a trend. */
  private static double[] seasonal(int n, int period, long seed) {
    Rng rng = new Rng(seed);
    return IntStream.range(0, n)
        .mapToDouble(
            t -> 50 + 0.1 * t + 10 * Math.sin(2 * Math.PI * t / period) + rng.nextGaussian())
        .toArray();
  }

  private static void assertSound(Forecast forecast, int horizon) {
    assertEquals(horizon, forecast.horizon());
    assertTrue(forecast.isFinite());
    for (int q = 1; q < forecast.quantiles().length; q++) {
      for (int h = 0; h < horizon; h++) {
        assertTrue(forecast.quantiles()[q][h] >= forecast.quantiles()[q - 1][h], "ordered");
      }
    }
  }

  static Stream<double[]> hostile() {
    double[] spiked = seasonal(60, 12, 1);
    spiked[30] = 1e12;
    double[] growing = IntStream.range(0, 60).mapToDouble(t -> Math.pow(10, t - 30)).toArray();
    double[] step = IntStream.range(0, 60).mapToDouble(t -> t < 30 ? 0 : 1).toArray();
    double[] zeros = new double[40];
    double[] sparse = new double[40];
    sparse[7] = 3;
    double[] line = IntStream.range(0, 40).mapToDouble(t -> 3 + 2 * t).toArray();
    double[] exact = IntStream.range(0, 48).mapToDouble(t -> 1 + t % 12).toArray();
    double[] alternating = IntStream.range(0, 31).mapToDouble(t -> t % 2 == 0 ? 1 : -1).toArray();
    return Stream.of(
        new double[] {1, 2},
        new double[] {5, 5},
        new double[] {-1, 1, 0},
        new double[] {0, 0, 0, 0, 1},
        new double[] {1, 2, 3, 4, 5, 6, 7},
        spiked,
        growing,
        step,
        zeros,
        sparse,
        line,
        exact,
        alternating,
        times(seasonal(60, 12, 2), 1e300),
        times(seasonal(60, 12, 2), 1e-300),
        times(seasonal(60, 12, 2), 1e-320),
        times(alternating, Double.MAX_VALUE),
        times(seasonal(60, 12, 2), -1));
  }

  private static double[] times(double[] y, double factor) {
    return DoubleStream.of(y).map(v -> v * factor).toArray();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noSeriesBreaksThem(double[] y) {
    for (Method method : METHODS) {
      for (Task task : List.of(task(1), task(30, 12), task(3, 2), task(50, 7, 24, 168))) {
        assertSound(forecast(method, task, y), task.horizon());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 26, 40})
  void allLengthsGiveAForecast(int n) {
    for (Method method : METHODS) {
      for (int period : new int[] {2, 4, 12, 24}) {
        assertSound(forecast(method, task(2 * period, period), seasonal(n, period, n)), 2 * period);
      }
    }
  }

  @Test
  void constantSeriesStayWithoutWidth() {
    for (Method method : METHODS) {
      double[] y = new double[30];
      Arrays.fill(y, 0.1);
      Forecast forecast = forecast(method, task(3, 4), y);
      for (double value : forecast.mean()) {
        assertEquals(0.1, value, 1e-15);
      }
      assertEquals(forecast.quantiles()[0][2], forecast.quantiles()[4][2], 1e-15);
    }
  }

  @Test
  void ofFewValuesTheLastGoesOnAsARandomWalk() {
    Forecast forecast = forecast(new Ets(), task(4), 1, 3, 1);
    assertArrayEquals(new double[] {1, 1, 1, 1}, forecast.mean());
    // Both steps have the size 2, and four of them twice the deviation of one.
    assertEquals(1 + 1.959963984540054 * 2, forecast.quantiles()[4][0], 1e-12);
    assertEquals(1 + 1.959963984540054 * 4, forecast.quantiles()[4][3], 1e-12);
  }

  @Test
  void aLineGoesOn() {
    double[] y = IntStream.range(0, 40).mapToDouble(t -> 3 + 2 * t).toArray();
    Forecast forecast = forecast(new Ets(), task(5), y);
    for (int h = 0; h < 5; h++) {
      assertEquals(3 + 2 * (40 + h), forecast.mean()[h], 1e-3);
    }
  }

  @Test
  void theSeasonGoesOn() {
    for (Method method : METHODS) {
      double[] y = seasonal(110, 12, 3);
      Forecast forecast = forecast(method, task(24, 12), Arrays.copyOf(y, 86));
      for (int h = 0; h < 24; h++) {
        assertEquals(y[86 + h], forecast.mean()[h], 4, method.name() + " at " + h);
      }
    }
  }

  @Test
  void seasonsBeyondTwentyFourAreLeftToTheDecomposition() {
    double[] y = seasonal(200, 48, 4);
    double[] ahead = Arrays.copyOfRange(seasonal(248, 48, 4), 200, 248);
    Forecast plain = forecast(new Ets(), task(48, 48), y);
    assertArrayEquals(forecast(new Ets(), task(48), y).mean(), plain.mean());
    Forecast both = forecast(new StlEts(), task(48, 48), y);
    assertTrue(distance(both.mean(), ahead) < 3);
    assertFalse(distance(plain.mean(), ahead) < 3);
    assertArrayEquals(plain.mean(), forecast(new StlEts(), task(48, 100), y).mean());
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).average().orElse(0);
  }

  @Test
  void sameBitsTwiceAndEquivariantToScale() {
    for (Method method : METHODS) {
      for (long seed = 5; seed < 9; seed++) {
        double[] y = seasonal(70, 12, seed);
        Forecast one = forecast(method, task(20, 12), y);
        assertArrayEquals(one.mean(), forecast(method, task(20, 12), y).mean());
        // A power of two changes no digit.
        Forecast far = forecast(method, task(20, 12), times(y, 1024));
        assertArrayEquals(times(one.mean(), 1024), far.mean());
        assertArrayEquals(times(one.quantiles()[0], 1024), far.quantiles()[0]);
      }
    }
  }

  /** Multiplicative models are none for them, so that a shift changes nothing else. */
  @Test
  void equivariantToShiftWhereValuesAreNegative() {
    double[] y = DoubleStream.of(seasonal(70, 12, 9)).map(v -> v - 150).toArray();
    double[] shifted = DoubleStream.of(y).map(v -> v - 64).toArray();
    for (Method method : METHODS) {
      Forecast one = forecast(method, task(12, 12), y);
      Forecast other = forecast(method, task(12, 12), shifted);
      for (int h = 0; h < 12; h++) {
        assertEquals(one.mean()[h] - 64, other.mean()[h], 0.05);
        assertEquals(one.quantiles()[0][h] - 64, other.quantiles()[0][h], 0.1);
      }
    }
  }

  @Test
  void intervalsCoverWhatTheyPromise() {
    int covered = 0;
    for (int seed = 0; seed < 150; seed++) {
      Rng rng = new Rng(seed);
      double[] walk = new double[80];
      for (int t = 1; t < walk.length; t++) {
        walk[t] = walk[t - 1] + rng.nextGaussian();
      }
      Forecast forecast = forecast(new Ets(), task(10), Arrays.copyOf(walk, 70));
      for (int h = 0; h < 10; h++) {
        boolean inside =
            walk[70 + h] >= forecast.quantiles()[1][h]
                && walk[70 + h] <= forecast.quantiles()[3][h];
        covered += inside ? 1 : 0;
      }
    }
    assertEquals(0.8, covered / 1500.0, 0.06);
  }
}
