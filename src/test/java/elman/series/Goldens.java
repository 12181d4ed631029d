package elman.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.nn.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The series of {@code testdata/golden/series/classic} and what R's forecast says of them. */
public final class Goldens {
  public static final List<Double> PROBABILITIES = List.of(0.025, 0.1, 0.9, 0.975);

  private static final Golden ALL = Golden.load("series/classic/expected");

  private Goldens() {}

  /** The names of the series for which R gave an answer of this name. */
  public static Stream<String> with(String answer) {
    return ((Map<?, ?>) ALL.node())
        .keySet().stream().map(String.class::cast).filter(name -> ALL.at(name).has(answer));
  }

  public static Series series(String name) {
    return new Series(name, numbers(name, "values"));
  }

  public static Task task(String name) {
    int period = ALL.at(name, "period").integer();
    return new Task(18, period > 1 ? List.of(period) : List.of(), period, PROBABILITIES);
  }

  public static double[] numbers(Object... path) {
    return ALL.at(path).numbers();
  }

  /** Points and quantiles agree to a part of the largest of them. */
  public static void assertForecast(String name, String answer, Forecast found, double tolerance) {
    assertNear(numbers(name, answer, "mean"), found.mean(), tolerance);
    for (int q = 0; q < PROBABILITIES.size(); q++) {
      assertNear(numbers(name, answer, "quantiles", q), found.quantiles()[q], tolerance);
    }
  }

  public static void assertNear(double[] expected, double[] found, double tolerance) {
    assertEquals(expected.length, found.length);
    double most = 0;
    for (double value : expected) {
      most = Math.max(most, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], tolerance * most, "at " + i);
    }
  }
}
