package elman.series.arima;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.FormatException;
import elman.io.Json;
import elman.series.Forecast;
import elman.series.Series;
import elman.series.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against R's {@code Arima} and {@code auto.arima}; the script is beside the values. */
class ArimaGoldenTest {
  private static final Path FILE =
      Path.of(
          System.getProperty("elman.basedir", ""),
          "testdata",
          "golden",
          "series",
          "arima",
          "arima.json");
  private static final List<String> BOUNDS = List.of("lower95", "lower80", "upper80", "upper95");

  private final Map<?, ?> golden;

  ArimaGoldenTest() throws IOException, FormatException {
    golden = (Map<?, ?>) Json.parse("arima.json", Files.readString(FILE));
  }

  @TestFactory
  Stream<DynamicTest> givenOrders() {
    return entries("given").map(entry -> test(entry, order(entry), this::checkGiven));
  }

  @TestFactory
  Stream<DynamicTest> automaticOrders() {
    return entries("automatic").map(entry -> test(entry, entry.get("text"), this::checkAutomatic));
  }

  @TestFactory
  Stream<DynamicTest> differencesAndStrength() {
    return entries("automatic").map(entry -> test(entry, "d, D", this::checkDifferences));
  }

  private static DynamicTest test(Map<?, ?> entry, Object what, Check check) {
    return DynamicTest.dynamicTest(entry.get("series") + " " + what, () -> check.run(entry));
  }

  private interface Check {
    void run(Map<?, ?> entry);
  }

  private void checkGiven(Map<?, ?> entry) {
    Series series = series(entry);
    ArimaModel model = Arima.fit(series, order(entry));
    double[] expected = numbers(entry.get("mean"));
    Forecast forecast = Arima.forecast(model, series, task(expected.length));
    assertTrue(
        model.logLikelihood() > number(entry, "loglik") - 0.02,
        () -> "log likelihood " + model.logLikelihood() + ", R: " + entry.get("loglik"));
    assertEquals(number(entry, "aicc"), model.aicc(), 0.05);
    double[] upper = numbers(entry.get("upper95"));
    for (int h = 0; h < expected.length; h++) {
      double unit = upper[h] - expected[h];
      assertEquals(expected[h], forecast.mean()[h], 0.004 * unit, "mean " + h);
      assertEquals(expected[h], forecast.mean()[h], 5e-4 * Math.abs(expected[h]), "mean " + h);
      for (int b = 0; b < BOUNDS.size(); b++) {
        double bound = numbers(entry.get(BOUNDS.get(b)))[h];
        assertEquals(bound, forecast.quantiles()[b][h], 0.005 * unit, BOUNDS.get(b) + " " + h);
      }
    }
  }

  private void checkAutomatic(Map<?, ?> entry) {
    ArimaModel model = Arima.fit(series(entry), period(entry));
    assertTrue(
        model.aicc() <= number(entry, "aicc") + 0.5,
        () -> model + " has " + model.aicc() + ", R: " + entry.get("aicc"));
  }

  private void checkDifferences(Map<?, ?> entry) {
    ArimaOrder order = Arima.fit(series(entry), period(entry)).order();
    assertEquals(number(entry, "d"), order.d());
    double strength = number(entry, "strength");
    assertEquals(strength > 0.64 ? 1 : 0, order.seasonalD());
    if (strength > 0) {
      double own = SeasonalStrength.of(series(entry).values(), period(entry));
      assertEquals(strength, own, 0.002);
    }
  }

  private Stream<Map<?, ?>> entries(String name) {
    return ((List<?>) golden.get(name)).stream().map(entry -> (Map<?, ?>) entry);
  }

  private Map<?, ?> source(Map<?, ?> entry) {
    return (Map<?, ?>) ((Map<?, ?>) golden.get("series")).get(entry.get("series"));
  }

  private Series series(Map<?, ?> entry) {
    return new Series((String) entry.get("series"), numbers(source(entry).get("y")));
  }

  private int period(Map<?, ?> entry) {
    return (int) number(source(entry), "m");
  }

  private static ArimaOrder order(Map<?, ?> entry) {
    List<Integer> n = new ArrayList<>();
    for (double number : numbers(entry.get("order"))) {
      n.add((int) number);
    }
    return new ArimaOrder(
        n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), n.get(7) == 1);
  }

  private static Task task(int horizon) {
    return new Task(horizon, List.of(), 1, List.of(0.025, 0.1, 0.9, 0.975));
  }

  private static double number(Map<?, ?> map, String key) {
    return ((Number) map.get(key)).doubleValue();
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray();
  }
}
