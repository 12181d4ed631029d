package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.KernelLoader;
import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceStackTest {
  private static final int[] LENGTHS = {7, 3, 1, 6, 7};
  private static final int T = 7;
  private static final int D = 4;
  private static final int H = 6;

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));

  /** Two layers, the first in both directions, the second of another kind of cell. */
  private SequenceStack stack(Ops with, float dropout) {
    return stack(with, dropout, "lstm", "gru_torch");
  }

  private SequenceStack stack(Ops with, float dropout, String first, String second) {
    List<List<Cell>> layers =
        List.of(
            List.of(Networks.cell(with, first, D, H, 0), Networks.cell(with, first, D, H, 2)),
            List.of(
                Networks.cell(with, second, 2 * H, H, 1),
                Networks.cell(with, second, 2 * H, H, 3)));
    SequenceStack stack = new SequenceStack(with, layers, dropout, true);
    Initializer initializer = new Initializer(new Rng(7));
    stack.params().forEach(param -> initializer.uniform(param, 0.6f));
    stack.refresh();
    return stack;
  }

  private static Matrix random(int rows, int cols, long seed) {
    Rng rng = new Rng(seed);
    Matrix matrix = Matrix.zeros(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = (float) rng.nextGaussian();
    }
    return matrix;
  }

  /** Not of the largest, which changes by jumps; it is tested by itself. */
  @ParameterizedTest
  @EnumSource(names = {"LAST", "MEAN"})
  void gradientsOfAPooledStackAreThoseOfTheLoss(Pool.Kind kind) {
    checkGradients(kind, stack(ops, 0.3f));
    checkGradients(kind, stack(ops, 0.3f, "ssm", "mingru"));
  }

  private void checkGradients(Pool.Kind kind, SequenceStack stack) {
    Param input = Param.zeros("input", T * LENGTHS.length, D);
    input.value().copyFrom(random(T * LENGTHS.length, D, 1));
    Matrix targets = random(LENGTHS.length, 2 * H, 2);
    List<Param> params = new ArrayList<>(stack.params());
    params.add(input);
    Pool pool = new Pool(kind, 2);
    GradientCheck.check(
        params,
        () -> {
          stack.refresh();
          stack.reset(LENGTHS.length);
          Matrix y = stack.forward(input.value(), LENGTHS, new Rng(3));
          Matrix dPooled = Matrix.zeros(LENGTHS.length, 2 * H);
          double loss = squares(pool.forward(y, LENGTHS), targets, dPooled);
          Matrix dy = Matrix.zeros(y.rows(), y.cols());
          pool.backward(dPooled, dy);
          stack.backward(dy, input.grad(), new Rng(3));
          return loss;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "mingru", "ssm"})
  void gradientsByTheFirstStateAreThoseOfTheLoss(String kind) {
    int[] lengths = {3, 3};
    List<List<Cell>> layers =
        List.of(
            List.of(Networks.cell(ops, kind, D, H, 0)), List.of(Networks.cell(ops, kind, H, H, 1)));
    SequenceStack stack = new SequenceStack(ops, layers, 0, false);
    Initializer initializer = new Initializer(new Rng(7));
    List<Param> states = new ArrayList<>();
    for (int i = 0; i < stack.state().size(); i++) {
      states.add(Param.zeros("state" + i, 2, H));
      initializer.uniform(states.get(i), 0.6f);
    }
    stack.params().forEach(param -> initializer.uniform(param, 0.6f));
    stack.refresh();
    Matrix x = random(6, D, 1);
    Matrix targets = random(6, H, 2);
    GradientCheck.check(
        states,
        () -> {
          stack.reset(2);
          for (int i = 0; i < states.size(); i++) {
            stack.state().get(i).copyFrom(states.get(i).value());
          }
          Matrix dy = Matrix.zeros(6, H);
          double loss = squares(stack.forward(x, lengths, null), targets, dy);
          stack.backward(dy, null, null);
          for (int i = 0; i < states.size(); i++) {
            ops.addAlone(states.get(i).grad(), stack.stateGradients().get(i));
          }
          return loss;
        });
  }

  @ParameterizedTest
  @CsvSource({"lstm, gru_torch", "ssm, mingru", "mingru, ssm"})
  void aSequenceHasTheSameBitsInAnyCompany(String first, String second) {
    for (Kernels kernels : List.of(new ScalarKernels(), KernelLoader.load(System.err))) {
      for (int threads = 1; threads <= 3; threads++) {
        try (Workers workers = new Workers(threads)) {
          SequenceStack stack = stack(new Ops(kernels, workers), 0, first, second);
          Matrix x = random(T * LENGTHS.length, D, 1);
          stack.reset(LENGTHS.length);
          Matrix together = stack.forward(x, LENGTHS, null);
          Matrix all = Matrix.of(together.toArray(), together.cols());
          for (int b = 0; b < LENGTHS.length; b++) {
            Matrix alone = Matrix.zeros(LENGTHS[b], D);
            for (int t = 0; t < LENGTHS[b]; t++) {
              alone.rows(t, 1).copyFrom(x.rows(t * LENGTHS.length + b, 1));
            }
            stack.reset(1);
            Matrix y = stack.forward(alone, new int[] {LENGTHS[b]}, null);
            for (int t = 0; t < LENGTHS[b]; t++) {
              assertArrayEquals(
                  all.rows(t * LENGTHS.length + b, 1).toArray(), y.rows(t, 1).toArray());
            }
          }
        }
      }
    }
  }

  @Test
  void aLayerThatReadsBackwardsReadsTheReversedSequence() {
    Lstm one = new Lstm(ops, D, H, "l0");
    Lstm other = new Lstm(ops, D, H, "l0_reverse");
    SequenceStack both = new SequenceStack(ops, List.of(List.of(one, other)), 0, false);
    Initializer initializer = new Initializer(new Rng(7));
    for (int i = 0; i < 4; i++) {
      initializer.uniform(one.params().get(i), 0.6f);
      other.params().get(i).value().copyFrom(one.params().get(i).value());
    }
    both.refresh();
    int[] lengths = {4};
    Matrix x = random(4, D, 1);
    Matrix mirrored = Matrix.zeros(4, D);
    for (int t = 0; t < 4; t++) {
      mirrored.rows(t, 1).copyFrom(x.rows(3 - t, 1));
    }
    both.reset(1);
    Matrix y = Matrix.of(both.forward(x, lengths, null).toArray(), 2 * H);
    both.reset(1);
    Matrix z = both.forward(mirrored, lengths, null);
    for (int t = 0; t < 4; t++) {
      float[] there = y.rows(t, 1).toArray();
      float[] here = z.rows(3 - t, 1).toArray();
      assertArrayEquals(Arrays.copyOf(there, H), Arrays.copyOfRange(here, H, 2 * H));
    }
    assertEquals(2 * H, both.width());
  }

  /** Half the mean square of the difference, and its gradient. */
  private static double squares(Matrix y, Matrix targets, Matrix dy) {
    double loss = 0;
    for (int i = 0; i < y.rows(); i++) {
      for (int j = 0; j < y.cols(); j++) {
        float difference = y.get(i, j) - targets.get(i, j);
        loss += difference * difference / (2.0 * y.size());
        dy.set(i, j, difference / y.size());
      }
    }
    return loss;
  }
}
