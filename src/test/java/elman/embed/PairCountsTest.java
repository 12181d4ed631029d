package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairCountsTest {
  @Test
  void countsPairsInTheirOrder() {
    PairCounts pairs = new PairCounts();
    pairs.add(0, 0);
    pairs.add(1, 2);
    pairs.add(1, 2);
    pairs.add(Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertEquals(1, pairs.count(0, 0));
    assertEquals(2, pairs.count(1, 2));
    assertEquals(0, pairs.count(2, 1));
    assertEquals(1, pairs.count(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void growsWithoutForgetting() {
    PairCounts pairs = new PairCounts();
    for (int i = 0; i < 600_000; i++) {
      pairs.add(i % 200_000, 7 * (i % 200_000));
    }
    for (int i = 0; i < 200_000; i++) {
      assertEquals(3, pairs.count(i, 7 * i));
    }
  }

  /** The rare ones go, the frequent ones stay and keep their counts. */
  @Test
  void forgetsTheRarestWhenFull() {
    PairCounts pairs = new PairCounts(1 << 17);
    for (int i = 0; i < 3000; i++) {
      pairs.add(i % 10, 1);
    }
    int kept = 0;
    for (int i = 0; i < 1_000_000; i++) {
      pairs.add(i, 2);
    }
    for (int i = 0; i < 1_000_000; i++) {
      kept += pairs.count(i, 2);
    }
    assertTrue(kept <= 1 << 17, "kept " + kept);
    for (int i = 0; i < 10; i++) {
      assertEquals(300, pairs.count(i, 1));
    }
  }
}
