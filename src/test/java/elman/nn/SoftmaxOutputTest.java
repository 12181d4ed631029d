package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoftmaxOutputTest {

  /** With the identity as weight and no bias the hidden states are the logits. */
  @Test
  void equalsPyTorch() {
    Golden golden = Golden.load("softmax_ce");
    int[] targets = golden.at("targets").integers();
    Backend.each(
        ops -> {
          for (String reduction : new String[] {"mean", "sum"}) {
            Param weight = Param.zeros("weight", 6, 6);
            new Initializer(new Rng(0)).identity(weight);
            Param bias = Param.zeros("bias", 1, 6);
            SoftmaxOutput output = new SoftmaxOutput(ops, weight, bias);
            output.refresh();
            Matrix h = golden.at("logits").param(6).value();
            Matrix dh = Matrix.zeros(4, 6);
            float[] losses = new float[4];
            float scale = reduction.equals("mean") ? 1f / 4 : 1;
            output.lossesAndGradient(h, targets, losses, scale, dh);
            golden.at("per_row").assertMatches(Matrix.of(losses, 1));
            golden.at("cases", reduction, "grad").assertMatches(dh);
            assertColumnSums(golden.at("cases", reduction, "grad").numbers(), bias.gradient());
            float[] again = new float[4];
            output.losses(h, targets, again);
            assertArrayEquals(losses, again);
          }
        });
  }

  private static void assertColumnSums(double[] elements, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      double sum = 0;
      for (int k = j; k < elements.length; k += sums.length) {
        sum += elements[k];
      }
      assertEquals(sum, sums[j], 1e-6);
    }
  }

  /**
   * A vocabulary so large that the rows pass in two blocks; cut elsewhere, they must do the same,
   * but for the rounding of sums over the rows.
   */
  @Test
  void blocksLeaveNoSeam() {
    int rows = 70;
    int vocabulary = 9000;
    Backend.each(
        ops -> {
          Head whole = new Head(ops, rows, vocabulary);
          whole.pass(0, rows);
          Head pieces = new Head(ops, rows, vocabulary);
          pieces.pass(0, 31);
          pieces.pass(31, 39);
          assertArrayEquals(pieces.losses, whole.losses);
          assertArrayEquals(pieces.dh.data(), whole.dh.data());
          assertArrayEquals(pieces.weight.gradient(), whole.weight.gradient(), 1e-6f);
          assertArrayEquals(pieces.bias.gradient(), whole.bias.gradient());
        });
  }

  private static final class Head {
    final Param weight;
    final Param bias;
    final SoftmaxOutput output;
    final Matrix h;
    final Matrix dh;
    final int[] targets;
    final float[] losses;

    Head(Ops ops, int rows, int vocabulary) {
      Initializer initializer = new Initializer(new Rng(3));
      weight = Param.zeros("weight", vocabulary, 3);
      bias = Param.zeros("bias", 1, vocabulary);
      Param states = Param.zeros("h", rows, 3);
      initializer.uniform(weight, 1);
      initializer.uniform(bias, 1);
      initializer.uniform(states, 1);
      h = states.value();
      dh = states.grad();
      output = new SoftmaxOutput(ops, weight, bias);
      output.refresh();
      targets = Networks.symbols(rows, vocabulary, 4);
      losses = new float[rows];
    }

    void pass(int from, int rows) {
      float[] part = new float[rows];
      int[] its = Arrays.copyOfRange(targets, from, from + rows);
      output.lossesAndGradient(h.rows(from, rows), its, part, 0.5f, dh.rows(from, rows));
      System.arraycopy(part, 0, losses, from, rows);
    }
  }
}
