package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A language model from end to end equals PyTorch step by step: embedding, two LSTM layers,
 * softmax, truncated BPTT with the state carried over three chunks, clipping, Adam.
 */
class TrainingGoldenTest {
  private static final int BATCH = 2;
  private static final int STEPS = 4;

  @ParameterizedTest
  @ValueSource(strings = {"lm_tbptt_adam", "lm_tbptt_adam_tied"})
  void equalsPyTorch(String name) {
    Golden golden = Golden.load(name);
    Backend.each(ops -> new Model(ops, golden).check(ops));
  }

  private static final class Model {
    final Golden golden;
    final List<Cell> cells;
    final Param embedding;
    final Param headWeight;
    final Param headBias;
    final boolean tied;
    final StackedNetwork network;

    Model(Ops ops, Golden golden) {
      this.golden = golden;
      int hidden = golden.at("H").integer();
      int inputs = golden.at("E").integer();
      cells = Networks.cells(ops, "lstm", inputs, hidden, 2);
      Golden init = golden.at("init");
      for (int l = 0; l < cells.size(); l++) {
        GoldenStack.setWeights(cells.get(l), init.at("lstm", l));
      }
      embedding = init.at("emb").param(inputs);
      tied = !init.has("head_w");
      headWeight = tied ? embedding : init.at("head_w").param(hidden);
      headBias = init.at("head_b").param(golden.at("V").integer());
      network = new StackedNetwork(ops, embedding, cells, headWeight, headBias, 0, false);
      network.reset(BATCH);
      assertEquals(tied ? 10 : 11, network.params().size());
    }

    void check(Ops ops) {
      int[] ids = golden.at("ids").integers();
      Optimizer adam =
          new Optimizer(
              ops.workers(), Optimizer.Rule.ADAM, Optimizer.Settings.DEFAULT, network.params());
      GradientClip clip = new GradientClip(0.2);
      int n = STEPS * BATCH;
      for (int c = 0; c < golden.at("steps").size(); c++) {
        Golden step = golden.at("steps", c);
        int[] inputs = Arrays.copyOfRange(ids, c * n, (c + 1) * n);
        int[] targets = Arrays.copyOfRange(ids, c * n + BATCH, (c + 1) * n + BATCH);
        Param.clearGradients(network.params());
        double sum = network.train(inputs, targets, STEPS, null, Networks.ones(STEPS));
        step.at("loss").assertMatches(sum / n);
        assertGradients(step.at("grads_before_clip"));
        assertState(step.at("state_after"));
        GradientClip.ClipStats stats = clip.apply(ops, network.params());
        step.at("grad_norm").assertMatches(stats.norm());
        assertTrue(stats.clipped());
        adam.step(0.01);
        network.refresh();
        assertWeights(step.at("params_after"));
      }
    }

    private void assertGradients(Golden expected) {
      for (int l = 0; l < cells.size(); l++) {
        GoldenStack.assertGradients(expected.at("lstm", l), cells.get(l));
      }
      expected.at("emb").assertMatches(embedding.grad());
      if (!tied) {
        expected.at("head_w").assertMatches(headWeight.grad());
      }
      expected.at("head_b").assertMatches(headBias.grad());
    }

    private void assertWeights(Golden expected) {
      for (int l = 0; l < cells.size(); l++) {
        GoldenStack.assertWeights(expected.at("lstm", l), cells.get(l));
      }
      expected.at("emb").assertMatches(embedding.value());
      if (!tied) {
        expected.at("head_w").assertMatches(headWeight.value());
      }
      expected.at("head_b").assertMatches(headBias.value());
    }

    private void assertState(Golden expected) {
      List<Matrix> state = network.state();
      for (int l = 0; l < cells.size(); l++) {
        expected.at(l, "h").assertMatches(state.get(2 * l));
        expected.at(l, "c").assertMatches(state.get(2 * l + 1));
      }
    }
  }
}
