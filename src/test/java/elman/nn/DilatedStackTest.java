package elman.nn;

import static elman.nn.Samples.random;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DilatedStackTest {
  private static final int T = 11;
  private static final int B = 3;
  private static final int D = 4;
  private static final int H = 5;
  private static final int N = 2;

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));
  private final Matrix x = random(T * B, D, 1);

  /** Two blocks, the second one with a shortcut; 11 is a multiple of no dilation but 1. */
  private DilatedStack stack() {
    List<DilatedStack.Layer> layers =
        List.of(
            new DilatedStack.Layer(new Lstm(ops, D, H, "l0"), 1, true),
            new DilatedStack.Layer(new Lstm(ops, H, H, "l1"), 2, false),
            new DilatedStack.Layer(new Gru(ops, H, H, Gru.Reset.AFTER_PRODUCT, "l2"), 4, true),
            new DilatedStack.Layer(new Elman(ops, H, H, false, "l3"), 3, true));
    return randomized(new DilatedStack(ops, layers));
  }

  private static DilatedStack randomized(DilatedStack stack) {
    Initializer initializer = new Initializer(new Rng(7));
    stack.params().forEach(param -> initializer.uniform(param, 0.6f));
    stack.refresh();
    return stack;
  }

  @Test
  void gradientsOfStackAndLinearLayerAreThoseOfTheLoss() {
    DilatedStack stack = stack();
    Linear linear = new Linear(ops, "output", H, N);
    Initializer initializer = new Initializer(new Rng(8));
    linear.params().forEach(param -> initializer.uniform(param, 0.6f));
    Matrix targets = random(T * B, N, 2);
    Matrix dy = Matrix.zeros(T * B, N);
    Matrix dh = Matrix.zeros(T * B, H);
    Matrix dx = Matrix.zeros(T * B, D);
    List<Param> params = new ArrayList<>(stack.params());
    params.addAll(linear.params());
    GradientCheck.check(
        params,
        () -> {
          stack.refresh();
          linear.refresh();
          Matrix h = stack.forward(x, T, B);
          double loss = Samples.squares(linear.forward(h), targets, dy);
          linear.backward(h, dy, dh);
          stack.backward(dh, dx);
          return loss;
        });
  }

  @Test
  void lastOutputsAreThoseOfAllSteps() {
    int[] steps = {T, 7, 1};
    List<DilatedStack> stacks = List.of(stack(), multiples());
    for (DilatedStack stack : stacks) {
      Matrix all = stack.forward(x, T, B);
      float[][] expected = new float[B][];
      for (int b = 0; b < B; b++) {
        int at = all.at((steps[b] - 1) * B + b);
        expected[b] = Arrays.copyOfRange(all.data(), at, at + H);
      }
      Matrix last = stack.last(x, steps);
      assertEquals(B, last.rows());
      for (int b = 0; b < B; b++) {
        int at = last.at(b);
        assertArrayEquals(expected[b], Arrays.copyOfRange(last.data(), at, at + H));
      }
    }
  }

  /** Dilations that divide one another, so that most steps cannot reach the last. */
  private DilatedStack multiples() {
    return randomized(
        new DilatedStack(
            ops,
            List.of(
                new DilatedStack.Layer(new Lstm(ops, D, H, "l0"), 1, true),
                new DilatedStack.Layer(new Lstm(ops, H, H, "l1"), 2, false),
                new DilatedStack.Layer(new Elman(ops, H, H, false, "l2"), 2, true),
                new DilatedStack.Layer(new Lstm(ops, H, H, "l3"), 6, false),
                new DilatedStack.Layer(new Lstm(ops, H, H, "l4"), 12, true))));
  }

  @Test
  void gradientsByTheInputsAreThoseOfTheLoss() {
    DilatedStack stack = stack();
    Matrix dy = random(T * B, H, 3);
    Matrix dx = Matrix.zeros(T * B, D);
    stack.forward(x, T, B);
    stack.backward(dy, dx);
    Matrix direction = random(T * B, D, 4);
    double expected = dot(dx, direction);
    float step = 1e-2f;
    double up = dot(stack.forward(moved(direction, step), T, B), dy);
    double down = dot(stack.forward(moved(direction, -step), T, B), dy);
    assertEquals(expected, (up - down) / (2 * step), 1e-2 * Math.abs(expected) + 1e-3);
  }

  private Matrix moved(Matrix direction, float step) {
    Matrix moved = Matrix.zeros(x.rows(), x.cols());
    for (int i = 0; i < moved.size(); i++) {
      moved.data()[i] = x.data()[i] + step * direction.data()[i];
    }
    return moved;
  }

  private static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += (double) a.data()[i] * b.data()[i];
    }
    return sum;
  }

  @Test
  void aDilatedLayerIsAnOrdinaryOneOverEveryKthStep() {
    int k = 3;
    DilatedStack dilated = layer(k);
    DilatedStack ordinary = layer(1);
    Matrix expected = dilated.forward(x, T, B);
    for (int first = 0; first < k; first++) {
      int steps = (T - first + k - 1) / k;
      Matrix part = Matrix.zeros(steps * B, D);
      for (int t = 0; t < steps; t++) {
        part.rows(t * B, B).copyFrom(x.rows((first + t * k) * B, B));
      }
      Matrix y = ordinary.forward(part, steps, B);
      for (int t = 0; t < steps; t++) {
        assertArrayEquals(
            expected.rows((first + t * k) * B, B).toArray(), y.rows(t * B, B).toArray(), 1e-6f);
      }
    }
  }

  private DilatedStack layer(int dilation) {
    Lstm cell = new Lstm(ops, D, H, "l0");
    return randomized(new DilatedStack(ops, List.of(new DilatedStack.Layer(cell, dilation, true))));
  }

  @Test
  void stepsOfOneSequenceDoNotDependOnTheOthersBesideIt() {
    DilatedStack stack = stack();
    float[] together = stack.forward(x, T, B).toArray();
    Matrix alone = Matrix.zeros(T, D);
    for (int t = 0; t < T; t++) {
      alone.rows(t, 1).copyFrom(x.rows(t * B + 1, 1));
    }
    float[] y = stack.forward(alone, T, 1).toArray();
    for (int t = 0; t < T; t++) {
      for (int j = 0; j < H; j++) {
        assertEquals(together[(t * B + 1) * H + j], y[t * H + j], 1e-6f);
      }
    }
  }
}
