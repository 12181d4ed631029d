package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Kernels;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training gives the same bits for any number of workers. The sizes are such that there is work for
 * three, and none a multiple of a vector or of the rows that a worker takes at a time.
 */
class SameBitsTest {
  private static final int VOCABULARY = 53;
  private static final int HIDDEN = 37;
  private static final int BATCH = 21;
  private static final int STEPS = 7;
  private static final int MANY_UNITS = 384;
  private static final int FEW_SEQUENCES = 3;
  private static final int UPDATES = 3;

  static Stream<String> kinds() {
    return Stream.concat(Networks.CELLS.stream(), Stream.of("TEACHER", "SOFTMAX"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void trainingIsTheSameForOneTwoAndThreeWorkers(String kind) {
    assertSame(kind, HIDDEN, BATCH);
  }

  /** So many units and so few sequences that the workers take units instead of sequences. */
  @ParameterizedTest
  @MethodSource("kinds")
  void workersThatShareUnitsDoTheSame(String kind) {
    assertSame(kind, MANY_UNITS, FEW_SEQUENCES);
  }

  private static void assertSame(String kind, int hidden, int batch) {
    for (Kernels kernels : Backend.KERNELS) {
      Result one = train(kernels, 1, kind, hidden, batch);
      for (int workers = 2; workers <= 3; workers++) {
        Result more = train(kernels, workers, kind, hidden, batch);
        String what = kernels.description() + ", " + workers + " workers";
        assertEquals(one.losses, more.losses, what);
        for (int i = 0; i < one.weights.size(); i++) {
          assertArrayEquals(one.weights.get(i), more.weights.get(i), what);
          assertArrayEquals(one.gradients.get(i), more.gradients.get(i), what);
        }
        for (int i = 0; i < one.state.size(); i++) {
          assertArrayEquals(one.state.get(i), more.state.get(i), what);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void kernelsAgree(String kind) {
    Result scalar = train(Backend.KERNELS.get(0), 1, kind, HIDDEN, BATCH);
    Result simd = train(Backend.KERNELS.get(1), 1, kind, HIDDEN, BATCH);
    for (int n = 0; n < UPDATES; n++) {
      assertEquals(scalar.losses.get(n), simd.losses.get(n), 1e-4 * scalar.losses.get(n));
    }
    for (int i = 0; i < scalar.weights.size(); i++) {
      assertArrayEquals(scalar.weights.get(i), simd.weights.get(i), 1e-3f);
    }
  }

  private record Result(
      List<Double> losses, List<float[]> weights, List<float[]> gradients, List<float[]> state) {}

  private static Result train(Kernels kernels, int workers, String kind, int hidden, int batch) {
    try (Workers team = new Workers(workers)) {
      Ops ops = new Ops(kernels, team);
      Network network =
          Networks.CELLS.contains(kind)
              ? Networks.stack(ops, kind, VOCABULARY, hidden, 2, 0.2f, true)
              : Networks.jordan(
                  ops, JordanNetwork.Feedback.valueOf(kind), 0.5f, VOCABULARY, hidden, 2);
      network.reset(batch);
      List<Param> params = network.params();
      Optimizer adam = new Optimizer(team, Optimizer.Rule.ADAM, Optimizer.Settings.DEFAULT, params);
      int[] inputs = Networks.symbols(STEPS * batch, VOCABULARY, 21);
      int[] targets = Networks.symbols(STEPS * batch, VOCABULARY, 22);
      List<Double> losses = new ArrayList<>();
      Rng rng = new Rng(23);
      for (int n = 0; n < UPDATES; n++) {
        Param.clearGradients(params);
        losses.add(network.train(inputs, targets, STEPS, rng.split(n), Networks.ones(STEPS)));
        new Penalty(1e-5f, 1e-4f).addGradient(params);
        new GradientClip(0.5).apply(ops, params);
        adam.step(1e-3);
        network.refresh();
      }
      assertEquals(UPDATES, adam.step());
      List<float[]> weights = params.stream().map(param -> param.weights().clone()).toList();
      return new Result(losses, weights, Networks.gradients(network), Networks.state(network));
    }
  }
}
