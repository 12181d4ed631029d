package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Ops;
import java.util.Arrays;
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

  /**
   * Gates z = 3/4 and n = ln 2 (no tanh), so h' = 1/4 1/2 + 3/4 ln 2. Back: by z's pre-activation
   * (n - 1/2) z (1 - z) = 3/16 (ln 2 - 1/2), by n z = 3/4, by the state before 1 - z = 1/4.
   */
  @Test
  void minimalGruStep() {
    Backend.each(
        ops -> {
          MinGru cell = new MinGru(ops, 2, 1, "l0");
          setHalves(cell, LN3, LN2);
          Recurrent layer = layer(ops, cell);
          layer.forward(new int[] {1}, 1, 1, null);
          assertEquals(0.125 + 0.75 * LN2, cell.state().get(0).get(0, 0), DELTA);

          layer.beginBackward().fill(1);
          layer.backward(null, new float[] {1});
          double[] expected = {3 / 16.0 * (LN2 - 0.5), 0.75};
          for (int gate = 0; gate < 2; gate++) {
            assertEquals(0, cell.weightIh.grad().get(gate, 0));
            assertEquals(expected[gate], cell.weightIh.grad().get(gate, 1), DELTA);
            assertEquals(expected[gate], cell.biasIh.gradient()[gate], DELTA);
          }
          assertEquals(0.25, cell.dh.get(0, 0), DELTA);
        });
  }

  /**
   * v = ln 3: the step is d = softplus(v) = ln 4, and sigmoid(v) = 3/4. All A_n = -1/2, so that
   * states decay by exp(-ln 4 / 2) = 1/2. With u = 2, B_n = 1, C_1 = 1 and all other C_n = 0, E =
   * 3, and only s_1 = 1/2 before: s_1' = 1/4 + 2 ln 4, p = s_1' + 6. With z = ln 3, h' = p 3/4 ln
   * 3.
   *
   * <p>Back: by p it is 3/4 ln 3 = g. By u: g (3 + ln 4). By d, through the decay and through d u:
   * g (1/2 A_1 1/2 + 2) = g 15/8, so by v 3/4 of it. By B_1 and C_1: g 2 ln 4 and g s_1'. By s_1
   * before: g / 2.
   */
  @Test
  void stateSpaceStep() {
    Backend.each(
        ops -> {
          Ssm cell = new Ssm(ops, 2, 1, "l0");
          double[] a = new double[Ssm.gateRows(1)];
          a[0] = 2;
          a[1] = LN3;
          a[2] = LN3;
          Arrays.fill(a, 3, 3 + Ssm.STATES, 1);
          a[3 + Ssm.STATES] = 1;
          setHalves(cell, a);
          cell.params().get(2).value().fill((float) -LN2);
          cell.params().get(3).value().fill(3);
          Recurrent layer = layer(ops, cell);
          layer.forward(new int[] {1}, 1, 1, null);
          double s = 0.25 + 4 * LN2;
          double g = 0.75 * LN3;
          assertEquals(s, cell.state().get(0).get(0, 0), DELTA);
          assertEquals((s + 6) * g, cell.output().get(0, 0), 4 * DELTA);

          layer.beginBackward().fill(1);
          layer.backward(null, new float[] {1});
          float[] byA = cell.biasIh.gradient();
          assertEquals(g * (3 + 2 * LN2), byA[0], 4 * DELTA);
          assertEquals((s + 6) * (0.75 + LN3 * 3 / 16), byA[1], 8 * DELTA);
          assertEquals(g * 15 / 8 * 0.75, byA[2], DELTA);
          assertEquals(g * 4 * LN2, byA[3], 2 * DELTA);
          assertEquals(g * s, byA[3 + Ssm.STATES], 2 * DELTA);
          assertEquals(g / 2, cell.stateGradients().get(0).get(0, 0), DELTA);
          // By A_1: d times the decay 1/2 times s_1 = 1/2; and A_1 is its own derivative by A_log.
          assertEquals(g * 2 * LN2 / 4 * -0.5, cell.params().get(2).grad().get(0, 0), DELTA);
          assertEquals(2 * g, cell.params().get(3).grad().get(0, 0), DELTA);
        });
  }

  /** W and b bring half of a pre-activation each. */
  private static void setHalves(Cell cell, double... preActivations) {
    for (int gate = 0; gate < preActivations.length; gate++) {
      float a = (float) preActivations[gate];
      cell.weightIh.value().set(gate, 0, 99);
      cell.weightIh.value().set(gate, 1, a / 2);
      cell.biasIh.weights()[gate] = a / 2;
    }
  }

  /** The first column of W belongs to the symbol that is not seen. */
  private static void setQuarters(ProductCell cell, double... preActivations) {
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

  private static void assertGradients(ProductCell cell, double... byPreActivations) {
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
