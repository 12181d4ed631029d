package elman.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every network learns to count: in aab aac aab aac ... what follows aa hangs on a symbol three
 * steps back. Without memory no loss below 1/3 ln 2 = 0.23 is possible.
 */
class LearningTest {
  private static final int STEPS = 12;
  private static final int UPDATES = 200;

  static final List<String> CELLS = Networks.CELLS;

  @ParameterizedTest
  @FieldSource("CELLS")
  void stackedNetworksRemember(String kind) {
    check(ops -> Networks.stack(ops, kind, 3, 12, 1, 0, false));
    check(ops -> Networks.stack(ops, kind, 3, 12, 2, 0, true));
  }

  /**
   * Softmax and sigmoid are left out: what comes back is a forecast, and a good one has no room for
   * notes about the past.
   */
  @ParameterizedTest
  @EnumSource(names = {"TEACHER", "LOGITS"})
  void jordanNetworksRemember(JordanNetwork.Feedback feedback) {
    check(ops -> Networks.jordan(ops, feedback, 0.5f, 3, 12, 1));
  }

  private static void check(Function<Ops, Network> make) {
    int[] text = {0, 0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 2};
    int[] next = {0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 2, 0};
    Backend.PLAIN.run(
        ops -> {
          Network network = make.apply(ops);
          List<Param> params = network.params();
          Optimizer adam =
              new Optimizer(ops.workers(), Optimizer.Rule.ADAM, Optimizer.Settings.DEFAULT, params);
          double loss = 0;
          for (int n = 0; n < UPDATES; n++) {
            Param.clearGradients(params);
            loss = network.train(text, next, STEPS, null, Networks.ones(STEPS)) / STEPS;
            new GradientClip(1).apply(ops, params);
            adam.step(0.02);
            network.refresh();
          }
          assertTrue(loss < 0.05, "loss " + loss);
        });
  }
}
