package elman.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.nn.Golden;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingFilterTest {
  private static final Golden GOLDEN = Golden.load("sampling_filters");
  private static final float[] LOGITS = logits();
  private static final float NONE = Float.NEGATIVE_INFINITY;

  private static float[] logits() {
    double[] numbers = GOLDEN.at("logits").numbers();
    float[] logits = new float[numbers.length];
    for (int k = 0; k < logits.length; k++) {
      logits[k] = (float) numbers[k];
    }
    return logits;
  }

  static IntStream cases() {
    return IntStream.range(0, GOLDEN.at("cases").size());
  }

  private static SamplingFilter filter(Golden options) {
    return new SamplingFilter(
        options.has("temp") ? options.at("temp").number() : 1,
        options.has("k") ? options.at("k").integer() : 0,
        options.has("p") ? options.at("p").number() : 1,
        options.has("minp") ? options.at("minp").number() : 0);
  }

  private static double[] probabilities(
      double temperature, int topK, double topP, double minP, float... logits) {
    return new SamplingFilter(temperature, topK, topP, minP).probabilities(logits);
  }

  private static float[] logs(double... probabilities) {
    float[] logs = new float[probabilities.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = (float) Math.log(probabilities[k]);
    }
    return logs;
  }

  @Test
  void theSmallestTemperatureTakesTheLikeliest() {
    assertArrayEquals(
        new double[] {0, 1, 0}, probabilities(Double.MIN_VALUE, 0, 1, 0, 1f, 2f, -3f));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void leavesWhatPyTorchLeaves(int index) {
    Golden golden = GOLDEN.at("cases", index);
    double[] expected = golden.at("probs").numbers();
    double[] actual = filter(golden.at("options")).probabilities(LOGITS);
    assertEquals(expected.length, actual.length);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], actual[k], 1e-6 * expected[k], golden.name() + ", symbol " + k);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0,1,0", "0,0,1,0", "0.01,0,1,0", "100,3,1,0", "1,7,0.6,0", "0.7,8,0.9,0.1"})
  void probabilitiesSumToOne(double temperature, int topK, double topP, double minP) {
    double[] p = probabilities(temperature, topK, topP, minP, LOGITS);
    assertEquals(1, Arrays.stream(p).sum(), 1e-12);
    assertTrue(Arrays.stream(p).allMatch(x -> x >= 0));
  }

  @Test
  void extremesThatLeaveTheLikeliest() {
    double[] expected = new double[LOGITS.length];
    expected[2] = 1;
    assertArrayEquals(expected, probabilities(0, 0, 1, 0, LOGITS));
    assertArrayEquals(expected, probabilities(1e-6, 0, 1, 0, LOGITS));
    assertArrayEquals(expected, probabilities(100, 1, 1, 0, LOGITS));
    assertArrayEquals(expected, probabilities(100, 0, Double.MIN_VALUE, 0, LOGITS));
    assertArrayEquals(expected, probabilities(100, 0, 1, 1, LOGITS));
  }

  @Test
  void extremesThatLeaveAll() {
    double[] expected = probabilities(1, 0, 1, 0, LOGITS);
    assertTrue(Arrays.stream(expected).allMatch(x -> x > 0));
    assertArrayEquals(expected, probabilities(1, LOGITS.length, 1, 0, LOGITS));
    assertArrayEquals(expected, probabilities(1, Integer.MAX_VALUE, 1, 0, LOGITS));
    assertArrayEquals(expected, probabilities(1, 0, 1, 1e-9, LOGITS));
  }

  @Test
  void topPOfOneKeepsEvenTheUnlikeliest() {
    assertTrue(probabilities(1, 0, 1, 0, 0, -100)[1] > 0);
  }

  @Test
  void tiesStayInTopKButNotInTheNucleus() {
    float[] logits = {1, 3, 2, 2, 2};
    double[] topK = probabilities(1, 2, 1, 0, logits);
    assertEquals(0, topK[0]);
    assertTrue(topK[1] > topK[2]);
    assertEquals(topK[2], topK[3]);
    assertEquals(topK[2], topK[4]);
    assertArrayEquals(new double[] {0.5, 0.5, 0, 0}, probabilities(1, 0, 0.5, 0, 7, 7, 7, 7));
  }

  @Test
  void theFirstOfTheLikeliestIsTakenAtTemperatureZero() {
    assertArrayEquals(new double[] {0, 1, 0, 0}, probabilities(0, 0, 1, 0, 1, 5, 2, 5));
  }

  @Test
  void theSymbolThatCrossesTopPStays() {
    float[] logits = logs(0.1, 0.5, 0.1, 0.3);
    assertArrayEquals(new double[] {0, 1, 0, 0}, probabilities(1, 0, 0.49, 0, logits), 1e-6);
    assertArrayEquals(
        new double[] {0, 0.625, 0, 0.375}, probabilities(1, 0, 0.51, 0, logits), 1e-6);
  }

  @Test
  void minPIsRelativeToTheLikeliest() {
    float[] logits = logs(0.1, 0.5, 0.1, 0.3);
    assertArrayEquals(
        new double[] {0, 0.625, 0, 0.375}, probabilities(1, 0, 1, 0.21, logits), 1e-6);
    assertArrayEquals(
        new double[] {0.1, 0.5, 0.1, 0.3}, probabilities(1, 0, 1, 0.19, logits), 1e-6);
  }

  @Test
  void topPIsOfWhatTopKLeaves() {
    float[] logits = logs(0.4, 0.3, 0.2, 0.1);
    assertArrayEquals(new double[] {1, 0, 0, 0}, probabilities(1, 2, 0.5, 0, logits), 1e-6);
    assertTrue(probabilities(1, 0, 0.5, 0, logits)[1] > 0);
  }

  @Test
  void theTemperatureComesBeforeTheNucleus() {
    float[] logits = logs(0.4, 0.3, 0.2, 0.1);
    assertEquals(0, probabilities(0.2, 0, 0.75, 0, logits)[2]);
    assertTrue(probabilities(1, 0, 0.75, 0, logits)[2] > 0);
    assertTrue(probabilities(5, 0, 0.75, 0, logits)[2] > 0);
  }

  @Test
  void logitsAreNotChanged() {
    float[] logits = LOGITS.clone();
    probabilities(0.7, 5, 0.8, 0.05, logits);
    assertArrayEquals(LOGITS, logits);
  }

  @Test
  void equalLogitsAreEqualHoweverLarge() {
    for (float logit : new float[] {-1e30f, 0, 88, 1000, 1e30f}) {
      assertArrayEquals(new double[] {0.5, 0.5}, probabilities(1, 0, 1, 0, logit, logit));
    }
  }

  @Test
  void drawsAsOftenAsLikely() {
    SamplingFilter filter = new SamplingFilter(1, 4, 1, 0);
    double[] p = filter.probabilities(LOGITS);
    int[] counts = new int[p.length];
    Rng rng = new Rng(5);
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      counts[filter.draw(LOGITS, rng)]++;
    }
    for (int k = 0; k < p.length; k++) {
      double deviation = Math.sqrt(p[k] * (1 - p[k]) / draws);
      assertEquals(p[k], (double) counts[k] / draws, 5 * deviation, "symbol " + k);
    }
  }

  @Test
  void neverDrawsTheImpossible() {
    Rng rng = new Rng(6);
    for (double temperature : new double[] {0, 0.1, 1, 100}) {
      SamplingFilter filter = new SamplingFilter(temperature, 3, 1, 0);
      for (int i = 0; i < 1000; i++) {
        int drawn = filter.draw(new float[] {NONE, -200, NONE, -201, NONE}, rng);
        assertEquals(1, drawn % 2, "symbol " + drawn);
      }
    }
  }

  @Test
  void sameSeedSameDraws() {
    SamplingFilter filter = new SamplingFilter(3, 0, 1, 0);
    int[][] drawn = new int[3][];
    for (int i = 0; i < drawn.length; i++) {
      Rng rng = new Rng(i / 2);
      drawn[i] = IntStream.range(0, 50).map(n -> filter.draw(LOGITS, rng)).toArray();
    }
    assertArrayEquals(drawn[0], drawn[1]);
    assertTrue(!Arrays.equals(drawn[0], drawn[2]));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1,0,1,0,--temperature",
    "100.1,0,1,0,--temperature",
    "NaN,0,1,0,--temperature",
    "1,-1,1,0,--top-k",
    "1,0,0,0,--top-p",
    "1,0,1.01,0,--top-p",
    "1,0,NaN,0,--top-p",
    "1,0,1,-0.1,--min-p",
    "1,0,1,1.1,--min-p",
    "1,0,1,NaN,--min-p"
  })
  void wrongValuesAreNamed(double temperature, int topK, double topP, double minP, String option) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SamplingFilter(temperature, topK, topP, minP));
    assertTrue(e.getMessage().startsWith(option + " must"), e.getMessage());
  }
}
