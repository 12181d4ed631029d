package elman.series.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.Forecast;
import elman.series.Goldens;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method promises, whatever the series. */
class ClassicTest {
  private static final Task TASK = new Task(9, List.of(4, 12), 4, Goldens.PROBABILITIES);

  static Stream<Method> all() {
    return Stream.concat(
        Classic.all().stream(),
        Stream.of(
            new Ses(),
            new Holt(false),
            new Holt(true),
            new OptimisedTheta(false),
            new OptimisedTheta(true),
            new Combined("median", Classic.all(), true)));
  }

  private static Map<String, double[]> awkward() {
    Map<String, double[]> series = new TreeMap<>();
    for (int n = 2; n <= 30; n++) {
      int size = n;
      series.put("saw " + n, values(n, t -> t % 4 - t % 3));
      series.put("line " + n, values(n, t -> 3 * t));
      series.put("constant " + n, values(n, t -> 7.1));
      series.put("zeros " + n, values(n, t -> 0));
      series.put("one at the end " + n, values(n, t -> t == size - 1 ? 1 : 0));
    }
    double most = Double.MAX_VALUE;
    series.put("huge", values(40, t -> 1e300 * (1 + t % 4)));
    series.put("tiny", values(40, t -> 1e-300 * (1 + t % 4)));
    series.put("denormal", values(40, t -> Double.MIN_VALUE * (t % 4)));
    series.put("both ends", values(40, t -> t % 2 == 0 ? most : -most));
    series.put("mixed", values(40, t -> t % 4 == 0 ? 1e300 : 1e-300));
    series.put("negative", values(40, t -> -100 - t % 5));
    series.put("spike", values(40, t -> t == 20 ? 1e18 : t % 4));
    series.put("growth", values(60, t -> Math.exp(10 * t)));
    series.put("step", values(50, t -> t < 25 ? 1 : 1000));
    series.put("offset", values(50, t -> 1e15 + t % 4));
    return series;
  }

  private static double[] values(int n, IntToDoubleFunction value) {
    double[] values = new double[n];
    Arrays.setAll(values, value);
    return values;
  }

  private static void assertOrdered(Forecast forecast, String what) {
    for (int h = 0; h < forecast.horizon(); h++) {
      for (int q = 1; q < forecast.quantiles().length; q++) {
        assertTrue(forecast.quantiles()[q - 1][h] <= forecast.quantiles()[q][h], what);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void awkwardSeriesHaveFiniteForecastsAndOrderedQuantiles(Method method) {
    awkward()
        .forEach(
            (name, values) -> {
              Forecast forecast = method.forecast(new Series(name, values), TASK);
              assertTrue(forecast.isFinite(), name);
              assertEquals(TASK.horizon(), forecast.horizon());
              assertOrdered(forecast, name);
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void periodsBeyondTheSeriesDoNoHarm(Method method) {
    Task task =
        new Task(3, List.of(8760, Integer.MAX_VALUE), Integer.MAX_VALUE, Goldens.PROBABILITIES);
    assertTrue(method.forecast(Goldens.series("air"), task).isFinite());
  }

  @ParameterizedTest
  @MethodSource("all")
  void constantsStayAsTheyAreWithoutWidth(Method method) {
    for (int n = 2; n < 60; n++) {
      double[] values = values(n, t -> 0.1);
      Forecast forecast = method.forecast(new Series("", values), TASK);
      double expected = method.name().equals("sba") ? 0.095 : 0.1;
      if (!method.name().equals("median")) {
        assertArrayEquals(values(TASK.horizon(), h -> expected), forecast.mean(), 1e-15);
      }
      for (double[] quantile : forecast.quantiles()) {
        assertArrayEquals(forecast.mean(), quantile, 1e-15);
      }
    }
  }

  /** In units of another power of two. */
  @ParameterizedTest
  @MethodSource("all")
  void forecastsScaleWithTheirSeries(Method method) {
    for (String name : List.of("air", "walk", "sparse")) {
      Series series = Goldens.series(name);
      Task task = Goldens.task(name);
      Forecast forecast = method.forecast(series, task);
      for (double factor : new double[] {0.125, 1024, 0x1p300, 0x1p-300}) {
        double[] values = Arrays.stream(series.values()).map(x -> factor * x).toArray();
        Forecast scaled = method.forecast(new Series("", values), task);
        for (int h = 0; h < task.horizon(); h++) {
          assertEquals(factor * forecast.mean()[h], scaled.mean()[h], factor * 1e-9, name);
        }
      }
    }
  }

  @Test
  void forecastsShiftWithTheirSeries() {
    Series series = Goldens.series("walk");
    Task task = Goldens.task("walk");
    double[] values = Arrays.stream(series.values()).map(x -> x + 4096).toArray();
    for (Method method :
        List.of(
            new Ses(),
            new Holt(false),
            new Holt(true),
            new Theta(),
            new OptimisedTheta(false),
            new OptimisedTheta(true))) {
      Forecast forecast = method.forecast(series, task);
      Forecast shifted = method.forecast(new Series("", values), task);
      for (int h = 0; h < task.horizon(); h++) {
        assertEquals(forecast.mean()[h] + 4096, shifted.mean()[h], 0.01, method.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void sameInputSameBits(Method method) {
    for (String name : List.of("air", "sparse", "signed")) {
      Forecast first = method.forecast(Goldens.series(name), Goldens.task(name));
      Forecast again = method.forecast(Goldens.series(name), Goldens.task(name));
      assertArrayEquals(first.mean(), again.mean());
      assertArrayEquals(first.quantiles()[0], again.quantiles()[0]);
    }
  }

  @Test
  void namesAreDifferent() {
    List<Method> methods = Classic.all();
    assertEquals(methods.size(), methods.stream().map(Method::name).distinct().count());
  }
}
