package elman.nn;

import elman.core.Ops;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cell, in one layer and in two, equals PyTorch forwards and backwards. */
class CellGoldenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elman_tanh",
        "elman_relu",
        "lstm",
        "gru_torch",
        "gru_textbook",
        "elman_tanh_2layer",
        "lstm_2layer",
        "gru_torch_2layer",
        "gru_textbook_2layer",
        "mingru",
        "mingru_2layer",
        "ssm",
        "ssm_2layer"
      })
  void equalsPyTorch(String name) {
    Golden golden = Golden.load(name);
    Backend.each(
        ops -> {
          assertForward(ops, golden);
          assertLogits(ops, golden);
          assertBackward(ops, golden);
        });
  }

  private static void assertForward(Ops ops, Golden golden) {
    GoldenStack stack = new GoldenStack(ops, golden);
    StackedNetwork network = stack.network(ops);
    stack.setState(network.state(), 0, stack.cells.size());
    float[] losses = new float[stack.ids.length];
    network.losses(stack.ids, stack.targets, stack.steps, losses);
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    golden.at("loss").assertMatches(sum / losses.length);
    golden.at("outputs").assertMatches(stack.cells.get(stack.cells.size() - 1).output());
    stack.assertLastState(network.state(), 0, stack.cells.size());
  }

  /** Only the logits after a chunk can be had, so here come chunks of 1 .. T steps. */
  private static void assertLogits(Ops ops, Golden golden) {
    GoldenStack stack = new GoldenStack(ops, golden);
    StackedNetwork network = stack.network(ops);
    for (int t = 0; t < stack.steps; t++) {
      stack.setState(network.state(), 0, stack.cells.size());
      golden.at("logits", t).assertMatches(network.predict(stack.ids, t + 1));
    }
  }

  /** The second pass must not see what the first has left behind. */
  private static void assertBackward(Ops ops, Golden golden) {
    GoldenStack stack = new GoldenStack(ops, golden);
    StackedNetwork network = stack.network(ops);
    network.train(stack.ids, stack.targets, stack.steps, null, Networks.ones(stack.steps));
    Param.clearGradients(network.params());
    stack.setState(network.state(), 0, stack.cells.size());
    double sum =
        network.train(stack.ids, stack.targets, stack.steps, null, Networks.ones(stack.steps));
    golden.at("loss").assertMatches(sum / stack.ids.length);
    stack.assertGradients();
    stack.assertLastState(network.state(), 0, stack.cells.size());
  }
}
