package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowLayerTest {
  private static final int[] LENGTHS = {4, 2, 1};
  private static final int T = 4;
  private static final int D = 3;
  private static final int H = 5;

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));

  private WindowLayer layer(int steps, float dropout) {
    WindowLayer layer = new WindowLayer(ops, "window", D, steps, H, dropout);
    Initializer initializer = new Initializer(new Rng(7));
    layer.params().forEach(param -> initializer.uniform(param, 0.6f));
    layer.refresh();
    layer.reset(LENGTHS.length);
    return layer;
  }

  private static Param input() {
    Param input = Param.zeros("input", T * LENGTHS.length, D);
    new Initializer(new Rng(1)).normal(input, 1);
    return input;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, T, T + 3})
  void gradientsAreThoseOfTheLoss(int steps) {
    WindowLayer layer = layer(steps, 0.3f);
    Param input = input();
    List<Param> params = new ArrayList<>(layer.params());
    params.add(input);
    GradientCheck.check(
        params,
        () -> {
          layer.refresh();
          Matrix y = layer.forward(input.value(), LENGTHS, new Rng(3));
          Matrix dy = Matrix.zeros(y.rows(), y.cols());
          double loss = 0;
          for (int i = 0; i < y.size(); i++) {
            float error = y.data()[i] - 0.1f * (i % 7);
            loss += 0.5 * error * error;
            dy.data()[i] = error;
          }
          layer.backward(dy, input.grad(), new Rng(3));
          return loss;
        });
  }

  @Test
  void byHand() {
    WindowLayer layer = new WindowLayer(ops, "window", 1, 2, 1, 0);
    List<Param> params = layer.params();
    params.get(0).value().set(0, 0, 0.5f);
    params.get(0).value().set(0, 1, -1);
    params.get(1).value().set(0, 0, 0.25f);
    layer.refresh();
    layer.reset(1);
    Matrix y = layer.forward(Matrix.of(new float[] {1, 3, 2}, 1), new int[] {3}, null);
    assertEquals(Math.tanh(0.5 + 0.25), y.get(0, 0), 1e-6);
    assertEquals(Math.tanh(1.5 - 1 + 0.25), y.get(1, 0), 1e-6);
    assertEquals(Math.tanh(1 - 3 + 0.25), y.get(2, 0), 1e-6);
  }

  @Test
  void seesTheWindowAloneAndItsOwnSequence() {
    WindowLayer layer = layer(2, 0);
    Matrix x = input().value();
    float[] before = layer.forward(x, LENGTHS, null).data().clone();
    x.set(1, 0, x.get(1, 0) + 1);
    Matrix after = layer.forward(x, LENGTHS, null);
    for (int row = 0; row < after.rows(); row++) {
      float[] was = new float[H];
      float[] is = new float[H];
      for (int j = 0; j < H; j++) {
        was[j] = before[row * H + j];
        is[j] = after.get(row, j);
      }
      if (row == 1 || row == 1 + LENGTHS.length) {
        assertNotEquals(was[0], is[0], "row " + row);
      } else {
        assertArrayEquals(was, is, "row " + row);
      }
    }
  }
}
