package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Rng;
import elman.nn.Backend;
import org.junit.jupiter.api.Test;

/**
 * Updates of vectors of two floats, to be followed with pencil and paper, thanks to
 *
 * <pre>
 *   sigmoid(ln 3) = 3/4    sigmoid(-ln 3) = 1/4    sigmoid(0) = 1/2
 * </pre>
 *
 * <p>A sentence of two words makes two predictions. Their targets are such that they share no row,
 * so that each can be followed by itself. The learning rate is 1/2.
 */
class UpdateByHandTest {
  private static final float RATE = 0.5f;
  private static final float LN3 = (float) Math.log(3);
  private static final float DELTA = 1e-6f;

  private static Embedding embedding() {
    return new Embedding(Small.counted(4, 2, 1, 1), 2, null, 1);
  }

  private static void set(float[] rows, int at, double first, double second) {
    rows[at] = (float) first;
    rows[at + 1] = (float) second;
  }

  private static void assertRow(double first, double second, float[] rows, int at) {
    assertEquals(first, rows[at], DELTA);
    assertEquals(second, rows[at + 1], DELTA);
  }

  /**
   * The words a, b, c, d. First b has to tell a from c; h is b's row (1, 0).
   *
   * <pre>
   *   h . a = (1, 0) . ( ln 3, 2) =  ln 3    1/2 (1 - 3/4) =  1/8
   *   h . c = (1, 0) . (-ln 3, 1) = -ln 3    1/2 (0 - 1/4) = -1/8
   *   b's input  (1, 0) + 1/8 (ln 3, 2) - 1/8 (-ln 3, 1) = (1 + ln 3 / 4, 1/8)
   *   a's output (ln 3, 2) + 1/8 (1, 0);   c's output (-ln 3, 1) - 1/8 (1, 0)
   * </pre>
   *
   * <p>Then a has to tell b from d; h is a's row (0, 1).
   *
   * <pre>
   *   h . b = (0, 1) . (5, 0)    = 0       1/2 (1 - 1/2) =  1/4
   *   h . d = (0, 1) . (1, ln 3) = ln 3    1/2 (0 - 3/4) = -3/8
   *   a's input  (0, 1) + 1/4 (5, 0) - 3/8 (1, ln 3) = (7/8, 1 - 3/8 ln 3)
   *   b's output (5, 0) + 1/4 (0, 1);   d's output (1, ln 3) - 3/8 (0, 1)
   * </pre>
   */
  @Test
  void skipGramWithOneNegative() {
    Backend.each(
        ops -> {
          Embedding made = embedding();
          int row = made.stride();
          set(made.in(), 0, 0, 1);
          set(made.in(), row, 1, 0);
          set(made.out(), 0, LN3, 2);
          set(made.out(), row, 5, 0);
          set(made.out(), 2 * row, -LN3, 1);
          set(made.out(), 3 * row, 1, LN3);
          Settings settings = Small.settings(Settings.Model.SKIPGRAM, Settings.Loss.NS, 2, 1, 1);
          Objective objective =
              (word, rng, targets) -> {
                targets.add(word * row, 1);
                targets.add((word + 2) * row, 0);
              };
          Learner learner = new Learner(ops.kernels(), made, settings, objective);
          learner.learn(new int[] {0, 1}, 2, RATE, new Rng(1));
          assertRow(1 + LN3 / 4, 0.125, made.in(), row);
          assertRow(LN3 + 0.125, 2, made.out(), 0);
          assertRow(-LN3 - 0.125, 1, made.out(), 2 * row);
          assertRow(0.875, 1 - 0.375 * LN3, made.in(), 0);
          assertRow(5, 0.25, made.out(), row);
          assertRow(1, LN3 - 0.375, made.out(), 3 * row);
        });
  }

  /**
   * The loss of the first prediction above: - log 3/4 - log (1 - 1/4). Only the first prediction of
   * every few counts.
   */
  @Test
  void lossOfAPrediction() {
    Backend.each(
        ops -> {
          Embedding made = embedding();
          int row = made.stride();
          set(made.in(), row, 1, 0);
          set(made.out(), 0, LN3, 2);
          set(made.out(), 2 * row, -LN3, 1);
          Settings settings = Small.settings(Settings.Model.SKIPGRAM, Settings.Loss.NS, 2, 1, 1);
          Objective objective =
              (word, rng, targets) -> {
                targets.add(word * row, 1);
                targets.add((word + 2) * row, 0);
              };
          Learner learner = new Learner(ops.kernels(), made, settings, objective);
          learner.learn(new int[] {0, 1}, 2, RATE, new Rng(1));
          assertEquals(-2 * Math.log(0.75), learner.loss() / learner.losses(), DELTA);
        });
  }

  /**
   * a 4, b 2, c 1, d 1: d and c meet in node 0, that and b in node 1, and that and a in the root,
   * node 2. So b's path is 0 at the root, which ought to give 1, and 1 at node 1, which ought to
   * give 0. The context is a, whose row (1, 0) is h.
   *
   * <pre>
   *   root:   (1, 0) . ( ln 3, 2) =  ln 3    1/2 (1 - 3/4) =  1/8
   *   node 1: (1, 0) . (-ln 3, 1) = -ln 3    1/2 (0 - 1/4) = -1/8
   * </pre>
   *
   * <p>The rest is as above. The prediction of a takes a row that no node has.
   */
  @Test
  void pathOfATree() {
    Backend.each(
        ops -> {
          Embedding made = embedding();
          int row = made.stride();
          set(made.in(), 0, 1, 0);
          set(made.out(), row, -LN3, 1);
          set(made.out(), 2 * row, LN3, 2);
          Settings settings = Small.settings(Settings.Model.SKIPGRAM, Settings.Loss.HS, 2, 1, 1);
          Objective paths = new HuffmanTree(made.words()).objective(row);
          Objective objective =
              (word, rng, targets) -> {
                if (word == 1) {
                  paths.addTargets(word, rng, targets);
                } else {
                  targets.add(3 * row, 1);
                }
              };
          Learner learner = new Learner(ops.kernels(), made, settings, objective);
          learner.learn(new int[] {0, 1}, 2, RATE, new Rng(1));
          assertRow(1 + LN3 / 4, 0.125, made.in(), 0);
          assertRow(LN3 + 0.125, 2, made.out(), 2 * row);
          assertRow(-LN3 - 0.125, 1, made.out(), row);
          assertRow(0, 0, made.out(), 0);
        });
  }
}
