package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void orthogonalBlocksTimesTheirTransposesAreTheIdentity(int size) {
    Param param = Param.zeros("u", 4 * size, size);
    new Initializer(new Rng(1)).orthogonal(param);
    for (int gate = 0; gate < 4; gate++) {
      Matrix q = param.value().rows(gate * size, size);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double dot = 0;
          for (int k = 0; k < size; k++) {
            dot += (double) q.get(i, k) * q.get(j, k);
          }
          assertEquals(i == j ? 1 : 0, dot, 1e-6, i + ", " + j);
        }
      }
    }
  }

  @Test
  void orthogonalBlocksDiffer() {
    Param param = Param.zeros("u", 15, 5);
    new Initializer(new Rng(1)).orthogonal(param);
    float[] first = param.value().rows(0, 5).toArray();
    assertFalse(Arrays.equals(first, param.value().rows(5, 5).toArray()));
    assertFalse(Arrays.equals(first, param.value().rows(10, 5).toArray()));
  }

  @Test
  void identityReplacesEveryBlock() {
    Param param = Param.zeros("u", 6, 3);
    param.value().fill(9);
    new Initializer(new Rng(1)).identity(param);
    float[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    assertArrayEquals(identity, param.value().rows(0, 3).toArray());
    assertArrayEquals(identity, param.value().rows(3, 3).toArray());
  }

  /** Mean and variance of a million draws, within five standard deviations of their estimates. */
  @Test
  void uniformFillsItsRange() {
    float bound = 0.25f;
    Param param = Param.zeros("w", 1000, 1000);
    new Initializer(new Rng(1)).uniform(param, bound);
    double min = 0;
    double max = 0;
    for (float w : param.weights()) {
      assertTrue(w >= -bound && w < bound, "weight " + w);
      min = Math.min(min, w);
      max = Math.max(max, w);
    }
    assertEquals(-bound, min, 1e-5);
    assertEquals(bound, max, 1e-5);
    double variance = bound * bound / 3;
    assertEquals(0, mean(param, 1), 5 * Math.sqrt(variance) / 1000);
    assertEquals(variance, mean(param, 2), 5 * variance / 1000);
  }

  @Test
  void normalHasItsDeviation() {
    Param param = Param.zeros("w", 1000, 1000);
    new Initializer(new Rng(1)).normal(param, 0.5f);
    assertEquals(0, mean(param, 1), 5 * 0.5 / 1000);
    assertEquals(0.25, mean(param, 2), 5 * 0.25 * Math.sqrt(2) / 1000);
    assertEquals(3 * 0.0625, mean(param, 4), 5 * 0.0625 * Math.sqrt(96) / 1000);
  }

  private static double mean(Param param, int power) {
    double sum = 0;
    for (float w : param.weights()) {
      sum += Math.pow(w, power);
    }
    return sum / param.weights().length;
  }

  @Test
  void constantSetsItsElementsOnly() {
    Param bias = Param.zeros("b", 1, 8);
    new Initializer(new Rng(1)).constant(bias, 2, 3, 1);
    assertArrayEquals(new float[] {0, 0, 1, 1, 1, 0, 0, 0}, bias.weights());
  }

  @Test
  void theSeedDecidesEverything() {
    assertSeedDecides((initializer, param) -> initializer.uniform(param, 1));
    assertSeedDecides((initializer, param) -> initializer.normal(param, 1));
    assertSeedDecides(Initializer::orthogonal);
  }

  private static void assertSeedDecides(BiConsumer<Initializer, Param> draw) {
    float[] once = weights(draw, 1);
    assertArrayEquals(once, weights(draw, 1));
    assertFalse(Arrays.equals(once, weights(draw, 2)));
  }

  private static float[] weights(BiConsumer<Initializer, Param> draw, long seed) {
    Param param = Param.zeros("w", 12, 6);
    draw.accept(new Initializer(new Rng(seed)), param);
    return param.weights();
  }
}
