package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrfTest {
  private static final int K = 3;
  private static final int T = 4;
  private static final int[] LENGTHS = {4, 1, 0, 3, 2};
  private static final int B = LENGTHS.length;

  private final Ops ops = new Ops(Backend.KERNELS.get(0), new Workers(1));
  private final Matrix scores = Samples.random(T * B, K, 1);

  /** With random potentials. */
  private static Crf crf(Ops ops) {
    Crf crf = new Crf(ops, "crf", K);
    for (Param param : crf.params()) {
      int rows = param.value().rows();
      param.value().copyFrom(Samples.random(rows, K, 2 + param.name().length()));
    }
    return crf;
  }

  /** Every labelling of a sequence. */
  private static List<int[]> paths(int length) {
    List<int[]> paths = new ArrayList<>();
    for (int n = 0; n < Math.pow(K, length); n++) {
      int[] path = new int[length];
      for (int t = 0, rest = n; t < length; t++, rest /= K) {
        path[t] = rest % K;
      }
      paths.add(path);
    }
    return paths;
  }

  private double score(Crf crf, int b, int[] path) {
    Matrix transitions = crf.params().get(0).value();
    double score = crf.params().get(1).value().get(0, path[0]);
    score += crf.params().get(2).value().get(0, path[path.length - 1]);
    for (int t = 0; t < path.length; t++) {
      score += scores.get(t * B + b, path[t]);
      if (t > 0) {
        score += transitions.get(path[t - 1], path[t]);
      }
    }
    return score;
  }

  @Test
  void bestAndMarginalsAreThoseOfAllPaths() {
    Crf crf = crf(ops);
    int[][] best = crf.best(scores, LENGTHS, Potentials.none(K));
    Matrix marginals = crf.marginals(scores, LENGTHS);
    for (int b = 0; b < B; b++) {
      double[][] expected = new double[T][K];
      double sum = 0;
      int[] top = {};
      double topScore = Double.NEGATIVE_INFINITY;
      for (int[] path : LENGTHS[b] == 0 ? List.<int[]>of() : paths(LENGTHS[b])) {
        double score = score(crf, b, path);
        sum += Math.exp(score);
        for (int t = 0; t < path.length; t++) {
          expected[t][path[t]] += Math.exp(score);
        }
        top = score > topScore ? path : top;
        topScore = Math.max(topScore, score);
      }
      assertArrayEquals(top, best[b]);
      for (int t = 0; t < T; t++) {
        for (int j = 0; j < K; j++) {
          double p = t < LENGTHS[b] ? expected[t][j] / sum : 0;
          assertEquals(p, marginals.get(t * B + b, j), 1e-6);
        }
      }
    }
  }

  @Test
  void whatIsForbiddenIsNotSaid() {
    Crf crf = crf(ops);
    Potentials rules = Potentials.none(K);
    rules.start()[0] = Double.NEGATIVE_INFINITY;
    rules.end()[2] = Double.NEGATIVE_INFINITY;
    rules.transitions()[K + 2] = Double.NEGATIVE_INFINITY;
    rules.transitions()[2 * K + 2] = Double.NEGATIVE_INFINITY;
    int[][] best = crf.best(scores, LENGTHS, rules);
    for (int b = 0; b < B; b++) {
      int[] top = {};
      double topScore = Double.NEGATIVE_INFINITY;
      for (int[] path : LENGTHS[b] == 0 ? List.<int[]>of() : paths(LENGTHS[b])) {
        String labels = Arrays.toString(path).replaceAll("\\D", "");
        boolean allowed = !labels.matches("0.*|.*2|.*[12]2.*");
        double score = score(crf, b, path);
        top = allowed && score > topScore ? path : top;
        topScore = allowed ? Math.max(topScore, score) : topScore;
      }
      assertArrayEquals(top, best[b]);
    }
  }

  @Test
  void theLossIsThatOfAllPaths() {
    Crf crf = crf(ops);
    Matrix dScores = Matrix.zeros(T * B, K);
    for (int label : new int[] {0, 1}) {
      int[] gold = new int[T * B];
      Arrays.fill(gold, label);
      double expected = 0;
      for (int b = 0; b < B; b++) {
        if (LENGTHS[b] > 0) {
          double sum = 0;
          for (int[] path : paths(LENGTHS[b])) {
            sum += Math.exp(score(crf, b, path));
          }
          int[] path = new int[LENGTHS[b]];
          Arrays.fill(path, label);
          expected += Math.log(sum) - score(crf, b, path);
        }
      }
      assertEquals(expected, crf.lossAndGradient(scores, LENGTHS, gold, 1, dScores), 1e-9);
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    int[] gold = {1, 1, 9, 0, 1, 2, 9, 9, 1, 0, 0, 9, 9, 1, 9, 1, 9, 9, 9, 9};
    Param input = Param.zeros("scores", T * B, K);
    input.value().copyFrom(scores);
    Backend.each(
        backend -> {
          Crf crf = crf(backend);
          List<Param> params = new ArrayList<>(crf.params());
          params.add(input);
          GradientCheck.check(
              params,
              () -> 0.25 * crf.lossAndGradient(input.value(), LENGTHS, gold, 0.25f, input.grad()));
        });
  }

  /** Log-sums alone can tell paths of such scores apart. */
  @Test
  void hugeScoresDoNotOverflow() {
    Crf crf = crf(ops);
    Matrix huge = Matrix.of(new float[] {1e30f, -1e30f, 0, -1e30f, 3e30f, 1, 0, 0, 9e30f}, K);
    int[] lengths = {3};
    Matrix dScores = Matrix.zeros(3, K);
    assertArrayEquals(new int[] {0, 1, 2}, crf.best(huge, lengths, Potentials.none(K))[0]);
    assertEquals(0, crf.lossAndGradient(huge, lengths, new int[] {0, 1, 2}, 1, dScores));
    assertArrayEquals(new float[9], dScores.data());
    assertEquals(1, crf.marginals(huge, lengths).get(2, 2));
  }

  @Test
  void gradientsBeyondTheEndsAreZero() {
    Matrix dScores = Matrix.zeros(T * B, K);
    dScores.fill(7);
    crf(ops).lossAndGradient(scores, LENGTHS, new int[T * B], 1, dScores);
    for (int b = 0; b < B; b++) {
      for (int t = LENGTHS[b]; t < T; t++) {
        assertArrayEquals(new float[K], dScores.rows(t * B + b, 1).toArray());
      }
    }
  }

  @Test
  void batchesAndWorkersGiveTheBitsOfOneByOne() {
    int batch = 20;
    int[] lengths = new int[batch];
    Arrays.setAll(lengths, b -> b % (T + 1));
    Matrix many = Samples.random(T * batch, K, 5);
    Matrix alone = Matrix.zeros(T * batch, K);
    Crf one = crf(ops);
    double sum = 0;
    for (int b = 0; b < batch; b++) {
      Matrix d = Matrix.zeros(lengths[b], K);
      Matrix sequence = Matrix.of(many.rows(b, lengths[b], batch).toArray(), K);
      sum += one.lossAndGradient(sequence, new int[] {lengths[b]}, new int[T], 1, d);
      alone.rows(b, lengths[b], batch).copyFrom(d);
    }
    for (int workers = 1; workers <= 3; workers++) {
      try (Workers team = new Workers(workers)) {
        Crf crf = crf(new Ops(ops.kernels(), team));
        Matrix d = Matrix.zeros(T * batch, K);
        double loss = crf.lossAndGradient(many, lengths, new int[T * batch], 1, d);
        assertEquals(sum, loss, 1e-12 * sum);
        assertArrayEquals(alone.data(), d.data());
        for (int i = 0; i < crf.params().size(); i++) {
          assertArrayEquals(one.params().get(i).gradient(), crf.params().get(i).gradient());
        }
      }
    }
  }
}
