package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Jordan network equals one written out in PyTorch, whatever its output feeds back. */
class JordanGoldenTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEACHER")
  void equalsPyTorch(JordanNetwork.Feedback feedback) {
    Golden golden = Golden.load("jordan_" + feedback.name().toLowerCase(Locale.ROOT));
    Backend.each(ops -> new Case(ops, golden, feedback).check());
  }

  private static final class Case {
    final Golden golden;
    final int steps;
    final int batch;
    final int hidden;
    final Param x;
    final JordanLayer layer;
    final Param weight;
    final Param bias;
    final JordanNetwork network;
    final int[] ids;
    final int[] targets;

    Case(Ops ops, Golden golden, JordanNetwork.Feedback feedback) {
      this.golden = golden;
      steps = golden.at("T").integer();
      batch = golden.at("B").integer();
      hidden = golden.at("H").integer();
      int inputs = golden.at("I").integer();
      int classes = golden.at("K").integer();
      x = golden.at("x").param(inputs);
      layer = new JordanLayer(ops, inputs, hidden, classes, "l0");
      golden.at("params", "w").copyTo(layer.params().get(0).value());
      golden.at("params", "u").copyTo(layer.params().get(1).value());
      golden.at("params", "b_h").copyTo(layer.params().get(2).value());
      weight = golden.at("params", "v").param(hidden);
      bias = golden.at("params", "b_y").param(classes);
      network = new JordanNetwork(ops, x, List.of(layer), weight, bias, feedback, 0);
      network.reset(batch);
      ids = IntStream.range(0, steps * batch).toArray();
      targets = golden.at("targets").integers();
    }

    void check() {
      for (int t = 0; t < steps; t++) {
        golden.at("f0").copyTo(network.state().get(0));
        golden.at("logits", t).assertMatches(network.predict(ids, t + 1));
      }
      golden.at("f0").copyTo(network.state().get(0));
      double sum = network.train(ids, targets, steps, null, Networks.ones(steps));
      golden.at("loss").assertMatches(sum / ids.length);
      golden.at("hidden").assertMatches(layer.output());
      golden.at("grads", "x").assertMatches(x.grad());
      golden.at("grads", "w").assertMatches(layer.params().get(0).grad());
      golden.at("grads", "u").assertMatches(layer.params().get(1).grad());
      golden.at("grads", "b_h").assertMatches(layer.params().get(2).grad());
      golden.at("grads", "v").assertMatches(weight.grad());
      golden.at("grads", "b_y").assertMatches(bias.grad());
      golden.at("grads", "f0").assertMatches(gradientByContext());
    }

    /** U' times the gradient by the first step's pre-activations. */
    private Matrix gradientByContext() {
      Matrix u = layer.params().get(1).value();
      Matrix d = layer.outputGradient(0, batch);
      Matrix ds = Matrix.zeros(batch, u.cols());
      for (int b = 0; b < batch; b++) {
        for (int j = 0; j < hidden; j++) {
          for (int k = 0; k < u.cols(); k++) {
            ds.set(b, k, ds.get(b, k) + d.get(b, j) * u.get(j, k));
          }
        }
      }
      return ds;
    }
  }
}
