package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eight steps in one chunk and in two: the losses are equal, the gradients PyTorch's of each. */
class TruncatedBpttGoldenTest {
  private static final int BATCH = 2;
  private static final int STEPS = 8;

  @ParameterizedTest
  @CsvSource({"full, 8", "two_chunks, 4"})
  void equalsPyTorch(String name, int chunk) {
    Golden golden = Golden.load("tbptt_vs_full");
    Backend.each(ops -> check(ops, golden, golden.at("cases", name), chunk));
  }

  private static void check(Ops ops, Golden golden, Golden expected, int chunk) {
    Cell cell = new Lstm(ops, 4, 3, "l0");
    GoldenStack.setWeights(cell, golden.at("lstm"));
    Param x = golden.at("x").param(4);
    Param headWeight = golden.at("head_w").param(3);
    Param headBias = Param.zeros("output.bias", 1, 6);
    StackedNetwork network =
        new StackedNetwork(ops, x, List.of(cell), headWeight, headBias, 0, false);
    network.reset(BATCH);
    int n = chunk * BATCH;
    int[] ids = IntStream.range(0, STEPS * BATCH).toArray();
    int[] targets = golden.at("targets").integers();
    for (int from = 0; from < STEPS * BATCH; from += n) {
      int[] inputs = Arrays.copyOfRange(ids, from, from + n);
      int[] outputs = Arrays.copyOfRange(targets, from, from + n);
      double sum = network.train(inputs, outputs, chunk, null, Networks.ones(chunk));
      expected.at("losses", from / n).assertMatches(sum / (STEPS * BATCH));
    }
    // A chunk's gradient is that of the mean over the chunk, here wanted over the sequence.
    for (Param param : network.params()) {
      scale(param.grad(), (float) chunk / STEPS);
    }
    GoldenStack.assertGradients(expected.at("grads"), cell);
    expected.at("grads", "head_w").assertMatches(headWeight.grad());
  }

  private static void scale(Matrix x, float factor) {
    for (int k = 0; k < x.size(); k++) {
      x.data()[k] *= factor;
    }
  }
}
