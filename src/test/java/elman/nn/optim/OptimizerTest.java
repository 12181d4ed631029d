package elman.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.nn.Backend;
import elman.nn.Cell;
import elman.nn.Elman;
import elman.nn.Golden;
import elman.nn.Initializer;
import elman.nn.Param;
import elman.nn.StackedNetwork;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {

  /** All rules, each with and without clipping, on a network with two matrices of weights. */
  @Test
  void equalsPyTorch() {
    Golden golden = Golden.load("optimizers");
    Backend.each(
        ops -> {
          for (int run = 0; run < golden.at("runs").size(); run++) {
            assertRun(ops, golden, golden.at("runs", run));
          }
        });
  }

  private static void assertRun(Ops ops, Golden golden, Golden run) {
    Param x = golden.at("x").param(4);
    Cell cell = new Elman(ops, 4, 5, false, "l0");
    Param w1 = cell.params().get(0);
    golden.at("w1").copyTo(w1.value());
    Param w2 = golden.at("w2").param(5);
    StackedNetwork network =
        new StackedNetwork(ops, x, List.of(cell), w2, Param.zeros("b", 1, 3), 0, false);
    int[] ids = {0, 1, 2, 3, 4, 5};
    int[] targets = golden.at("targets").integers();
    Golden options = run.at("options");
    List<Param> params = List.of(w1, w2);
    Optimizer optimizer =
        new Optimizer(ops.workers(), rule(run.at("name").text()), settings(options), params);
    double limit = run.has("clip_norm") ? run.at("clip_norm").number() : Double.POSITIVE_INFINITY;
    for (int n = 0; n < run.at("steps").size(); n++) {
      Golden step = run.at("steps", n);
      network.reset(ids.length);
      Param.clearGradients(network.params());
      double sum = network.train(ids, targets, 1, null, new float[] {1});
      step.at("loss").assertMatches(sum / ids.length);
      step.at("grad_norm").assertMatches(new GradientClip(limit).apply(ops, params).norm());
      optimizer.step(options.at("lr").number());
      network.refresh();
      step.at("w1").assertMatches(w1.value());
      step.at("w2").assertMatches(w2.value());
    }
  }

  private static Optimizer.Rule rule(String name) {
    String rule = name.equals("sgd_momentum") ? "sgd" : name;
    return Optimizer.Rule.valueOf(rule.toUpperCase(Locale.ROOT));
  }

  /** What a run leaves out has PyTorch's default, which for Adam is ours. */
  private static Optimizer.Settings settings(Golden options) {
    return new Optimizer.Settings(
        option(options, "momentum", 0),
        option(options, "alpha", 0),
        0.9f,
        0.999f,
        option(options, "eps", 1e-8f),
        option(options, "weight_decay", 0));
  }

  private static float option(Golden options, String name, float missing) {
    return options.has(name) ? (float) options.at(name).number() : missing;
  }

  /**
   * A checkpoint holds the weights, the averages and the number of steps: nothing else is needed.
   */
  @ParameterizedTest
  @EnumSource
  void goesOnFromItsAverages(Optimizer.Rule rule) {
    try (Workers workers = new Workers(1)) {
      List<Param> whole = params();
      Optimizer unbroken = new Optimizer(workers, rule, Optimizer.Settings.DEFAULT, whole);
      train(unbroken, whole, 0, 6);

      List<Param> before = params();
      Optimizer first = new Optimizer(workers, rule, Optimizer.Settings.DEFAULT, before);
      train(first, before, 0, 3);
      List<Param> after = params();
      Optimizer second = new Optimizer(workers, rule, Optimizer.Settings.DEFAULT, after);
      second.resumeAt(first.step());
      for (int i = 0; i < before.size(); i++) {
        after.get(i).value().copyFrom(before.get(i).value());
        for (int s = 0; s < first.slots(i).length; s++) {
          System.arraycopy(first.slots(i)[s], 0, second.slots(i)[s], 0, first.slots(i)[s].length);
        }
      }
      train(second, after, 3, 6);
      assertEquals(6, second.step());
      assertSameWeights(whole, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsAreTheSameForAnyNumberOfWorkers(Optimizer.Rule rule) {
    List<Param> one = trained(rule, 1);
    assertSameWeights(one, trained(rule, 2));
    assertSameWeights(one, trained(rule, 3));
  }

  private static List<Param> trained(Optimizer.Rule rule, int workers) {
    try (Workers team = new Workers(workers)) {
      List<Param> params = params();
      train(new Optimizer(team, rule, Optimizer.Settings.DEFAULT, params), params, 0, 3);
      return params;
    }
  }

  private static void assertSameWeights(List<Param> expected, List<Param> actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).weights(), actual.get(i).weights());
    }
  }

  /** One large enough to be shared out, one not. */
  private static List<Param> params() {
    List<Param> params = List.of(Param.zeros("w", 100, 171), Param.zeros("b", 1, 7));
    params.forEach(param -> new Initializer(new Rng(1)).uniform(param, 1));
    return params;
  }

  private static void train(Optimizer optimizer, List<Param> params, int from, int to) {
    for (int n = from; n < to; n++) {
      for (Param param : params) {
        Rng rng = new Rng(n);
        for (int j = 0; j < param.gradient().length; j++) {
          param.gradient()[j] = rng.nextFloat() - 0.5f;
        }
      }
      optimizer.step(0.01);
    }
  }
}
