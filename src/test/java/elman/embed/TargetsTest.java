package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import org.junit.jupiter.api.Test;

class TargetsTest {
  @Test
  void aRowThatComesAgainIsCounted() {
    Targets targets = new Targets();
    for (int round = 0; round < 2; round++) {
      targets.clear();
      assertEquals(0, targets.size());
      for (int i = 0; i < 120; i++) {
        targets.add(i % 40 * 16, i % 3 == 0 ? 1 : 0);
      }
      assertEquals(40, targets.size());
      for (int j = 0; j < 40; j++) {
        assertEquals(16 * j, targets.rows()[j]);
        assertEquals(3, targets.times(j));
        assertEquals(1, targets.ones(j));
      }
    }
  }

  /** Of two words all negative samples are the right word, which is no negative, or the other. */
  @Test
  void theRightWordIsNoNegativeSample() {
    NegativeSampling sampling = new NegativeSampling(Small.counted(5, 5), 1);
    SharedNegatives objective = new SharedNegatives(sampling, 6, 16, 1);
    Rng rng = new Rng(1);
    int negatives = 0;
    for (int i = 0; i < 1000; i++) {
      Targets targets = new Targets();
      objective.addTargets(i % 2, rng, targets);
      assertEquals(16 * (i % 2), targets.rows()[0]);
      assertEquals(1, targets.ones(0));
      assertEquals(1, targets.times(0));
      if (targets.size() > 1) {
        assertEquals(16 * (1 - i % 2), targets.rows()[1]);
        assertEquals(0, targets.ones(1));
        negatives += (int) targets.times(1);
      }
    }
    assertEquals(3000, negatives, 200);
  }

  /** Two words that follow each other have the same negative samples, the third has others. */
  @Test
  void negativeSamplesAreShared() {
    NegativeSampling sampling = new NegativeSampling(Small.counted(new long[600]), 0);
    SharedNegatives objective = new SharedNegatives(sampling, 5, 1, 2);
    Rng rng = new Rng(1);
    boolean others = false;
    for (int i = 0; i < 20; i++) {
      Targets first = new Targets();
      Targets second = new Targets();
      Targets third = new Targets();
      objective.addTargets(598, rng, first);
      objective.addTargets(599, rng, second);
      long state = rng.state();
      objective.addTargets(598, rng, third);
      objective.addTargets(599, rng, third);
      assertTrue(state != rng.state());
      for (int j = 1; j < Math.min(first.size(), second.size()); j++) {
        assertEquals(first.rows()[j], second.rows()[j]);
        others |= first.rows()[j] != third.rows()[j];
      }
    }
    assertTrue(others);
  }
}
