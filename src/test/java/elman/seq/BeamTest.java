package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamTest {
  private static final int END = 0;
  private static final int START = 0;
  private static final int V = 4;

  /** Log-probabilities that depend on a sentence and all tokens so far, drawn from its hash. */
  private static float[] next(int sentence, List<Integer> prefix) {
    Rng rng = new Rng(1000L * sentence + prefix.hashCode());
    double[] weights = new double[V];
    Arrays.setAll(weights, token -> Math.exp(2 * rng.nextGaussian()));
    double sum = Arrays.stream(weights).sum();
    float[] row = new float[V];
    for (int token = 0; token < V; token++) {
      row[token] = (float) Math.log(weights[token] / sum);
    }
    return row;
  }

  /** A decoder whose states are the tokens that it has seen, the start symbol first. */
  private static final class Recorder implements Stepper {
    private final int[] sentences;
    private List<List<Integer>> states;
    private int calls;

    Recorder(int... sentences) {
      this.sentences = sentences;
      states = Arrays.stream(sentences).mapToObj(s -> List.<Integer>of()).toList();
    }

    @Override
    public Matrix logProbabilities(int[] lastTokens, int[] parents, int width) {
      calls++;
      int rows = width * sentences.length;
      assertEquals(rows, lastTokens.length);
      assertEquals(rows, parents.length);
      List<List<Integer>> moved = new ArrayList<>();
      Matrix logProbabilities = Matrix.zeros(rows, V);
      for (int row = 0; row < rows; row++) {
        assertEquals(row % sentences.length, parents[row] % sentences.length, "same sentence");
        List<Integer> state = new ArrayList<>(states.get(parents[row]));
        state.add(lastTokens[row]);
        moved.add(state);
        int sentence = sentences[row % sentences.length];
        logProbabilities
            .rows(row, 1)
            .copyFrom(Matrix.of(next(sentence, state.subList(1, state.size())), V));
      }
      states = moved;
      return logProbabilities;
    }
  }

  private static List<Hypothesis> search(int width, double alpha, int sentence, int maxLength) {
    Beam beam = new Beam(width, START, END, alpha);
    return beam.search(new Recorder(sentence), new int[] {maxLength}).get(0);
  }

  /** All sequences there are, best first. */
  private static List<Hypothesis> exhaustive(double alpha, int sentence, int maxLength) {
    List<Hypothesis> all = new ArrayList<>();
    extend(all, new Beam(1, START, END, alpha), sentence, maxLength, List.of(), 0);
    all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
    return all;
  }

  private static void extend(
      List<Hypothesis> all, Beam beam, int sentence, int left, List<Integer> prefix, double sum) {
    int[] tokens = prefix.stream().mapToInt(Integer::intValue).toArray();
    if (left == 0) {
      all.add(new Hypothesis(tokens, sum, beam.score(sum, tokens.length), false));
      return;
    }
    float[] row = next(sentence, prefix);
    for (int token = 0; token < V; token++) {
      double longer = sum + row[token];
      if (token == END) {
        all.add(new Hypothesis(tokens, longer, beam.score(longer, tokens.length + 1), true));
      } else {
        List<Integer> more = new ArrayList<>(prefix);
        more.add(token);
        extend(all, beam, sentence, left - 1, more, longer);
      }
    }
  }

  private static void assertSame(Hypothesis expected, Hypothesis actual) {
    assertArrayEquals(expected.tokens(), actual.tokens());
    assertEquals(expected.logProbability(), actual.logProbability(), 1e-9);
    assertEquals(expected.score(), actual.score(), 1e-9);
    assertEquals(expected.ended(), actual.ended());
  }

  /** There are 1 + 3 + 9 + 27 sequences that end, and 81 that are cut. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 1})
  void aBeamOfAllSequencesFindsWhatExhaustiveSearchFinds(double alpha) {
    List<Hypothesis> all = exhaustive(alpha, 3, 4);
    List<Hypothesis> found = search(200, alpha, 3, 4);
    assertEquals(121, all.size());
    assertEquals(121, found.size());
    for (int i = 0; i < all.size(); i++) {
      assertSame(all.get(i), found.get(i));
    }
  }

  @Test
  void aWiderBeamFindsMoreUntilItFindsTheBest() {
    double[] sums = new double[7];
    for (int sentence = 0; sentence < 50; sentence++) {
      double best = exhaustive(0, sentence, 6).get(0).score();
      for (int width = 1; width < sums.length; width++) {
        List<Hypothesis> found = search(width, 0, sentence, 6);
        double score = found.get(0).score();
        assertTrue(score <= best + 1e-9);
        assertTrue(found.size() <= width);
        sums[width] += score;
      }
      sums[0] += best;
    }
    assertTrue(sums[1] < sums[2] && sums[2] < sums[4] && sums[4] <= sums[6], Arrays.toString(sums));
    assertTrue(sums[6] <= sums[0] + 1e-9);
    assertEquals(sums[0], sums[6], 0.02 * -sums[0]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void widthOneIsGreedy(double alpha) {
    for (int sentence = 0; sentence < 50; sentence++) {
      List<Integer> greedy = new ArrayList<>();
      boolean ended = false;
      while (!ended && greedy.size() < 6) {
        float[] row = next(sentence, greedy);
        int best = 0;
        for (int token = 1; token < V; token++) {
          best = row[token] > row[best] ? token : best;
        }
        ended = best == END;
        if (!ended) {
          greedy.add(best);
        }
      }
      Hypothesis found = search(1, alpha, sentence, 6).get(0);
      assertArrayEquals(greedy.stream().mapToInt(Integer::intValue).toArray(), found.tokens());
      assertEquals(ended, found.ended());
    }
  }

  @Test
  void sentencesTogetherFindWhatTheyFindAlone() {
    int[] maxLengths = {6, 0, 3, 1, 5};
    for (int width = 1; width <= 4; width++) {
      Beam beam = new Beam(width, START, END, 0.6);
      List<List<Hypothesis>> together = beam.search(new Recorder(4, 5, 6, 7, 8), maxLengths);
      assertEquals(maxLengths.length, together.size());
      for (int s = 0; s < maxLengths.length; s++) {
        List<Hypothesis> alone = search(width, 0.6, 4 + s, maxLengths[s]);
        assertEquals(alone.size(), together.get(s).size());
        for (int i = 0; i < alone.size(); i++) {
          assertSame(alone.get(i), together.get(s).get(i));
        }
      }
    }
  }

  /**
   * By hand: a (0.5) is likelier than b (0.4), but b ends with 0.9, whereas what follows a is a
   * (0.4), b (0.3) or the end (0.3), and then the end.
   */
  private static Stepper byHand() {
    int[][] states = {{3}};
    return (lastTokens, parents, width) -> {
      float[][] rows = {{1, 0, 0}, {0.3f, 0.4f, 0.3f}, {0.9f, 0.05f, 0.05f}, {0.1f, 0.5f, 0.4f}};
      int[] next = new int[width];
      Matrix logProbabilities = Matrix.zeros(width, 3);
      for (int i = 0; i < width; i++) {
        int before = states[0][parents[i]];
        next[i] = lastTokens[i] == END ? 3 : before == 3 ? lastTokens[i] : 0;
        for (int token = 0; token < 3; token++) {
          logProbabilities.set(i, token, (float) Math.log(rows[next[i]][token]));
        }
      }
      states[0] = next;
      return logProbabilities;
    };
  }

  @Test
  void byHandABeamOfTwoFindsWhatGreedySearchMisses() {
    int[] maxLengths = {9};
    List<Hypothesis> greedy = new Beam(1, START, END, 0).search(byHand(), maxLengths).get(0);
    assertEquals(1, greedy.size());
    assertArrayEquals(new int[] {1, 1}, greedy.get(0).tokens());
    assertEquals(Math.log(0.2), greedy.get(0).score(), 1e-6);
    List<Hypothesis> two = new Beam(2, START, END, 0).search(byHand(), maxLengths).get(0);
    assertEquals(2, two.size());
    assertArrayEquals(new int[] {2}, two.get(0).tokens());
    assertEquals(Math.log(0.36), two.get(0).score(), 1e-6);
    assertArrayEquals(new int[] {1, 1}, two.get(1).tokens());
    List<Hypothesis> longer = new Beam(2, START, END, 8).search(byHand(), maxLengths).get(0);
    assertArrayEquals(new int[] {1, 1}, longer.get(0).tokens());
    assertEquals(Math.log(0.2) / Math.pow(8 / 6.0, 8), longer.get(0).score(), 1e-6);
  }

  @Test
  void withoutAnEndSymbolAllHypothesesAreCut() {
    List<Hypothesis> found =
        new Beam(3, START, -1, 0).search(new Recorder(2), new int[] {5}).get(0);
    assertEquals(3, found.size());
    for (Hypothesis hypothesis : found) {
      assertEquals(5, hypothesis.tokens().length);
      assertFalse(hypothesis.ended());
    }
  }

  @Test
  void stopsAsSoonAsEnoughHaveEnded() {
    Recorder recorder = new Recorder(4, 5);
    new Beam(2, START, END, 0).search(recorder, new int[] {1000, 1000});
    assertTrue(recorder.calls < 100, recorder.calls + " steps");
  }

  @Test
  void whereNothingHasAProbabilityNothingIsFound() {
    Matrix nothing = Matrix.zeros(1, V);
    for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      nothing.fill(value);
      List<List<Hypothesis>> found =
          new Beam(2, START, END, 0).search((tokens, parents, width) -> nothing, new int[] {9});
      assertEquals(List.of(List.of()), found);
    }
  }

  @Test
  void refusesWhatIsNoBeam() {
    assertThrows(IllegalArgumentException.class, () -> new Beam(0, START, END, 0));
    assertThrows(IllegalArgumentException.class, () -> new Beam(1, START, END, -1));
    assertThrows(IllegalArgumentException.class, () -> new Beam(1, START, END, Double.NaN));
  }
}
