package elman.nn;

import static elman.nn.Samples.random;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionTest {
  private static final int TQ = 3;
  private static final int TK = 19;
  private static final int H = 5;
  private static final int E = 18;
  private static final int A = 17;
  private static final int[] LENGTHS = {19, 1, 0, 7};
  private static final int B = LENGTHS.length;

  enum Kind {
    DOT,
    ADDITIVE
  }

  private static Attention attention(Ops ops, Kind kind) {
    Attention attention =
        kind == Kind.DOT
            ? Attention.dot(ops, "attention", H, E)
            : Attention.additive(ops, "attention", H, E, A);
    Initializer initializer = new Initializer(new Rng(7));
    attention.params().forEach(param -> initializer.uniform(param, 0.4f));
    attention.refresh();
    return attention;
  }

  /** The score of a query and a key straight from the equation. */
  private static double score(Kind kind, List<Param> params, Matrix query, Matrix key) {
    double[] h = product(params.get(0).value(), query);
    double score = 0;
    if (kind == Kind.DOT) {
      for (int j = 0; j < E; j++) {
        score += key.get(0, j) * h[j];
      }
      return score / Math.sqrt(E);
    }
    double[] e = product(params.get(1).value(), key);
    for (int j = 0; j < A; j++) {
      score += params.get(2).value().get(0, j) * Math.tanh(h[j] + e[j]);
    }
    return score;
  }

  private static double[] product(Matrix weight, Matrix row) {
    double[] y = new double[weight.rows()];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < weight.cols(); j++) {
        y[i] += (double) weight.get(i, j) * row.get(0, j);
      }
    }
    return y;
  }

  @ParameterizedTest
  @EnumSource
  void contextsAreTheAverageOfTheKeysByTheSoftmaxOfTheirScores(Kind kind) {
    Matrix queries = random(TQ * B, H, 1);
    Matrix keys = random(TK * B, E, 2);
    Backend.each(
        ops -> {
          Attention attention = attention(ops, kind);
          Matrix contexts = attention.forward(queries, keys, LENGTHS);
          for (int b = 0; b < B; b++) {
            for (int i = 0; i < TQ; i++) {
              Matrix query = queries.rows(i * B + b, 1);
              double[] weights = new double[LENGTHS[b]];
              double sum = 0;
              for (int j = 0; j < LENGTHS[b]; j++) {
                Matrix key = keys.rows(j * B + b, 1);
                weights[j] = Math.exp(score(kind, attention.params(), query, key));
                sum += weights[j];
              }
              double[] context = new double[E];
              for (int j = 0; j < LENGTHS[b]; j++) {
                assertEquals(weights[j] / sum, attention.weights(b)[i][j], 1e-5);
                for (int k = 0; k < E; k++) {
                  context[k] += weights[j] / sum * keys.get(j * B + b, k);
                }
              }
              for (int k = 0; k < E; k++) {
                assertEquals(context[k], contexts.get(i * B + b, k), 1e-5);
              }
              assertEquals(LENGTHS[b], attention.weights(b)[i].length);
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(Kind kind) {
    Param queries = Samples.param("queries", TQ * B, H, 1);
    Param keys = Samples.param("keys", TK * B, E, 2);
    Matrix targets = random(TQ * B, E, 3);
    Matrix dContexts = Matrix.zeros(TQ * B, E);
    Backend.each(
        ops -> {
          Attention attention = attention(ops, kind);
          List<Param> params = new ArrayList<>(attention.params());
          params.add(queries);
          params.add(keys);
          GradientCheck.check(
              params,
              () -> {
                attention.refresh();
                Matrix contexts = attention.forward(queries.value(), keys.value(), LENGTHS);
                double loss = Samples.squares(contexts, targets, dContexts);
                attention.backward(dContexts, queries.grad(), keys.grad());
                return loss;
              });
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSequenceInABatchGetsTheBitsThatItGetsAlone(Kind kind) {
    Matrix queries = random(TQ * B, H, 1);
    Matrix keys = random(TK * B, E, 2);
    Matrix dContexts = random(TQ * B, E, 3);
    Backend.each(
        ops -> {
          Attention attention = attention(ops, kind);
          Matrix dQueries = Matrix.zeros(TQ * B, H);
          Matrix dKeys = Matrix.zeros(TK * B, E);
          Matrix contexts = copy(attention.forward(queries, keys, LENGTHS));
          attention.backward(dContexts, dQueries, dKeys);
          for (int b = 0; b < B; b++) {
            int[] length = {LENGTHS[b]};
            Matrix dQuery = Matrix.zeros(TQ, H);
            Matrix dKey = Matrix.zeros(length[0], E);
            Matrix alone =
                attention.forward(
                    copy(queries.rows(b, TQ, B)), copy(keys.rows(b, length[0], B)), length);
            assertArrayEquals(contexts.rows(b, TQ, B).toArray(), alone.toArray());
            attention.backward(copy(dContexts.rows(b, TQ, B)), dQuery, dKey);
            assertArrayEquals(dQueries.rows(b, TQ, B).toArray(), dQuery.toArray());
            assertArrayEquals(dKeys.rows(b, length[0], B).toArray(), dKey.toArray());
          }
        });
  }

  private static Matrix copy(Matrix matrix) {
    return Matrix.of(matrix.toArray(), matrix.cols());
  }

  @ParameterizedTest
  @EnumSource
  void queriesOneByOneGetTheBitsThatTheyGetTogether(Kind kind) {
    Matrix queries = random(TQ * B, H, 1);
    Matrix keys = random(TK * B, E, 2);
    Backend.each(
        ops -> {
          Attention attention = attention(ops, kind);
          float[] together = attention.forward(queries, keys, LENGTHS).toArray();
          for (int i = 0; i < TQ; i++) {
            Matrix one = attention.forward(queries.rows(i * B, B));
            assertArrayEquals(Matrix.of(together, E).rows(i * B, B).toArray(), one.toArray());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfWorkersGivesTheSameBits(Kind kind) {
    for (Kernels kernels : Backend.KERNELS) {
      List<float[]> one = bits(kernels, 1, kind);
      List<float[]> three = bits(kernels, 3, kind);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), three.get(i));
      }
    }
  }

  private static List<float[]> bits(Kernels kernels, int workers, Kind kind) {
    int batch = 21;
    int[] lengths = new int[batch];
    for (int b = 0; b < batch; b++) {
      lengths[b] = b % (TK + 1);
    }
    try (Workers team = new Workers(workers)) {
      Attention attention = attention(new Ops(kernels, team), kind);
      Matrix dQueries = Matrix.zeros(TQ * batch, H);
      Matrix dKeys = Matrix.zeros(TK * batch, E);
      List<float[]> bits = new ArrayList<>();
      bits.add(
          attention.forward(random(TQ * batch, H, 1), random(TK * batch, E, 2), lengths).toArray());
      attention.backward(random(TQ * batch, E, 3), dQueries, dKeys);
      bits.add(dQueries.data());
      bits.add(dKeys.data());
      attention.params().forEach(param -> bits.add(param.gradient()));
      return bits;
    }
  }

  @Test
  void aSequenceLongerThanItsRowsIsRefused() {
    Backend.PLAIN.run(
        ops -> {
          Attention attention = attention(ops, Kind.DOT);
          Matrix keys = random(6, E, 1);
          int[] tooLong = {4, 1};
          int[] uneven = {1, 1, 1, 1};
          assertThrows(IllegalArgumentException.class, () -> attention.readKeys(keys, tooLong));
          assertThrows(IllegalArgumentException.class, () -> attention.readKeys(keys, uneven));
        });
  }
}
