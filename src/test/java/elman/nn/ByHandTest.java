package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Ops;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One step of one unit, to be followed with pencil and paper, thanks to
 *
 * <pre>
 *   sigmoid(ln 3) = 3/4    sigmoid(-ln 3) = 1/4    sigmoid(0) = 1/2
 *   tanh(ln 2) = 3/5       tanh(ln 3) = 4/5
 * </pre>
 *
 * <p>The input is the unit vector of symbol 1 of two; the state before is h = 1/2. Weights are such
 * that W x, b, U h and b' each bring a quarter of a pre-activation a: W = b = b' = a / 4, U = a /
 * 2. The loss is h itself: its gradient by h is 1.
 */
class ByHandTest {
  private static final double LN2 = Math.log(2);
  private static final double LN3 = Math.log(3);
  private static final float DELTA = 1e-6f;

  /**
   * a = ln 3, so h = 4/5. Back: by a 1 - 16/25 = 9/25, which is the gradient by b, b' and W of
   * symbol 1; by U half of it; by the state before U times it, U = ln 3 / 2.
   */
  @Test
  void elmanStep() {
    Backend.each(
        ops -> {
          Elman cell = new Elman(ops, 2, 1, false, "l0");
          setQuarters(cell, LN3);
          Recurrent layer = layer(ops, cell);
          layer.forward(new int[] {1}, 1, 1, null);
          assertEquals(0.8, cell.state().get(0).get(0, 0), DELTA);

          layer.beginBackward().fill(1);
          layer.backward(null, new float[] {1});
          assertGradients(cell, 0.36);
          assertEquals(0.36 * LN3 / 2, cell.dh.get(0, 0), DELTA);
        });
  }

  /**
   * Gates i = 3/4, f = 1/2, g = 3/5, o = 1/4. With c = 2 (ln 2 - 9/20) before, c' = c/2 + 3/4 3/5 =
   * ln 2, so tanh(c') = 3/5 and h' = 1/4 3/5 = 3/20.
   *
   * <p>Back: by c' it is o (1 - 9/25) = 4/25, and from there by the pre-activations
   *
   * <pre>
   *   i: 4/25 g i (1 - i) = 4/25 3/5 3/16 = 9/500       f: 4/25 c f (1 - f) = c/25
   *   g: 4/25 i (1 - g g) = 4/25 3/4 16/25 = 48/625     o: tanh(c') o (1 - o) = 3/5 3/16 = 9/80
   * </pre>
   *
   * by c f times 4/25 = 2/25; by h the sum of the four, each times its U.
   */
  @Test
  void lstmStep() {
    double c = 2 * (LN2 - 0.45);
    Backend.each(
        ops -> {
          Lstm cell = new Lstm(ops, 2, 1, "l0");
          setQuarters(cell, LN3, 0, LN2, -LN3);
          Recurrent layer = layer(ops, cell);
          cell.state().get(1).set(0, 0, (float) c);
          layer.forward(new int[] {1}, 1, 1, null);
          assertEquals(0.15, cell.state().get(0).get(0, 0), DELTA);
          assertEquals(LN2, cell.state().get(1).get(0, 0), DELTA);

          layer.beginBackward().fill(1);
          layer.backward(null, new float[] {1});
          assertGradients(cell, 0.018, c / 25, 0.0768, 0.1125);
          assertEquals(0.08, cell.carriedGradients().get(0).get(0, 0), DELTA);
          double dh = 0.018 * LN3 / 2 + 0.0768 * LN2 / 2 - 0.1125 * LN3 / 2;
          assertEquals(dh, cell.dh.get(0, 0), DELTA);
        });
  }

  /**
   * Gates r = 1/4, z = 3/4. The candidate's W x brings ln 3 - v, b' brings v = 4/3 ln 3/2, its U is
   * 0. Reset before the product leaves b' alone: n = tanh(ln 3) = 4/5. Reset after it takes a
   * quarter of b': n = tanh(ln 3 - ln 3/2) = tanh(ln 2) = 3/5. Then h' = 3/4 1/2 + 1/4 n.
   */
  @ParameterizedTest
  @CsvSource({"BEFORE_PRODUCT, 0.575", "AFTER_PRODUCT, 0.525"})
  void gruStep(Gru.Reset reset, double expected) {
    double v = 4.0 / 3 * (LN3 - LN2);
    Backend.each(
        ops -> {
          Gru cell = new Gru(ops, 2, 1, reset, "l0");
          setQuarters(cell, -LN3, LN3, 0);
          cell.weightIh.value().set(2, 1, (float) (LN3 - v));
          cell.biasHh.weights()[2] = (float) v;
          layer(ops, cell).forward(new int[] {1}, 1, 1, null);
          assertEquals(expected, cell.state().get(0).get(0, 0), DELTA);
        });
  }

  /** The first column of W belongs to the symbol that is not seen. */
  private static void setQuarters(Cell cell, double... preActivations) {
    for (int gate = 0; gate < preActivations.length; gate++) {
      float a = (float) preActivations[gate];
      cell.weightIh.value().set(gate, 0, 99);
      cell.weightIh.value().set(gate, 1, a / 4);
      cell.biasIh.weights()[gate] = a / 4;
      cell.biasHh.weights()[gate] = a / 4;
      cell.weightHh.value().set(gate, 0, a / 2);
    }
  }

  private static Recurrent layer(Ops ops, Cell cell) {
    Recurrent layer = new Recurrent(ops, List.of(cell), new TokenInput(ops, 2, null), 0, false);
    layer.refresh();
    cell.reset(1);
    cell.state().get(0).set(0, 0, 0.5f);
    return layer;
  }

  private static void assertGradients(Cell cell, double... byPreActivations) {
    for (int gate = 0; gate < byPreActivations.length; gate++) {
      double d = byPreActivations[gate];
      assertEquals(0, cell.weightIh.grad().get(gate, 0));
      assertEquals(d, cell.weightIh.grad().get(gate, 1), DELTA);
      assertEquals(d, cell.biasIh.gradient()[gate], DELTA);
      assertEquals(d, cell.biasHh.gradient()[gate], DELTA);
      assertEquals(d / 2, cell.weightHh.grad().get(gate, 0), DELTA);
    }
  }
}
