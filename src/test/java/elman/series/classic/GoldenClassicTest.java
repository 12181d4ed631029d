package elman.series.classic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.Goldens;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against R's forecast. Its searches end near the least squares, or in another minimum. */
class GoldenClassicTest {
  static Stream<String> all() {
    return Goldens.with("ses");
  }

  static Stream<String> theta() {
    return Goldens.with("theta");
  }

  static Stream<String> otm() {
    return Goldens.with("otm");
  }

  @ParameterizedTest
  @MethodSource("all")
  void squaresAreNoMoreThanRs(String name) {
    double[] values = Goldens.series(name).values();
    assertLess(LevelModel.simple(values).squares(), name, "ses", 1e-6);
    assertLess(new TrendModel(values, false).squares(), name, "holt", 1e-3);
    assertLess(new TrendModel(values, true).squares(), name, "damped", 1e-3);
  }

  private static void assertLess(double squares, String name, String method, double tolerance) {
    double expected = Goldens.numbers(name, method + "_squares")[0];
    assertTrue(squares <= expected * (1 + tolerance), () -> method + " " + squares / expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"air", "walk", "noise", "quarters", "bend", "years", "sparse"})
  void smoothsAsRDoes(String name) {
    assertSame(new Ses(), name, 2e-4);
  }

  @ParameterizedTest
  @MethodSource("theta")
  void thetaIsRs(String name) {
    assertSame(new Theta(), name, 1e-4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trended"})
  void holtIsRs(String name) {
    assertSame(new Holt(false), name, 1e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"settling"})
  void dampedIsRs(String name) {
    assertSame(new Holt(true), name, 1e-3);
  }

  /** Their members' searches differ: the mean of three is near. */
  @ParameterizedTest
  @ValueSource(strings = {"air", "walk", "quarters", "bend", "trended", "settling"})
  void combIsThatOfM4(String name) {
    Goldens.assertNear(
        Goldens.numbers(name, "comb"),
        Classic.comb().forecast(Goldens.series(name), Goldens.task(name)).mean(),
        5e-3);
  }

  @ParameterizedTest
  @MethodSource("otm")
  void optimisedThetasAreThoseOfThePaper(String name) {
    Series series = Goldens.series(name);
    Task task = Goldens.task(name);
    for (boolean dynamic : new boolean[] {false, true}) {
      Method method = new OptimisedTheta(dynamic);
      Goldens.assertNear(
          Goldens.numbers(name, method.name()), method.forecast(series, task).mean(), 1e-3);
    }
  }

  private static void assertSame(Method method, String name, double tolerance) {
    Series series = Goldens.series(name);
    Goldens.assertForecast(
        name, method.name(), method.forecast(series, Goldens.task(name)), tolerance);
  }
}
