package elman.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Workers ALONE = new Workers(1);

  private static Matrix randomWeights(int n, Rng rng) {
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        weights.set(i, j, (float) rng.nextGaussian());
        weights.set(j, i, weights.get(i, j));
      }
    }
    return weights;
  }

  private static double energy(Matrix weights, float[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum -= 0.5 * weights.get(i, j) * x[i] * x[j];
      }
    }
    return sum;
  }

  @Test
  void energyNeverRisesOnAnAsynchronousStep() {
    Rng rng = new Rng(1);
    int changes = 0;
    for (int n : new int[] {1, 2, 3, 7, 31, 64}) {
      for (int trial = 0; trial < 10; trial++) {
        Matrix weights = randomWeights(n, rng);
        AsynchronousNetwork network = new AsynchronousNetwork(weights, ALONE);
        float[] state = Patterns.random(1, n, rng).toArray();
        double[] fields = new BinaryNetwork(weights, ALONE).fields(state);
        double before = energy(weights, state);
        for (int step = 0; step < 6 * n; step++) {
          boolean changed = network.step((int) (rng.nextDouble() * n), state, fields);
          double after = energy(weights, state);
          assertTrue(changed ? after < before : after == before, before + " to " + after);
          before = after;
          changes += changed ? 1 : 0;
        }
      }
    }
    assertTrue(changes > 500, changes + " changes");
  }

  @Test
  void energiesAreThoseOfTheDefinitionAndFallToALocalMinimum() {
    Rng rng = new Rng(2);
    Matrix weights = randomWeights(50, rng);
    float[] start = Patterns.random(1, 50, rng).toArray();
    float[] untouched = start.clone();
    Recall recall = new AsynchronousNetwork(weights, ALONE).recall(start, 100, rng);
    assertArrayEquals(untouched, start);
    assertEquals(Recall.End.FIXED_POINT, recall.end());
    assertEquals(energy(weights, start), recall.energies()[0], 1e-9);
    assertEquals(energy(weights, recall.state()), recall.energy(), 1e-9);
    assertTrue(recall.sweeps() > 1);
    for (int i = 0; i < 50; i++) {
      float[] other = recall.state().clone();
      other[i] = -other[i];
      assertTrue(energy(weights, other) >= recall.energy() - 1e-9);
    }
  }

  @Test
  void twoUnitsThatDifferGoRoundInStepAndSettleOneByOne() {
    Matrix weights = Matrix.of(new float[] {0, -1, -1, 0}, 2);
    float[] start = {1, 1};
    Recall together = new SynchronousNetwork(weights, ALONE).recall(start, 50, new Rng(1));
    assertEquals(Recall.End.CYCLE, together.end());
    assertEquals(1, together.sweeps());
    Recall alone = new AsynchronousNetwork(weights, ALONE).recall(start, 50, new Rng(1));
    assertEquals(Recall.End.FIXED_POINT, alone.end());
    assertEquals(-1, alone.energy());
  }

  @Test
  void synchronousNetworksAlwaysEnd() {
    Rng rng = new Rng(4);
    int cycles = 0;
    for (int trial = 0; trial < 40; trial++) {
      Matrix weights = randomWeights(20, rng);
      float[] start = Patterns.random(1, 20, rng).toArray();
      Recall recall = new SynchronousNetwork(weights, ALONE).recall(start, 10_000, rng);
      assertTrue(recall.end() != Recall.End.UNFINISHED);
      cycles += recall.end() == Recall.End.CYCLE ? 1 : 0;
    }
    assertTrue(cycles > 0 && cycles < 40, cycles + " cycles");
  }

  @Test
  void aFieldOfNothingChangesNothing() {
    float[] start = {1, -1, 1};
    Matrix none = Matrix.zeros(3, 3);
    assertArrayEquals(
        start, new AsynchronousNetwork(none, ALONE).recall(start, 5, new Rng(1)).state());
    assertArrayEquals(
        start, new SynchronousNetwork(none, ALONE).recall(start, 5, new Rng(1)).state());
  }

  @Test
  void givesUpInTime() {
    Rng rng = new Rng(6);
    Matrix weights = randomWeights(60, rng);
    float[] start = Patterns.random(1, 60, rng).toArray();
    Recall one = new AsynchronousNetwork(weights, ALONE).recall(start, 1, rng);
    assertEquals(Recall.End.UNFINISHED, one.end());
    assertEquals(1, one.sweeps());
    Recall other = new SynchronousNetwork(weights, ALONE).recall(start, 1, rng);
    assertEquals(Recall.End.UNFINISHED, other.end());
    Matrix stored = Patterns.random(5, 60, rng);
    Recall modern = new ModernNetwork(stored, 1e-3, ALONE).recall(start, 1, rng);
    assertEquals(Recall.End.UNFINISHED, modern.end());
  }

  @Test
  void hebbianRecallsAMemoryOrItsInverse() {
    Matrix stored = Patterns.random(3, 100, new Rng(9));
    Network network = new AsynchronousNetwork(Rule.HEBBIAN.weights(stored, ALONE), ALONE);
    for (int p = 0; p < 3; p++) {
      float[] near = Patterns.noisy(stored.rows(p, 1).toArray(), 0.15, new Rng(p));
      float[] far = near.clone();
      for (int i = 0; i < far.length; i++) {
        far[i] = -far[i];
      }
      Overlap nearest = Overlap.nearest(stored, network.recall(near, 50, new Rng(p)).state());
      assertEquals(new Overlap(p, 1), nearest);
      Overlap inverse = Overlap.nearest(stored, network.recall(far, 50, new Rng(p)).state());
      assertEquals(new Overlap(p, -1), inverse);
      assertTrue(nearest.isMemory() && inverse.isInverse());
    }
  }

  @Test
  void theSameOnAnyNumberOfThreads() {
    Rng rng = new Rng(12);
    Matrix weights = randomWeights(150, rng);
    float[] start = Patterns.random(1, 150, rng).toArray();
    try (Workers three = new Workers(3)) {
      Recall one = new AsynchronousNetwork(weights, ALONE).recall(start, 100, new Rng(3));
      Recall more = new AsynchronousNetwork(weights, three).recall(start, 100, new Rng(3));
      assertArrayEquals(one.state(), more.state());
      assertArrayEquals(one.energies(), more.energies());
    }
  }
}
