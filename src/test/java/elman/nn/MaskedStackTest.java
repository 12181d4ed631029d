package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Dropout between layers. PyTorch's masks cannot be put into a network, which draws its own: so a
 * stack with given masks is put together by hand, layer by layer, and shown to equal PyTorch; then
 * a network with dropout is shown to equal that.
 */
class MaskedStackTest {

  @Test
  void layersWithGivenMasksEqualPyTorch() {
    Golden golden = Golden.load("lstm_2layer_dropout_mask");
    Backend.each(
        ops -> {
          GoldenStack stack = new GoldenStack(ops, golden);
          Matrix mask = golden.at("dropout_masks_between_layers", 0).param(3).value();
          Matrix top = Matrix.zeros(mask.rows(), mask.cols());
          top.fill(1);
          golden.at("loss").assertMatches(train(ops, stack, List.of(mask, top)));
          golden.at("outputs").assertMatches(stack.cells.get(1).output());
          stack.assertGradients();
          for (int l = 0; l < 2; l++) {
            stack.assertLastState(stack.cells.get(l).state(), l, l + 1);
          }
        });
  }

  @Test
  void aNetworkWithDropoutEqualsLayersWithItsMasks() {
    Golden golden = Golden.load("lstm_2layer_dropout_mask");
    float rate = 0.4f;
    Rng rng = new Rng(8);
    Backend.each(
        ops -> {
          GoldenStack stack = new GoldenStack(ops, golden);
          List<Matrix> masks = new ArrayList<>();
          for (int l = 0; l < 2; l++) {
            Matrix mask = Matrix.zeros(stack.ids.length, 3);
            mask.fill(1);
            new Dropout(rate).apply(ops.workers(), mask, rng.split(l));
            masks.add(mask);
          }
          GoldenStack other = new GoldenStack(ops, golden);
          StackedNetwork network =
              new StackedNetwork(
                  ops, other.x, other.cells, other.headWeight, other.headBias, rate, false);
          network.reset(other.batch);
          other.setState(network.state(), 0, 2);
          double sum =
              network.train(other.ids, other.targets, other.steps, rng, Networks.ones(other.steps));
          assertEquals(train(ops, stack, masks), sum / other.ids.length, 1e-6);
          assertSameGradient(stack.x, other.x);
          assertSameGradient(stack.headWeight, other.headWeight);
          for (int l = 0; l < 2; l++) {
            for (int i = 0; i < 2; i++) {
              assertSameGradient(
                  stack.cells.get(l).params().get(i), other.cells.get(l).params().get(i));
            }
          }
        });
  }

  private static void assertSameGradient(Param expected, Param actual) {
    for (int k = 0; k < expected.gradient().length; k++) {
      assertEquals(expected.gradient()[k], actual.gradient()[k], 1e-7, expected.name());
    }
  }

  /**
   * One pass forward and back, each layer a network of its own, whose output times its mask is the
   * table of inputs of the next.
   */
  private static double train(Ops ops, GoldenStack stack, List<Matrix> masks) {
    int n = stack.ids.length;
    float[] ones = Networks.ones(stack.steps);
    List<Recurrent> layers = new ArrayList<>();
    List<Param> inputs = new ArrayList<>(List.of(stack.x));
    for (int l = 0; l < masks.size(); l++) {
      Cell cell = stack.cells.get(l);
      cell.reset(stack.batch);
      stack.setState(cell.state(), l, l + 1);
      TokenInput input = new TokenInput(ops, n, inputs.get(l));
      Recurrent layer = new Recurrent(ops, List.of(cell), input, 0, false);
      layer.refresh();
      Param output = Param.zeros("output of layer " + l, n, cell.hidden);
      multiply(output.value(), layer.forward(stack.ids, stack.steps, stack.batch, null), masks, l);
      layers.add(layer);
      inputs.add(output);
    }
    Param top = inputs.get(masks.size());
    SoftmaxOutput output = new SoftmaxOutput(ops, stack.headWeight, stack.headBias);
    output.refresh();
    float[] losses = new float[n];
    output.lossesAndGradient(top.value(), stack.targets, losses, 1f / n, top.grad());
    for (int l = masks.size() - 1; l >= 0; l--) {
      multiply(layers.get(l).beginBackward(), inputs.get(l + 1).grad(), masks, l);
      layers.get(l).backward(null, ones);
    }
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum / n;
  }

  private static void multiply(Matrix product, Matrix x, List<Matrix> masks, int layer) {
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        product.set(i, j, x.get(i, j) * masks.get(layer).get(i, j));
      }
    }
  }
}
