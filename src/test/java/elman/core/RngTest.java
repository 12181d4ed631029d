package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RngTest {
  private static final int DRAWS = 1_000_000;

  /** Sebastiano Vigna's reference implementation, splitmix64.c, gives these. */
  @Test
  void knownValues() {
    Rng rng = new Rng(1234567);
    assertEquals(6457827717110365317L, rng.nextLong());
    assertEquals(3203168211198807973L, rng.nextLong());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), rng.nextLong());
  }

  @Test
  void stateContinues() {
    Rng rng = new Rng(42);
    rng.nextLong();
    rng.nextGaussian();
    Rng resumed = new Rng(rng.state());
    assertArrayEquals(longs(rng), longs(resumed));
    assertEquals(rng.state(), resumed.state());
  }

  @Test
  void splitDependsOnStateAndKeyAlone() {
    Rng rng = new Rng(42);
    long state = rng.state();
    assertArrayEquals(longs(rng.split(7)), longs(new Rng(42).split(7)));
    assertEquals(state, rng.state());
  }

  /** No value appears twice among the streams of many keys and seeds, nor in the one they left. */
  @Test
  void streamsDiffer() {
    Set<Long> seen = new HashSet<>();
    int drawn = 0;
    for (long seed = 0; seed < 10; seed++) {
      Rng rng = new Rng(seed);
      for (long key = -10; key < 100; key++) {
        for (long value : longs(rng.split(key))) {
          seen.add(value);
          drawn++;
        }
      }
    }
    assertEquals(drawn, seen.size());
    for (long value : longs(new Rng(3))) {
      assertTrue(seen.add(value));
    }
  }

  /** A split of a split is a stream of its own too. */
  @Test
  void splitsNest() {
    Set<Long> first = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 100; j++) {
        first.add(new Rng(1).split(i).split(j).nextLong());
      }
    }
    assertEquals(10_000, first.size());
  }

  @Test
  void floatsAreUniform() {
    Rng rng = new Rng(1);
    assertMoments(rng::nextFloat, 0.5, 1 / 12.0);
  }

  @Test
  void doublesAreUniform() {
    Rng rng = new Rng(1);
    assertMoments(rng::nextDouble, 0.5, 1 / 12.0);
  }

  @Test
  void gaussiansAreNormal() {
    Rng rng = new Rng(1);
    assertMoments(rng::nextGaussian, 0, 1);
    double[] draws = DoubleStream.generate(rng::nextGaussian).limit(DRAWS).toArray();
    assertTrue(DoubleStream.of(draws).allMatch(Double::isFinite));
    assertShare(0.6826895, draws, 1);
    assertShare(0.9544997, draws, 2);
    assertShare(0.9973002, draws, 3);
  }

  @Test
  void uniformStaysBelowOne() {
    Rng rng = new Rng(5);
    for (int i = 0; i < DRAWS; i++) {
      float single = rng.nextFloat();
      double wide = rng.nextDouble();
      assertTrue(0 <= single && single < 1 && 0 <= wide && wide < 1);
      assertEquals(0, single * 0x1p24 % 1);
    }
  }

  private static long[] longs(Rng rng) {
    return LongStream.generate(rng::nextLong).limit(20).toArray();
  }

  /**
   * Fails unless a million draws have this mean and variance and are not correlated with their
   * neighbours, to five standard deviations of each estimate (of a normal's, for the variance).
   */
  private static void assertMoments(DoubleSupplier next, double mean, double variance) {
    double[] draws = DoubleStream.generate(next).limit(DRAWS).toArray();
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < DRAWS; i++) {
      double d = draws[i] - mean;
      sum += d;
      squares += d * d;
      products += i == 0 ? 0 : d * (draws[i - 1] - mean);
    }
    double root = Math.sqrt(DRAWS);
    assertEquals(0, sum / DRAWS, 5 * Math.sqrt(variance) / root);
    assertEquals(variance, squares / DRAWS, 5 * variance * Math.sqrt(2) / root);
    assertEquals(0, products / DRAWS, 5 * variance / root);
  }

  private static void assertShare(double expected, double[] draws, double limit) {
    double share = DoubleStream.of(draws).filter(d -> Math.abs(d) <= limit).count();
    assertEquals(expected, share / DRAWS, 5 * Math.sqrt(expected * (1 - expected) / DRAWS));
  }
}
