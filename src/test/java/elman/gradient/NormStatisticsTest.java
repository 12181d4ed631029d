package elman.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormStatisticsTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  /** By hand: of 0.5, 2, 4, inf a threshold of 1 leaves 1, 1/2, 1/4 and nothing. */
  @Test
  void countsWhatClippingDid() {
    NormStatistics s = Logs.of(0.5, 2, 4, INF, NAN, 8);
    Clipping clipping = s.clipping();
    assertEquals(new Clipping(1, 4, (1 + 0.5 + 0.25 + 0 + 0.125) / 5, 0), clipping);
    assertEquals(6, s.steps());
    assertEquals(List.of(5L), s.notNumbers().first());
    assertEquals(List.of(4L), s.infinite().first());
    assertEquals(3, s.longestRun().length());
    assertEquals(2, s.longestRun().begin());
    assertEquals(0.5, s.norms().least());
    assertEquals(8, s.norms().greatest());
  }

  @Test
  void remembersTheFirstStepsThatAreOdd() {
    double[] norms = new double[1000];
    Arrays.fill(norms, NAN);
    NormStatistics s = Logs.of(norms);
    assertEquals(1000, s.notNumbers().count());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), s.notNumbers().first());
    assertEquals(NAN, s.norms().quantile(0.5));
    assertEquals(NAN, s.tenth(true));
    assertEquals(Recommendation.Kind.TOO_FEW, s.recommendation().kind());
  }

  /** Quantiles keep their promise over many powers of ten, and at the ends they are exact. */
  @Test
  void quantilesAreAsTrueAsIsSaid() {
    Rng rng = new Rng(5);
    double[] norms = new double[200_001];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = i % 100 == 0 ? 0 : Math.exp(8 * rng.nextGaussian());
    }
    NormSketch sketch = Logs.of(norms).norms();
    Arrays.sort(norms);
    for (double p : new double[] {0, 0.001, 0.01, 0.011, 0.05, 0.25, 0.5, 0.75, 0.99, 0.999, 1}) {
      double exact = norms[(int) Math.max(0, Math.ceil(p * norms.length) - 1)];
      assertEquals(exact, sketch.quantile(p), 1.0001 * NormSketch.ERROR * exact, "p " + p);
    }
    assertEquals(norms[norms.length - 1], sketch.quantile(1));
  }

  /** Where norms are few: of 1 .. n a share p does not exceed p n, rounded up. */
  @ParameterizedTest
  @CsvSource({
    "2, 0.01, 1",
    "2, 0.5, 1",
    "2, 0.95, 2",
    "60, 0.99, 60",
    "100, 0.07, 7",
    "100, 0.95, 95",
    "100, 0.99, 99",
    "100, 0.999, 100",
    "999, 0.999, 999",
    "1000, 0.999, 999"
  })
  void aQuantileIsTheLeastThatTheShareDoesNotExceed(int n, double p, double expected) {
    double[] norms = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    double found = Logs.of(norms).norms().quantile(p);
    assertEquals(expected, found, NormSketch.ERROR * expected * 1.0001);
  }

  @Test
  void nothingIsSaidOfFactorsWhereNoStepHasANorm() {
    Clipping clipping = Logs.of(NAN, NAN).clipping();
    assertEquals(new Clipping(1, 0, NAN, NAN), clipping);
  }

  @ParameterizedTest
  @CsvSource({"0", "1e-320", "1e-300", "1e308", "3"})
  void bearsAnyNorm(double norm) {
    NormStatistics s = Logs.of(norm, norm, norm);
    assertEquals(norm, s.norms().quantile(0.5));
    assertEquals(norm, s.norms().greatest());
    assertEquals(norm, s.blocks().get(0).mean());
    assertTrue(NormHistogram.of(s.norms()).size() <= 1);
  }

  /** What follows from the column is what the threshold itself gives, to the sketch's error. */
  @Test
  void findsTheThresholdInTheColumn() throws IOException {
    StringBuilder log = new StringBuilder("grad_norm\tclipped\n");
    NormStatistics exact = new NormStatistics(0.25, List.of());
    Rng rng = new Rng(7);
    for (int i = 1; i <= 2000; i++) {
      double norm = Math.exp(rng.nextGaussian() - 1);
      log.append(norm).append('\t').append(norm > 0.25 ? 1 : 0).append('\n');
      exact.add(new NormRow(i, norm, null));
    }
    NormStatistics found = Logs.read(log.toString()).statistics();
    assertEquals(0.25, found.threshold().value());
    assertTrue(found.threshold().isInferred());
    assertEquals(exact.clipping().clipped(), found.clipping().clipped());
    assertEquals(exact.clipping().meanFactor(), found.clipping().meanFactor(), 0.01);
    assertEquals(exact.clipping().worstFactor(), found.clipping().worstFactor());
    assertEquals(exact.longestRun().length(), found.longestRun().length());
  }

  @ParameterizedTest
  @CsvSource({
    "0.96, 1.09, 1", // the only number of one digit
    "0.88, 1.02, NaN", // 0.9 or 1?
    "0.9999, 1.0001, 1",
    "1.0, 1.0, 1", // both are rounded
    "4.99, 5.01, 5",
    "0.12341, 0.1236, 0.1235",
    "0.5, 3, NaN" // too far apart
  })
  void saysNoMoreThanFollows(double low, double high, double value) {
    Threshold.Finder finder = new Threshold.Finder();
    finder.add(low, false);
    finder.add(high, true);
    assertEquals(value, finder.result().value());
  }

  @Test
  void knowsWhatNoThresholdDid() {
    Threshold.Finder finder = new Threshold.Finder();
    finder.add(5, false);
    finder.add(1, true);
    assertTrue(finder.result().isContradiction());
    assertEquals(NAN, finder.result().value());
  }

  /** A run of any length: means of tenths to a step of a thousand, counts that add up. */
  @ParameterizedTest
  @CsvSource({"9", "10", "1023", "1024", "1025", "3000", "123457"})
  void comparesTheTenthsOfARun(int n) {
    double[] norms = new double[n];
    for (int i = 0; i < n; i++) {
      norms[i] = 2 + i / (double) n;
    }
    NormStatistics s = Logs.of(norms);
    assertEquals(n < 10 ? NAN : 2.05, s.tenth(false), 2e-3 + 0.5 / n);
    assertEquals(n < 10 ? NAN : 2.95, s.tenth(true), 2e-3 + 0.5 / n);
    List<Block> blocks = s.blocks();
    assertTrue(blocks.size() <= Blocks.MOST);
    assertEquals(n, blocks.stream().mapToLong(Block::steps).sum());
    assertEquals(n, blocks.stream().mapToLong(Block::clipped).sum());
    assertEquals(1, blocks.get(0).first());
    assertEquals(n, blocks.get(blocks.size() - 1).last());
    for (int i = 1; i < blocks.size(); i++) {
      assertEquals(blocks.get(i - 1).last() + 1, blocks.get(i).first());
      assertTrue(blocks.get(i - 1).greatest() < blocks.get(i).least());
    }
  }

  @Test
  void recommendsNothingWhereNothingSticksOut() {
    double[] norms = new double[200];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = 1 + i % 5;
    }
    Recommendation advice = Logs.of(norms).recommendation();
    assertEquals(Recommendation.Kind.NOTHING, advice.kind());
    assertEquals(3, advice.average(), 0.03);
    assertEquals(NAN, advice.threshold());
  }

  /** One step in twenty is clipped, whether the spikes are large, very large or infinite. */
  @ParameterizedTest
  @CsvSource({"40", "1e30", "Infinity"})
  void recommendsTheQuantileWhereSpikesAre(double spike) {
    double[] norms = new double[1000];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = i % 200 == 7 ? spike : 1 + i / 1000.0;
    }
    Recommendation advice = Logs.of(norms).recommendation();
    assertEquals(Recommendation.Kind.QUANTILE, advice.kind());
    assertEquals(1.95, advice.threshold(), 0.06);
    assertEquals(1.5, advice.average(), 0.03);
    assertEquals(50.0, (double) advice.effect().clipped(), 25.0);
    assertEquals(1.95 / spike, advice.effect().worstFactor(), 0.05 / spike);
  }

  @Test
  void recommendsNoMoreThanTenTimesTheAverage() {
    double[] norms = new double[1000];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = i % 19 == 0 ? 1000 : 1;
    }
    Recommendation advice = Logs.of(norms).recommendation();
    assertEquals(Recommendation.Kind.TEN_TIMES, advice.kind());
    assertEquals(10 * advice.average(), advice.threshold(), 0.05 * advice.threshold());
  }

  @Test
  void countsNormsBetweenRoundLimits() {
    NormSketch norms = Logs.of(1.1, 1.1, 3, 9.6, 0).norms();
    List<NormHistogram.Row> rows = NormHistogram.of(norms);
    assertEquals(new NormHistogram.Row(1, 1.2, 2), rows.get(0));
    assertEquals(new NormHistogram.Row(8.2, 10, 1), rows.get(rows.size() - 1));
    assertEquals(4, rows.stream().mapToLong(NormHistogram.Row::count).sum());
  }

  @ParameterizedTest
  @CsvSource({"1, 1.05", "1, 1e3", "1e-9, 1e9", "1e-290, 1e290", "0.99, 1.01"})
  void hasFewRowsThatHoldAll(double least, double greatest) {
    List<NormHistogram.Row> rows = NormHistogram.of(Logs.of(least, greatest, least).norms());
    assertTrue(rows.size() <= NormHistogram.MOST);
    assertEquals(3, rows.stream().mapToLong(NormHistogram.Row::count).sum());
    assertTrue(rows.get(0).count() > 0 && rows.get(rows.size() - 1).count() > 0);
    for (int i = 1; i < rows.size(); i++) {
      assertEquals(rows.get(i - 1).to(), rows.get(i).from());
    }
  }
}
