package elman.nn;

import static elman.nn.Samples.random;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionPoolTest {
  private static final int T = 9;
  private static final int E = 18;
  private static final int A = 17;
  private static final int[] LENGTHS = {4, 9, 0, 1, 8};
  private static final int B = LENGTHS.length;

  private static AttentionPool pool(Ops ops) {
    AttentionPool pool = new AttentionPool(ops, "pool", E, A);
    Initializer initializer = new Initializer(new Rng(7));
    pool.params().forEach(param -> initializer.uniform(param, 0.4f));
    pool.refresh();
    return pool;
  }

  @Test
  void poolsByTheSoftmaxOfTheScores() {
    Matrix x = random(T * B, E, 1);
    Backend.each(
        ops -> {
          AttentionPool pool = pool(ops);
          Matrix pooled = pool.forward(x, LENGTHS);
          for (int b = 0; b < B; b++) {
            double[] expected = expected(pool, x.rows(b, LENGTHS[b], B));
            for (int k = 0; k < E; k++) {
              assertEquals(expected[k], pooled.get(b, k), 1e-5);
            }
            double sum = 0;
            for (float weight : pool.weights(b)) {
              sum += weight;
            }
            assertEquals(LENGTHS[b] == 0 ? 0 : 1, sum, 1e-6);
          }
        });
  }

  /** The average straight from the equations. */
  private static double[] expected(AttentionPool pool, Matrix h) {
    Matrix w = pool.params().get(0).value();
    Matrix bias = pool.params().get(1).value();
    Matrix v = pool.params().get(2).value();
    double[] pooled = new double[E];
    double sum = 0;
    for (int t = 0; t < h.rows(); t++) {
      double score = 0;
      for (int i = 0; i < A; i++) {
        double a = bias.get(0, i);
        for (int k = 0; k < E; k++) {
          a += (double) w.get(i, k) * h.get(t, k);
        }
        score += v.get(0, i) * Math.tanh(a);
      }
      sum += Math.exp(score);
      for (int k = 0; k < E; k++) {
        pooled[k] += Math.exp(score) * h.get(t, k);
      }
    }
    for (int k = 0; k < E && sum > 0; k++) {
      pooled[k] /= sum;
    }
    return pooled;
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    Param x = Samples.param("x", T * B, E, 1);
    Matrix targets = random(B, E, 2);
    Matrix dPooled = Matrix.zeros(B, E);
    Backend.each(
        ops -> {
          AttentionPool pool = pool(ops);
          List<Param> params = new ArrayList<>(pool.params());
          params.add(x);
          GradientCheck.check(
              params,
              () -> {
                pool.refresh();
                double loss = Samples.squares(pool.forward(x.value(), LENGTHS), targets, dPooled);
                pool.backward(dPooled, x.grad());
                return loss;
              });
        });
  }

  @Test
  void aSequenceInABatchGetsTheBitsThatItGetsAlone() {
    Matrix x = random(T * B, E, 1);
    Backend.each(
        ops -> {
          AttentionPool pool = pool(ops);
          Matrix together = Matrix.of(pool.forward(x, LENGTHS).toArray(), E);
          for (int b = 0; b < B; b++) {
            Matrix alone = Matrix.of(x.rows(b, LENGTHS[b], B).toArray(), E);
            assertArrayEquals(
                together.rows(b, 1).toArray(),
                pool.forward(alone, new int[] {LENGTHS[b]}).toArray());
          }
        });
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBits() {
    for (Kernels kernels : Backend.KERNELS) {
      List<float[]> one = bits(kernels, 1);
      List<float[]> three = bits(kernels, 3);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), three.get(i));
      }
    }
  }

  private static List<float[]> bits(Kernels kernels, int workers) {
    try (Workers team = new Workers(workers)) {
      AttentionPool pool = pool(new Ops(kernels, team));
      Matrix dx = Matrix.zeros(T * B, E);
      List<float[]> bits = new ArrayList<>();
      bits.add(pool.forward(random(T * B, E, 1), LENGTHS).toArray());
      pool.backward(random(B, E, 2), dx);
      bits.add(dx.data());
      pool.params().forEach(param -> bits.add(param.gradient()));
      return bits;
    }
  }
}
