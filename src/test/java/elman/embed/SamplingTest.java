package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Negative samples, and frequent words that are left out. */
class SamplingTest {
  private static final int DRAWS = 1_000_000;
  private static final int[] COUNTS = {100_000, 5000, 4999, 700, 60, 60, 60, 9, 1, 1};

  private static Lexicon words() {
    return Small.counted(Arrays.stream(COUNTS).asLongStream().toArray());
  }

  private static int[] draw(Lexicon words, double exponent) {
    NegativeSampling sampling = new NegativeSampling(words, exponent);
    int[] drawn = new int[words.size()];
    Rng rng = new Rng(5);
    for (int i = 0; i < DRAWS; i++) {
      drawn[sampling.draw(rng)]++;
    }
    return drawn;
  }

  /** Chi square of nine degrees of freedom is above 27.9 once in a thousand times. */
  @ParameterizedTest
  @ValueSource(doubles = {0.75, 0, 1, -0.5, 0.001})
  void drawsWithAPowerOfTheCounts(double exponent) {
    int[] drawn = draw(words(), exponent);
    double sum = Arrays.stream(COUNTS).mapToDouble(n -> Math.pow(n, exponent)).sum();
    double chi2 = 0;
    for (int i = 0; i < COUNTS.length; i++) {
      double expected = DRAWS * Math.pow(COUNTS[i], exponent) / sum;
      chi2 += (drawn[i] - expected) * (drawn[i] - expected) / expected;
    }
    assertTrue(chi2 < 27.9, "chi square " + chi2);
  }

  /** Powers that no double holds. */
  @Test
  void extremeExponentsLeaveTheExtremeWords() {
    assertEquals(DRAWS, draw(words(), 100_000)[0]);
    int[] rarest = draw(words(), -100_000);
    assertEquals(DRAWS, rarest[8] + rarest[9]);
    assertEquals(DRAWS / 2.0, rarest[8], 2500);
  }

  @Test
  void extremeCounts() {
    long most = 999_999_999_999_999_999L;
    int[] drawn = draw(Small.counted(most, most, 0), 0.75);
    assertEquals(0, drawn[2]);
    assertEquals(DRAWS / 2.0, drawn[0], 2500);
  }

  /** One draw in 2^31 a place would go astray if the rest were not given to some word. */
  @Test
  void allWordsOfALargeVocabularyAreDrawn() {
    long[] counts = new long[500];
    Arrays.fill(counts, 3);
    assertTrue(Arrays.stream(draw(Small.counted(counts), 0.75)).allMatch(n -> n > 1500));
  }

  /** Of a share f of the text sqrt(t / f) + t / f is kept. */
  @ParameterizedTest
  @CsvSource({"0.8, 0.001", "0.15, 0.001", "0.05, 0.00001", "0.05, 0.02", "0.05, 1"})
  void keepsAShareOfFrequentWords(double share, double threshold) {
    long own = Math.round(1_000_000 * share);
    Lexicon words = Small.counted(own, 1_000_000 - own);
    Subsampling sampling = new Subsampling(words, threshold);
    Rng rng = new Rng(7);
    long kept = 0;
    for (int i = 0; i < DRAWS; i++) {
      kept += sampling.keeps(0, rng) ? 1 : 0;
    }
    double expected = Math.min(1, Math.sqrt(threshold / share) + threshold / share);
    double deviation = Math.sqrt(expected * (1 - expected) / DRAWS);
    assertEquals(expected, (double) kept / DRAWS, 4 * deviation);
  }

  @Test
  void keepsAllWithoutAThreshold() {
    Subsampling sampling = new Subsampling(Small.counted(1_000_000, 1, 0), 0);
    Rng rng = new Rng(1);
    for (int i = 0; i < 1000; i++) {
      assertTrue(sampling.keeps(i % 3, rng));
    }
  }
}
