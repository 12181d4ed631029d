package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The point of the identity as recurrent weight (Le, Jaitly and Hinton 2015): without input, states
 * stay what they are and gradients reach the first step as they left the last.
 */
class IrnnTest {
  private static final int STEPS = 100;
  private static final int BATCH = 3;
  private static final int HIDDEN = 19;

  @Test
  void identityKeepsStateAndGradient() {
    Backend.each(
        ops -> {
          Elman cell = new Elman(ops, 1, HIDDEN, true, "l0");
          new Initializer(new Rng(1)).identity(cell.weightHh);
          double[] norms = gradientNorms(ops, cell);
          assertArrayEquals(cell.h.rows(0, BATCH).toArray(), cell.state().get(0).toArray());
          for (double norm : norms) {
            assertEquals(norms[STEPS], norm);
          }
        });
  }

  /** A weight a little smaller than one, and after a hundred steps little is left. */
  @Test
  void lessThanTheIdentityLetsThemVanish() {
    Backend.each(
        ops -> {
          Elman cell = new Elman(ops, 1, HIDDEN, true, "l0");
          new Initializer(new Rng(1)).identity(cell.weightHh);
          ops.kernels().scale(HIDDEN * HIDDEN, 0.9f, cell.weightHh.weights(), 0);
          double[] norms = gradientNorms(ops, cell);
          double ratio = norms[0] / norms[STEPS];
          assertEquals(Math.pow(0.9, STEPS), ratio, 1e-4 * ratio);
          assertTrue(cell.state().get(0).get(0, 0) < 1e-4f);
        });
  }

  /** Norms of the gradients by the states before step 0, 1, .., after the last step. */
  private static double[] gradientNorms(Ops ops, Elman cell) {
    Recurrent layer = new Recurrent(ops, List.of(cell), new TokenInput(ops, 1, null), 0, false);
    layer.refresh();
    cell.reset(BATCH);
    Rng rng = new Rng(2);
    Matrix state = cell.state().get(0);
    for (int k = 0; k < state.size(); k++) {
      state.data()[k] = 0.1f + rng.nextFloat();
    }
    layer.forward(new int[STEPS * BATCH], STEPS, BATCH, null);
    Matrix gradient = layer.beginBackward();
    gradient.fill(0);
    Matrix last = gradient.rows((STEPS - 1) * BATCH, BATCH);
    for (int b = 0; b < BATCH; b++) {
      for (int j = 0; j < HIDDEN; j++) {
        last.set(b, j, rng.nextFloat() - 0.5f);
      }
    }
    layer.backward(null, Networks.ones(STEPS));
    double[] norms = new double[STEPS + 1];
    for (int t = 0; t <= STEPS; t++) {
      float[] d = cell.dh.rows(t * BATCH, BATCH).toArray();
      norms[t] = Math.sqrt(ops.kernels().sumOfSquares(d.length, d, 0));
    }
    return norms;
  }
}
