package elman.series.classic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.Forecast;
import elman.series.Goldens;
import elman.series.Series;
import elman.series.Task;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against R's forecast, whose searches end near the least squares or beside it. */
class GoldenClassicTest {
  /** What R's search leaves: squares that are less by more are another minimum. */
  private static final double SAME = 1e-4;

  static Stream<String> all() {
    return Goldens.with("ses");
  }

  static Stream<String> theta() {
    return Goldens.with("theta");
  }

  static Stream<String> croston() {
    return Goldens.with("croston");
  }

  @ParameterizedTest
  @MethodSource("all")
  void report(String name) {
    Series series = Goldens.series(name);
    Task task = Goldens.task(name);
    double[] v = series.values();
    System.out.printf(
        java.util.Locale.ROOT,
        "%s ses %.9f holt %.9f damped %.9f%n",
        name,
        LevelModel.simple(v).squares() / Goldens.numbers(name, "ses_squares")[0] - 1,
        new TrendModel(v, false).squares() / Goldens.numbers(name, "holt_squares")[0] - 1,
        new TrendModel(v, true).squares() / Goldens.numbers(name, "damped_squares")[0] - 1);
    for (var m :
        new elman.series.Method[] {new Ses(), new Holt(false), new Holt(true), new Theta()}) {
      if (!Goldens.with(m.name()).toList().contains(name)) continue;
      double worst = 0, wm = 0;
      Forecast f = m.forecast(series, task);
      double[] g = Goldens.numbers(name, m.name(), "mean");
      double mx = java.util.Arrays.stream(g).map(Math::abs).max().getAsDouble();
      for (int h = 0; h < g.length; h++) wm = Math.max(wm, Math.abs(g[h] - f.mean()[h]) / mx);
      for (int q = 0; q < 4; q++) {
        double[] gq = Goldens.numbers(name, m.name(), "quantiles", q);
        for (int h = 0; h < g.length; h++)
          worst = Math.max(worst, Math.abs(gq[h] - f.quantiles()[q][h]) / mx);
      }
      System.out.printf(java.util.Locale.ROOT, "   %s mean %.2e q %.2e%n", m.name(), wm, worst);
    }
    double[] g = Goldens.numbers(name, "comb"), f = Classic.comb().forecast(series, task).mean();
    double w = 0;
    for (int h = 0; h < g.length; h++) w = Math.max(w, Math.abs(g[h] - f[h]) / Math.abs(g[h]));
    System.out.printf(java.util.Locale.ROOT, "   comb %.2e%n", w);
    assertTrue(SAME > 0);
  }
}
