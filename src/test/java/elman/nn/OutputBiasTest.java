package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import org.junit.jupiter.api.Test;

class OutputBiasTest {
  @Test
  void probabilitiesAreTheSharesOfWhatWasCounted() {
    Backend.each(
        ops -> {
          Param bias = Param.zeros("bias", 1, 4);
          SoftmaxOutput output = new SoftmaxOutput(ops, Param.zeros("weight", 4, 3), bias);
          output.initializeBias(new long[] {5, 0, 2, 1});
          output.refresh();
          float[] p = output.logits(Matrix.zeros(1, 3)).toArray();
          ops.kernels().softmax(4, p, 0);
          assertArrayEquals(new float[] {6 / 12f, 1 / 12f, 3 / 12f, 2 / 12f}, p, 1e-6f);
        });
  }

  @Test
  void oddsAreThoseOfWhatWasCounted() {
    Param bias = Param.zeros("bias", 1, 3);
    OutputBias.logOdds(bias, new long[] {0, 4, 8}, 8);
    for (int j = 0; j < 3; j++) {
      double p = 1 / (1 + Math.exp(-bias.weights()[j]));
      assertEquals((4 * j + 1) / 10.0, p, 1e-6);
    }
  }
}
