package elman.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Charts for tests. */
final class Charts {
  private Charts() {}

  /** Twelve months, four to come, one of them an anomaly. */
  static Chart small() {
    double[] past = IntStream.range(0, 12).mapToDouble(i -> i).toArray();
    double[] next = {12, 13, 14, 15};
    double[] values = {3, 5, 4, 6, 8, Double.NaN, 9, 11, 10, 12, 18, 13};
    return new Chart(
        "Cups & saucers <A>",
        Axis.steps("", Charts::month, 12),
        Axis.linear("sold"),
        List.of(
            new Chart.Band("95 %", next, of(10, 9, 8, 7), of(18, 19, 20, 21), Tone.BLUE, 0.15),
            new Chart.Band("80 %", next, of(12, 11, 11, 10), of(16, 17, 18, 19), Tone.BLUE, 0.2)),
        List.of(new Chart.Rule("", 11.5, true, Tone.FAINT)),
        List.of(
            new Chart.Line("history", past, values, Tone.INK, false),
            new Chart.Line("forecast", next, of(14, 14.5, 15, 15.5), Tone.BLUE, true)),
        List.of(new Chart.Points("anomaly", of(10), of(18), Tone.RED)));
  }

  /** The same values everywhere: as a line, a band, a rule and points. */
  static Chart of(String title, boolean log, double... values) {
    double[] x = IntStream.range(0, values.length).mapToDouble(i -> i).toArray();
    double[] lower = Arrays.stream(values).map(value -> value - Math.abs(value)).toArray();
    Axis y = log ? Axis.log("y") : Axis.linear("y");
    List<Chart.Rule> rules = new ArrayList<>();
    if (values.length > 0) {
      rules.add(new Chart.Rule("rule", values[0], false, Tone.ORANGE));
      rules.add(new Chart.Rule("begin", values[0], true, Tone.ORANGE));
    }
    return new Chart(
        title,
        Axis.linear("x"),
        y,
        List.of(new Chart.Band("band", x, lower, values, Tone.GREEN, 0.3)),
        rules,
        List.of(new Chart.Line("line", x, values, Tone.BLUE, true)),
        List.of(new Chart.Points("points", values, values, Tone.RED)));
  }

  private static double[] of(double... values) {
    return values;
  }

  private static String month(double step) {
    int month = (int) step;
    return String.format(
        Locale.ROOT, "%d-%02d", 2020 + Math.floorDiv(month, 12), 1 + Math.floorMod(month, 12));
  }

  /** Values that charts must bear, as lines of numbers. */
  static List<double[]> hostile() {
    return List.of(
        of(),
        of(5),
        of(0),
        of(Double.NaN),
        of(5, 5, 5),
        of(0, 0, 0),
        of(1e300, -1e300),
        of(Double.MAX_VALUE, -Double.MAX_VALUE, 0),
        of(Double.MIN_VALUE, 0),
        of(1e-300, 2e-300, 1e-290),
        of(1e15, 1e15 + 1, 1e15 + 2),
        of(-1, Double.NaN, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY, 7),
        of(1e-5, 1, 1e12),
        of(-3, -2, -1e7));
  }
}
