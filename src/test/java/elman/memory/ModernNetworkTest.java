package elman.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import org.junit.jupiter.api.Test;

class ModernNetworkTest {
  private static final Workers ALONE = new Workers(1);

  @Test
  void retrievesInOneStepFarBeyondTheCapacityOfWeights() {
    Matrix stored = Patterns.random(400, 100, new Rng(1));
    ModernNetwork network = new ModernNetwork(stored, 1, ALONE);
    for (int p = 0; p < 400; p += 7) {
      float[] x = stored.rows(p, 1).toArray();
      Recall recall = network.recall(Patterns.noisy(x, 0.1, new Rng(p)), 10, new Rng(1));
      assertEquals(1, recall.sweeps());
      assertEquals(Recall.End.FIXED_POINT, recall.end());
      assertArrayEquals(x, recall.state(), 1e-3f);
    }
  }

  @Test
  void aStepAndItsEnergiesOnPaper() {
    Matrix stored = Matrix.of(new float[] {1, 1, 1, -1}, 2);
    Recall recall = new ModernNetwork(stored, 0.5, ALONE).recall(new float[] {1, 1}, 1, new Rng(1));
    double share = Math.E / (Math.E + 1);
    assertArrayEquals(new float[] {1, (float) (2 * share - 1)}, recall.state(), 1e-6f);
    double lse = Math.log(Math.E + 1) / 0.5;
    assertEquals(1 + Math.log(2) / 0.5 + 1 - lse, recall.energies()[0], 1e-12);
  }

  @Test
  void aSmallBetaGivesTheMeanOfAll() {
    Matrix stored = Patterns.random(3, 30, new Rng(5));
    float[] start = stored.rows(0, 1).toArray();
    float[] state = new ModernNetwork(stored, 1e-9, ALONE).recall(start, 10, new Rng(1)).state();
    for (int i = 0; i < 30; i++) {
      float mean = (stored.get(0, i) + stored.get(1, i) + stored.get(2, i)) / 3;
      assertEquals(mean, state[i], 1e-5f);
    }
  }

  @Test
  void energyNeverRises() {
    Rng rng = new Rng(7);
    int sweeps = 0;
    for (double beta : new double[] {1e-300, 0.01, 0.05, 0.2, 1e300}) {
      Matrix stored = Patterns.random(20, 40, rng);
      float[] start = Patterns.random(1, 40, rng).toArray();
      double[] energies = new ModernNetwork(stored, beta, ALONE).recall(start, 200, rng).energies();
      for (int i = 1; i < energies.length; i++) {
        assertTrue(energies[i] <= energies[i - 1] + 1e-9, beta + ": " + energies[i]);
      }
      sweeps += energies.length - 1;
    }
    assertTrue(sweeps > 5);
  }

  @Test
  void betaIsPositive() {
    Matrix stored = Patterns.random(2, 3, new Rng(1));
    for (double beta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new ModernNetwork(stored, beta, ALONE));
    }
  }
}
