package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of network. */
class NetworkTest {
  private static final int VOCABULARY = 7;
  private static final int HIDDEN = 5;
  private static final int BATCH = 3;
  private static final int STEPS = 8;
  private static final int N = STEPS * BATCH;

  private static final int[] INPUTS = Networks.symbols(N, VOCABULARY, 1);
  private static final int[] TARGETS = Networks.symbols(N, VOCABULARY, 2);

  /** A way to make a network, with a name. */
  record Kind(String name, Function<Ops, Network> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    Stream<Kind> stacks =
        Networks.CELLS.stream()
            .map(
                cell ->
                    new Kind(
                        cell, ops -> Networks.stack(ops, cell, VOCABULARY, HIDDEN, 2, 0.3f, true)));
    Stream<Kind> jordans =
        Arrays.stream(JordanNetwork.Feedback.values())
            .map(
                feedback ->
                    new Kind(
                        "jordan " + feedback,
                        ops -> Networks.jordan(ops, feedback, 0.5f, VOCABULARY, HIDDEN, 2)));
    Stream<Kind> oneHot = Stream.of(new Kind("one-hot lstm", ops -> lstm(ops, null)));
    return Stream.of(stacks, jordans, oneHot).flatMap(Function.identity());
  }

  /** The carried state is all that a chunk needs to know of those before it. */
  @ParameterizedTest
  @MethodSource("kinds")
  void twoChunksLoseWhatOneDoes(Kind kind) {
    Backend.each(
        ops -> {
          Network network = kind.make.apply(ops);
          network.reset(BATCH);
          float[] whole = new float[N];
          network.losses(INPUTS, TARGETS, STEPS, whole);
          List<float[]> state = Networks.state(network);
          network.reset(BATCH);
          float[] halves = new float[N];
          for (int from = 0; from < N; from += N / 2) {
            float[] half = new float[N / 2];
            int[] inputs = Arrays.copyOfRange(INPUTS, from, from + N / 2);
            int[] targets = Arrays.copyOfRange(TARGETS, from, from + N / 2);
            network.losses(inputs, targets, STEPS / 2, half);
            System.arraycopy(half, 0, halves, from, N / 2);
          }
          assertArrayEquals(whole, halves, 1e-6f);
          assertClose(state, Networks.state(network), 1e-6f);
        });
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void predictionsAreThoseThatTheLossesRate(Kind kind) {
    Backend.each(
        ops -> {
          Network network = kind.make.apply(ops);
          network.reset(BATCH);
          float[] losses = new float[N];
          network.losses(INPUTS, TARGETS, STEPS, losses);
          network.reset(BATCH);
          Matrix logits = network.predict(INPUTS, STEPS);
          for (int b = 0; b < BATCH; b++) {
            double sum = 0;
            for (int k = 0; k < VOCABULARY; k++) {
              sum += Math.exp(logits.get(b, k));
            }
            int last = N - BATCH + b;
            double expected = Math.log(sum) - logits.get(b, TARGETS[last]);
            assertEquals(expected, losses[last], 1e-5);
          }
        });
  }

  /** Dropout is for training: losses are the same again and again, without a generator. */
  @ParameterizedTest
  @MethodSource("kinds")
  void trainingWithoutGeneratorSeesTheLossesOfEvaluation(Kind kind) {
    Backend.each(
        ops -> {
          Network network = kind.make.apply(ops);
          network.reset(BATCH);
          float[] losses = new float[N];
          network.losses(INPUTS, TARGETS, STEPS, losses);
          double expected = 0;
          for (float loss : losses) {
            expected += loss;
          }
          network.reset(BATCH);
          double sum = network.train(INPUTS, TARGETS, STEPS, null, Networks.ones(STEPS));
          assertEquals(expected, sum, 1e-5);
        });
  }

  /** Buffers are used again; a chunk must not see what a longer and wider one left in them. */
  @ParameterizedTest
  @MethodSource("kinds")
  void aUsedNetworkIsAsGoodAsNew(Kind kind) {
    Backend.each(
        ops -> {
          Network used = kind.make.apply(ops);
          used.reset(2 * BATCH);
          int[] inputs = Networks.symbols(4 * N, VOCABULARY, 3);
          int[] targets = Networks.symbols(4 * N, VOCABULARY, 4);
          used.train(inputs, targets, 2 * STEPS, new Rng(5), Networks.ones(2 * STEPS));
          used.predict(inputs, STEPS);
          used.reset(BATCH);
          Param.clearGradients(used.params());
          Network fresh = kind.make.apply(ops);
          fresh.reset(BATCH);
          float[] ones = Networks.ones(STEPS);
          assertEquals(
              fresh.train(INPUTS, TARGETS, STEPS, new Rng(6), ones),
              used.train(INPUTS, TARGETS, STEPS, new Rng(6), ones));
          assertClose(Networks.gradients(fresh), Networks.gradients(used), 0);
          assertClose(Networks.state(fresh), Networks.state(used), 0);
        });
  }

  /** Gradients are added to what is there, so that chunks can share an update. */
  @ParameterizedTest
  @MethodSource("kinds")
  void twoPassesAddTheirGradients(Kind kind) {
    Backend.each(
        ops -> {
          Network network = kind.make.apply(ops);
          float[] ones = Networks.ones(STEPS);
          network.reset(BATCH);
          network.train(INPUTS, TARGETS, STEPS, new Rng(7), ones);
          List<float[]> once = Networks.gradients(network);
          network.reset(BATCH);
          network.train(INPUTS, TARGETS, STEPS, new Rng(7), ones);
          List<float[]> twice = Networks.gradients(network);
          for (int i = 0; i < once.size(); i++) {
            for (int k = 0; k < once.get(i).length; k++) {
              assertEquals(2 * once.get(i)[k], twice.get(i)[k], 1e-6);
            }
          }
        });
  }

  /** A sequence's losses depend on no other sequence of the batch. */
  @ParameterizedTest
  @MethodSource("kinds")
  void sequencesDoNotMix(Kind kind) {
    Backend.each(
        ops -> {
          Network network = kind.make.apply(ops);
          network.reset(BATCH);
          float[] together = new float[N];
          network.losses(INPUTS, TARGETS, STEPS, together);
          for (int b = 0; b < BATCH; b++) {
            int[] inputs = new int[STEPS];
            int[] targets = new int[STEPS];
            float[] expected = new float[STEPS];
            for (int t = 0; t < STEPS; t++) {
              inputs[t] = INPUTS[t * BATCH + b];
              targets[t] = TARGETS[t * BATCH + b];
              expected[t] = together[t * BATCH + b];
            }
            float[] alone = new float[STEPS];
            network.reset(1);
            network.losses(inputs, targets, STEPS, alone);
            assertArrayEquals(expected, alone, 1e-6f);
          }
        });
  }

  /** Symbol k, one-hot, is column k of W: what an embedding by unit vectors gives. */
  @Test
  void oneHotInputIsAnEmbeddingByUnitVectors() {
    Backend.each(
        ops -> {
          float[] oneHot = losses(ops, null);
          Param identity = Param.zeros("embedding.weight", VOCABULARY, VOCABULARY);
          new Initializer(new Rng(0)).identity(identity);
          assertArrayEquals(losses(ops, identity), oneHot, 1e-6f);
        });
  }

  private static float[] losses(Ops ops, Param embedding) {
    StackedNetwork network = lstm(ops, embedding);
    network.reset(BATCH);
    float[] losses = new float[N];
    network.losses(INPUTS, TARGETS, STEPS, losses);
    return losses;
  }

  private static StackedNetwork lstm(Ops ops, Param embedding) {
    Initializer initializer = new Initializer(new Rng(1));
    Cell cell = new Lstm(ops, VOCABULARY, HIDDEN, "l0");
    cell.params().forEach(param -> initializer.uniform(param, 1));
    Param weight = Param.zeros("output.weight", VOCABULARY, HIDDEN);
    initializer.uniform(weight, 1);
    Param bias = Param.zeros("output.bias", 1, VOCABULARY);
    return new StackedNetwork(ops, embedding, List.of(cell), weight, bias, 0, false);
  }

  @Test
  void parametersHaveTheirNamesAndOrder() {
    Backend.PLAIN.run(
        ops -> {
          List<String> names =
              Networks.stack(ops, "lstm", 7, 5, 2, 0, false).params().stream()
                  .map(Param::name)
                  .toList();
          assertEquals(
              List.of(
                  "embedding.weight",
                  "rnn.weight_ih_l0",
                  "rnn.weight_hh_l0",
                  "rnn.bias_ih_l0",
                  "rnn.bias_hh_l0",
                  "rnn.weight_ih_l1",
                  "rnn.weight_hh_l1",
                  "rnn.bias_ih_l1",
                  "rnn.bias_hh_l1",
                  "output.weight",
                  "output.bias"),
              names);
        });
  }

  private static void assertClose(List<float[]> expected, List<float[]> actual, float delta) {
    assertEquals(expected.size(), actual.size());
    assertFalse(expected.isEmpty());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), delta);
    }
  }
}
