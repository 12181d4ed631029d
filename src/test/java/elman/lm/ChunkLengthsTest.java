package elman.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkLengthsTest {
  private static final int DRAWS = 100_000;

  private static ChunkLengths random(int bptt, long seed) {
    return new ChunkLengths(bptt, true, new Rng(seed));
  }

  private static int[] lengths(ChunkLengths chunks) {
    return IntStream.range(0, DRAWS).map(chunks::length).toArray();
  }

  @Test
  void fixedWhenNotRandom() {
    ChunkLengths chunks = new ChunkLengths(20, false, new Rng(1));
    assertEquals(20, chunks.longest());
    assertTrue(Arrays.stream(lengths(chunks)).allMatch(n -> n == 20));
    float[] ones = new float[20];
    Arrays.fill(ones, 1);
    assertArrayEquals(ones, chunks.carry());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 64})
  void betweenOneAndTheLongest(int bptt) {
    ChunkLengths chunks = random(bptt, 2);
    int[] lengths = lengths(chunks);
    assertEquals(8 * bptt, chunks.longest());
    assertEquals(1, Arrays.stream(lengths).min().orElseThrow());
    assertEquals(chunks.longest(), Arrays.stream(lengths).max().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 64})
  void meanIsTheOneAskedFor(int bptt) {
    double mean = Arrays.stream(lengths(random(bptt, 3))).average().orElseThrow();
    assertEquals(bptt, mean, 0.03 * bptt);
  }

  @Test
  void sameSeedSameLengths() {
    int[] lengths = lengths(random(20, 4));
    assertArrayEquals(lengths, lengths(random(20, 4)));
    assertFalse(Arrays.equals(lengths, lengths(random(20, 5))));
  }

  @Test
  void lengthDependsOnTheStepAlone() {
    int[] lengths = lengths(random(20, 6));
    ChunkLengths resumed = random(20, 6);
    for (int step = DRAWS - 1; step > DRAWS - 100; step--) {
      assertEquals(lengths[step], resumed.length(step));
      assertEquals(lengths[step], resumed.length(step));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 64})
  void carriesGrowGradientsAndLessSoTheLongerTheChunk(int bptt) {
    float[] carry = random(bptt, 7).carry();
    assertEquals(8 * bptt, carry.length);
    assertEquals(1, carry[0]);
    for (int n = 1; n < carry.length; n++) {
      assertTrue(carry[n] > 1 && Float.isFinite(carry[n]), "step " + n);
      assertTrue(n == 1 || carry[n] < carry[n - 1], "step " + n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 64})
  void whatReachesTheFirstStepIsRightOnAverage(int bptt) {
    ChunkLengths chunks = random(bptt, 8);
    int[] lengths = lengths(chunks);
    double product = 1;
    for (int n = 1; n <= 2 * bptt; n++) {
      int passed = n;
      product *= chunks.carry()[n];
      double share = (double) Arrays.stream(lengths).filter(l -> l > passed).count() / DRAWS;
      double deviation = Math.sqrt((1 - share) / share / DRAWS);
      assertEquals(1, share * product, 6 * deviation, "step " + n);
    }
  }
}
