package elman.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.core.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
  private static final Task TASK = new Task(1, List.of(), 1, Anomalies.PROBABILITIES);

  private static List<Anomalies.Finding> findings(int last, double... values) {
    try (Workers workers = new Workers(1)) {
      Backtest.Forecaster naive = Backtest.Forecaster.of(new Naive(), workers);
      List<Series> series = List.of(new Series("s", values));
      return new Anomalies(last).run(series, TASK, naive).get(0);
    }
  }

  /** A walk of which every 12th step is as large as 4 others. */
  private static double[] walk(int size) {
    Rng random = new Rng(5);
    double[] values = new double[size];
    for (int t = 1; t < size; t++) {
      double step = random.nextGaussian();
      values[t] = values[t - 1] + step * (t % 12 == 0 ? 4 : 1);
    }
    return values;
  }

  @Test
  void findsAJump() {
    double[] values = walk(120);
    for (int t = 115; t < 120; t++) {
      values[t] += 100;
    }
    List<Anomalies.Finding> findings = findings(10, values);
    assertEquals(10, findings.size());
    assertEquals(110, findings.get(0).step());
    assertTrue(findings.get(5).isAnomaly());
    assertEquals(values[115], findings.get(5).value());
    assertTrue(findings.get(5).upper() < values[115] - 80);
  }

  /** Errors with heavy tails, for which the normal distribution is too narrow or too wide. */
  @Test
  void onlyOneInTwentyIsOutside() {
    List<Anomalies.Finding> findings = findings(2000, walk(2100));
    long outside = findings.stream().filter(Anomalies.Finding::isAnomaly).count();
    assertEquals(0.05, outside / 2000.0, 0.015);
  }

  @Test
  void knowsNothingOfWhatComesLater() {
    double[] values = walk(100);
    double[] longer = Arrays.copyOf(values, 103);
    longer[101] = 1e6;
    assertEquals(findings(5, values), findings(8, longer).subList(0, 5));
  }

  @Test
  void scalesWithTheSeries() {
    double[] values = walk(100);
    double[] larger = Arrays.stream(values).map(x -> 8 * x).toArray();
    List<Anomalies.Finding> small = findings(5, values);
    List<Anomalies.Finding> large = findings(5, larger);
    for (int i = 0; i < 5; i++) {
      assertEquals(8 * small.get(i).lower(), large.get(i).lower(), 1e-9);
      assertEquals(8 * small.get(i).upper(), large.get(i).upper(), 1e-9);
    }
  }

  @Test
  void standsConstantAndShortSeries() {
    double[] constant = new double[40];
    Arrays.fill(constant, 3);
    assertTrue(findings(10, constant).stream().noneMatch(Anomalies.Finding::isAnomaly));
    constant[39] = 4;
    assertTrue(findings(10, constant).get(9).isAnomaly());
    assertEquals(List.of(), findings(10, 1, 2, 3, 4, 5));
    assertEquals(1, findings(10, 1, 2, 3, 4, 5, 6).size());
    assertThrows(IllegalArgumentException.class, () -> new Anomalies(0));
  }

  @Test
  void boundsAreNotNegativeWhereNoValueIs() {
    double[] counts = new double[60];
    for (int t = 0; t < counts.length; t++) {
      counts[t] = t * t % 5;
    }
    List<Anomalies.Finding> findings = findings(20, counts);
    assertTrue(findings.stream().allMatch(finding -> finding.lower() >= 0));
    double[] below = Arrays.copyOf(counts, 61);
    below[60] = -3;
    assertEquals(findings, findings(21, below).subList(0, 20));
  }

  @Test
  void holdsBackWhatIsLookedAt() {
    Series series = new Series("s", walk(50));
    assertEquals(40, new Anomalies(10).before(series).size());
    assertEquals(5, new Anomalies(100).before(series).size());
    assertEquals(3, new Anomalies(100).before(new Series("s", walk(3))).size());
  }
}
