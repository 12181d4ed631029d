package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaiveTest {
  static Stream<String> all() {
    return Goldens.with("naive");
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatRSays(String name) {
    Series series = Goldens.series(name);
    Task task = Goldens.task(name);
    Goldens.assertForecast(name, "naive", new Naive().forecast(series, task), 1e-12);
    Goldens.assertForecast(name, "snaive", new SeasonalNaive(false).forecast(series, task), 1e-12);
    Goldens.assertNear(
        Goldens.numbers(name, "naive2"), new Naive2().forecast(series, task).mean(), 1e-12);
  }

  @Test
  void theLongestPeriodThatFitsIsRepeated() {
    Series series = new Series("", new double[] {1, 2, 3, 4, 5, 6});
    Task task = new Task(4, List.of(2, 4, 6), 1, List.of(0.1, 0.9));
    assertArrayEquals(
        new double[] {3, 4, 5, 6}, new SeasonalNaive(true).forecast(series, task).mean());
    assertArrayEquals(
        new double[] {5, 6, 5, 6}, new SeasonalNaive(false).forecast(series, task).mean());
  }

  @Test
  void twoValuesHaveTheWidthOfTheirStep() {
    Forecast forecast =
        new Naive()
            .forecast(
                new Series("", new double[] {1, 3}),
                new Task(4, List.of(12), 12, List.of(0.5, 0.975)));
    assertArrayEquals(new double[] {3, 3, 3, 3}, forecast.quantiles()[0]);
    assertEquals(3 + 2 * 1.959963984540054 * 2, forecast.quantiles()[1][3], 1e-12);
  }
}
