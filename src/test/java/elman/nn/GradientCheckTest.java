package elman.nn;

import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every kind of network has the gradients that its losses have, in sizes that no vector fills. */
class GradientCheckTest {
  private static final int VOCABULARY = 7;
  private static final int EMBEDDING = 4;
  private static final int HIDDEN = 5;
  private static final int BATCH = 3;

  static final List<String> CELLS = Networks.CELLS;

  /** How symbols enter a network. */
  private enum Input {
    EMBEDDED,
    ONE_HOT,
    TIED
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void cells(String kind) {
    for (int layers = 1; layers <= 3; layers++) {
      checkStack(kind, layers, Input.EMBEDDED, 0, false, 6);
    }
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void oneStepOnly(String kind) {
    checkStack(kind, 2, Input.EMBEDDED, 0, false, 1);
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void oneHotInput(String kind) {
    checkStack(kind, 1, Input.ONE_HOT, 0, false, 6);
    checkStack(kind, 2, Input.ONE_HOT, 0.4f, false, 6);
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void tiedEmbedding(String kind) {
    checkStack(kind, 2, Input.TIED, 0, false, 6);
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void skipConnections(String kind) {
    checkStack(kind, 3, Input.EMBEDDED, 0, true, 6);
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void dropout(String kind) {
    checkStack(kind, 1, Input.EMBEDDED, 0.3f, false, 6);
    checkStack(kind, 3, Input.TIED, 0.3f, true, 6);
  }

  @ParameterizedTest
  @EnumSource
  void jordan(JordanNetwork.Feedback feedback) {
    for (float decay : new float[] {0, 0.5f}) {
      checkJordan(feedback, decay, 1, 6, false);
      checkJordan(feedback, decay, 3, 6, true);
      checkJordan(feedback, decay, 2, 1, false);
    }
  }

  /** What is not checked cannot be trusted: small errors of one weight or of all must be found. */
  @ParameterizedTest
  @CsvSource({"0, 1.01", "1, 1.01", "4, 0.99", "6, 1.01"})
  void findsWrongGradients(int index, float factor) {
    Backend.PLAIN.run(
        ops -> {
          StackedNetwork network = Networks.stack(ops, "lstm", VOCABULARY, HIDDEN, 1, 0, false);
          GradientCheck.Pass right = pass(network, BATCH, 6);
          Matrix wrong = network.params().get(index).grad();
          assertThrows(
              AssertionError.class,
              () ->
                  GradientCheck.check(
                      network.params(),
                      () -> {
                        double loss = right.run();
                        ops.kernels().scale(wrong.size(), factor, wrong.data(), 0);
                        return loss;
                      }));
        });
  }

  @Test
  void findsAParameterLeftOut() {
    Backend.PLAIN.run(
        ops -> {
          StackedNetwork network = Networks.stack(ops, "elman_tanh", 7, HIDDEN, 1, 0, false);
          List<Param> params = new ArrayList<>(network.params());
          params.add(Param.zeros("unused", 2, 2));
          assertThrows(
              AssertionError.class, () -> GradientCheck.check(params, pass(network, BATCH, 6)));
        });
  }

  private static void checkStack(
      String kind, int layers, Input input, float dropout, boolean skip, int steps) {
    Backend.each(
        ops -> {
          StackedNetwork network = stack(ops, kind, layers, input, dropout, skip);
          Networks.randomise(network, new Rng(5));
          if (kind.equals("elman_relu")) {
            keepOffTheKink(network);
          }
          GradientCheck.check(network.params(), pass(network, BATCH, steps));
        });
  }

  private static StackedNetwork stack(
      Ops ops, String kind, int layers, Input input, float dropout, boolean skip) {
    int inputs = input == Input.ONE_HOT ? VOCABULARY : input == Input.TIED ? HIDDEN : EMBEDDING;
    Param embedding =
        input == Input.ONE_HOT ? null : Param.zeros("embedding.weight", VOCABULARY, inputs);
    return new StackedNetwork(
        ops,
        embedding,
        Networks.cells(ops, kind, inputs, HIDDEN, layers),
        input == Input.TIED ? embedding : Param.zeros("output.weight", VOCABULARY, HIDDEN),
        Param.zeros("output.bias", 1, VOCABULARY),
        dropout,
        skip);
  }

  /**
   * Where relu bends there is no derivative to compare. Weights become small and biases large, so
   * that whatever moves, some units stay on and others off.
   */
  private static void keepOffTheKink(Network network) {
    for (Param param : network.params()) {
      float[] w = param.weights();
      boolean bias = param.name().startsWith("rnn.bias");
      for (int j = 0; j < w.length; j++) {
        w[j] = bias ? (j % 3 == 1 ? -1 : 0.5f) : w[j] * 0.3f;
      }
    }
  }

  private static void checkJordan(
      JordanNetwork.Feedback feedback, float decay, int layers, int steps, boolean tied) {
    Backend.each(
        ops -> {
          int inputs = tied ? HIDDEN : EMBEDDING;
          Param embedding = Param.zeros("embedding.weight", VOCABULARY, inputs);
          List<JordanLayer> stack = new ArrayList<>();
          for (int l = 0; l < layers; l++) {
            stack.add(new JordanLayer(ops, l == 0 ? inputs : HIDDEN, HIDDEN, VOCABULARY, "l" + l));
          }
          JordanNetwork network =
              new JordanNetwork(
                  ops,
                  embedding,
                  stack,
                  tied ? embedding : Param.zeros("output.weight", VOCABULARY, HIDDEN),
                  Param.zeros("output.bias", 1, VOCABULARY),
                  feedback,
                  decay);
          Networks.randomise(network, new Rng(5));
          GradientCheck.check(network.params(), pass(network, BATCH, steps));
        });
  }

  /** A training pass from a state that is not zero, with the same dropout every time. */
  private static GradientCheck.Pass pass(Network network, int batch, int steps) {
    int[] inputs = Networks.symbols(steps * batch, VOCABULARY, 11);
    int[] targets = Networks.symbols(steps * batch, VOCABULARY, 12);
    return () -> {
      network.refresh();
      network.reset(batch);
      Rng states = new Rng(13);
      for (Matrix part : network.state()) {
        for (int k = 0; k < part.size(); k++) {
          part.data()[k] = states.nextFloat();
        }
      }
      double sum = network.train(inputs, targets, steps, new Rng(14), Networks.ones(steps));
      return sum / (steps * batch);
    };
  }
}
