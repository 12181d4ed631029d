package elman.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final Workers ALONE = new Workers(1);

  @Test
  void hebbianOnPaper() {
    Matrix patterns = Matrix.of(new float[] {1, 1, -1, 1, -1, -1}, 3);
    float[] expected = {0, 0, -2f / 3, 0, 0, 0, -2f / 3, 0, 0};
    assertArrayEquals(expected, Rule.HEBBIAN.weights(patterns, ALONE).toArray(), 1e-7f);
  }

  @Test
  void storkeyIsItsDefinition() {
    for (int n : new int[] {1, 2, 5, 17}) {
      Matrix patterns = Patterns.random(4, n, new Rng(n));
      double[][] expected = new double[n][n];
      for (int p = 0; p < 4; p++) {
        expected = learned(expected, patterns.rows(p, 1).toArray());
      }
      Matrix weights = Rule.STORKEY.weights(patterns, ALONE);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          assertEquals(i == j ? 0 : expected[i][j], weights.get(i, j), 1e-5);
        }
      }
    }
  }

  private static double[][] learned(double[][] w, float[] x) {
    int n = x.length;
    double[][] next = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double hij = 0;
        double hji = 0;
        for (int k = 0; k < n; k++) {
          if (k != i && k != j) {
            hij += w[i][k] * x[k];
            hji += w[j][k] * x[k];
          }
        }
        next[i][j] = w[i][j] + (x[i] * x[j] - x[i] * hji - hij * x[j]) / n;
      }
    }
    return next;
  }

  @Test
  void pseudoInverseProjectsAndLosesItsDiagonal() {
    Matrix patterns = Patterns.random(12, 40, new Rng(3));
    Matrix weights = Rule.PSEUDO_INVERSE.weights(patterns, ALONE);
    double[] kept = new double[40];
    double trace = 0;
    for (int p = 0; p < 12; p++) {
      float[] x = patterns.rows(p, 1).toArray();
      double[] fields = new BinaryNetwork(weights, ALONE).fields(x);
      for (int i = 0; i < 40; i++) {
        kept[i] = p == 0 ? 1 - fields[i] * x[i] : kept[i];
        assertEquals((1 - kept[i]) * x[i], fields[i], 1e-5);
        trace += p == 0 ? kept[i] : 0;
      }
    }
    assertEquals(12, trace, 1e-4, "the trace of a projection is its rank");
  }

  @Test
  void pseudoInverseKeepsPatternsUnderLoad() {
    for (int count : new int[] {1, 30, 54}) {
      Matrix patterns = Patterns.random(count, 60, new Rng(count));
      Matrix weights = Rule.PSEUDO_INVERSE.weights(patterns, ALONE);
      for (int p = 0; p < count; p++) {
        float[] x = patterns.rows(p, 1).toArray();
        Recall recall = new AsynchronousNetwork(weights, ALONE).recall(x, 9, new Rng(p));
        assertEquals(0, recall.sweeps());
        assertArrayEquals(x, recall.state());
      }
    }
  }

  @Test
  void patternsThatDependOnOthersDoNoHarm() {
    Matrix once = Matrix.of(new float[] {1, 1, -1, -1, 1, -1, 1, -1}, 4);
    float[] more = {1, 1, -1, -1, 1, -1, 1, -1, -1, -1, 1, 1, 1, 1, -1, -1};
    assertArrayEquals(
        Rule.PSEUDO_INVERSE.weights(once, ALONE).toArray(),
        Rule.PSEUDO_INVERSE.weights(Matrix.of(more, 4), ALONE).toArray());
  }

  @Test
  void weightsAreSymmetricWithoutDiagonalOnAnyNumberOfThreads() {
    Matrix patterns = Patterns.random(9, 67, new Rng(8));
    try (Workers three = new Workers(3)) {
      for (Rule rule : Rule.values()) {
        Matrix weights = rule.weights(patterns, ALONE);
        assertArrayEquals(weights.toArray(), rule.weights(patterns, three).toArray());
        float most = 0;
        for (int i = 0; i < 67; i++) {
          assertEquals(0, weights.get(i, i));
          for (int j = 0; j < i; j++) {
            assertEquals(weights.get(i, j), weights.get(j, i), rule.label());
            most = Math.max(most, Math.abs(weights.get(i, j)));
          }
        }
        assertTrue(most > 0.01, rule.label());
      }
    }
  }
}
