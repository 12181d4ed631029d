package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a loss reaches earlier states: against differences, and where it is known exactly. */
class StateGradientTest {
  private static final int VOCABULARY = 7;
  private static final int HIDDEN = 8;
  private static final int STEPS = 9;
  private static final int BATCH = 3;
  private static final double MOVE = 1e-2;
  private static final double TOLERANCE = 2e-3;

  private final int[] inputs = Networks.symbols(STEPS * BATCH, VOCABULARY, 3);
  private final int[] targets = Networks.symbols(STEPS * BATCH, VOCABULARY, 4);

  /**
   * The state after a chunk is what can be moved from outside; so the chunk is cut before each of
   * some steps, and the gradient by the state there is measured from the losses at the end. (Of
   * rectified units, whose slope jumps, no difference can be trusted; they are linear below.)
   */
  @TestFactory
  Stream<DynamicTest> agreesWithDifferences() {
    return Networks.CELLS.stream()
        .filter(kind -> !kind.equals("elman_relu"))
        .map(kind -> DynamicTest.dynamicTest(kind, () -> Backend.each(ops -> compare(ops, kind))));
  }

  private void compare(Ops ops, String kind) {
    for (int layers = 1; layers <= 2; layers++) {
      StackedNetwork network = Networks.stack(ops, kind, VOCABULARY, HIDDEN, layers, 0, false);
      double[][][] norms = norms(network);
      assertEquals(layers, norms.length);
      int top = layers - 1;
      int each = network.state().size() / layers;
      int from = each * top;
      int to = kind.equals("lstm") ? from + 1 : from + each;
      for (int lag : new int[] {1, 2, 5}) {
        compare(measured(network, STEPS - lag, from, to), norms[top][STEPS - 1 - lag]);
      }
    }
  }

  private static void compare(double[] measured, double[] norms) {
    for (int b = 0; b < BATCH; b++) {
      assertEquals(measured[b], norms[b], TOLERANCE * (norms[b] + 0.01));
      assertTrue(norms[b] > 0);
    }
  }

  /**
   * A Jordan network is moved where its state is: at its context s. Of one layer with logits fed
   * back, h(t) reaches s(t+1) through V alone, so that dL/dh(t) = V' dL/ds(t+1).
   */
  @Test
  void agreesWithDifferencesWhereOutputsComeBack() {
    Backend.each(
        ops -> {
          JordanNetwork network =
              Networks.jordan(ops, JordanNetwork.Feedback.LOGITS, 0.5f, VOCABULARY, HIDDEN, 1);
          double[][][] norms = norms(network);
          Matrix v = network.params().get(network.params().size() - 2).value();
          for (int lag : new int[] {1, 2, 5}) {
            double[][] slopes = slopes(network, STEPS - lag, VOCABULARY, 0);
            double[] measured = new double[BATCH];
            for (int b = 0; b < BATCH; b++) {
              double squares = 0;
              for (int j = 0; j < HIDDEN; j++) {
                double sum = 0;
                for (int k = 0; k < VOCABULARY; k++) {
                  sum += v.get(k, j) * slopes[b][k];
                }
                squares += sum * sum;
              }
              measured[b] = Math.sqrt(squares);
            }
            compare(measured, norms[0][STEPS - 1 - lag]);
          }
        });
  }

  /** Where the teacher's symbols come back, no gradient goes from step to step. */
  @Test
  void nothingPassesATeacher() {
    Backend.each(
        ops -> {
          double[][][] norms =
              norms(
                  Networks.jordan(
                      ops, JordanNetwork.Feedback.TEACHER, 0.5f, VOCABULARY, HIDDEN, 2));
          for (double[][] layer : norms) {
            for (int t = 0; t < STEPS; t++) {
              for (double norm : layer[t]) {
                assertEquals(t == STEPS - 1, norm > 0);
              }
            }
          }
        });
  }

  /**
   * A layer of rectified units that are all active is linear. With U = r times a rotation in each
   * pair of units, whose spectral radius is r and which turns without stretching, every step back
   * takes the gradient r times as far; with r = 1 and no angle it is an IRNN at its start, whose
   * gradient stays what it is.
   */
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 0.001", "0.9, 0.001", "1.1, 0"})
  void linearRecurrenceDecaysAsItsSpectralRadius(double radius, double angle) {
    Backend.each(
        ops -> {
          StackedNetwork network =
              Networks.stack(ops, "elman_relu", VOCABULARY, HIDDEN, 1, 0, false);
          List<Param> params = network.params();
          Matrix u = params.get(2).value();
          u.fill(0);
          for (int j = 0; j < HIDDEN; j += 2) {
            u.set(j, j, (float) (radius * Math.cos(angle)));
            u.set(j + 1, j + 1, (float) (radius * Math.cos(angle)));
            u.set(j, j + 1, (float) (-radius * Math.sin(angle)));
            u.set(j + 1, j, (float) (radius * Math.sin(angle)));
          }
          // the inputs W x are at least -2, so that every pre-activation is positive
          params.get(3).value().fill(3);
          network.refresh();
          double[][] norms = norms(network)[0];
          for (int b = 0; b < BATCH; b++) {
            double last = norms[STEPS - 1][b];
            for (int lag = 1; lag < STEPS; lag++) {
              double ratio = norms[STEPS - 1 - lag][b] / last;
              double expected = Math.pow(radius, lag);
              assertEquals(expected, ratio, angle == 0 && radius == 1 ? 0 : 1e-5 * expected);
            }
          }
        });
  }

  /** Norms of the gradients by parts of the state before a step, one for each sequence. */
  private double[] measured(Network network, int cut, int from, int to) {
    double[] squares = new double[BATCH];
    for (int part = from; part < to; part++) {
      double[][] slopes = slopes(network, cut, HIDDEN, part);
      for (int b = 0; b < BATCH; b++) {
        for (double slope : slopes[b]) {
          squares[b] += slope * slope;
        }
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  private double[][] slopes(Network network, int cut, int width, int part) {
    network.reset(BATCH);
    network.predict(inputs, cut);
    List<float[]> states = Networks.state(network);
    double[][] slopes = new double[BATCH][width];
    for (int j = 0; j < width; j++) {
      float[] up = losses(network, states, part, j, cut, MOVE);
      float[] down = losses(network, states, part, j, cut, -MOVE);
      for (int b = 0; b < BATCH; b++) {
        slopes[b][j] = (up[b] - down[b]) / (2 * MOVE);
      }
    }
    return slopes;
  }

  private float[] losses(
      Network network, List<float[]> states, int part, int unit, int cut, double move) {
    network.reset(BATCH);
    List<Matrix> state = network.state();
    for (int i = 0; i < state.size(); i++) {
      state.get(i).copyFrom(Matrix.of(states.get(i), state.get(i).cols()));
    }
    for (int b = 0; b < BATCH; b++) {
      state.get(part).set(b, unit, (float) (state.get(part).get(b, unit) + move));
    }
    int steps = STEPS - cut;
    int[] rest = Arrays.copyOfRange(inputs, cut * BATCH, inputs.length);
    int[] next = Arrays.copyOfRange(targets, cut * BATCH, targets.length);
    float[] all = new float[steps * BATCH];
    network.losses(rest, next, steps, all);
    return Arrays.copyOfRange(all, (steps - 1) * BATCH, steps * BATCH);
  }

  /**
   * A freshly started IRNN as it is: where a unit is not active its part of the gradient ends
   * there, and all else passes as it came, so that norms never grow on the way back.
   */
  @Test
  void aFreshIrnnPassesWhatItDoesNotBlock() {
    Backend.each(
        ops -> {
          StackedNetwork network =
              Networks.stack(ops, "elman_relu", VOCABULARY, HIDDEN, 1, 0, false);
          Initializer initializer = new Initializer(new Rng(5));
          initializer.identity(network.params().get(2));
          initializer.constant(network.params().get(3), 0, HIDDEN, 0);
          initializer.constant(network.params().get(4), 0, HIDDEN, 0);
          network.refresh();
          double[][] norms = norms(network)[0];
          for (int t = 1; t < STEPS; t++) {
            for (int b = 0; b < BATCH; b++) {
              assertTrue(norms[t - 1][b] <= norms[t][b]);
            }
          }
          assertTrue(norms[0][0] > 0);
        });
  }

  private double[][][] norms(Network network) {
    network.reset(BATCH);
    return network.stateGradients(inputs, targets, STEPS);
  }
}
