package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recurrent layers over sequences of vectors, each with a dilation k: step t continues from the
 * state of step t - k (Chang et al. 2017), the first k steps from zeros. The rows of a k-dilated
 * layer over B sequences are those of an ordinary one over k B sequences of T / k steps, in the
 * same order, so nothing is moved.
 *
 * <p>Layers are grouped in blocks; the output of every block but the first is added to its input
 * (residual connections, He et al. 2016).
 */
public final class DilatedStack {
  /**
   * A layer of the stack.
   *
   * @param cell its units; the first layer's read D inputs, the others H
   * @param dilation k
   * @param opensBlock whether it is the first of its block
   */
  public record Layer(Cell cell, int dilation, boolean opensBlock) {}

  private final Ops ops;
  private final Unrolled unrolled;
  private final List<Layer> layers;
  private final List<Buffer> sumBuffers = new ArrayList<>();

  /** What each layer read, T B rows each; then the output of the whole. */
  private final List<Matrix> inputs = new ArrayList<>();

  private int rows;

  /**
   * @param layers bottom first, all of as many units H
   */
  public DilatedStack(Ops ops, List<Layer> layers) {
    this.ops = ops;
    unrolled = new Unrolled(ops);
    this.layers = List.copyOf(layers);
    layers.forEach(layer -> sumBuffers.add(new Buffer()));
  }

  /** The parameters of all layers. */
  public List<Param> params() {
    return layers.stream().flatMap(layer -> layer.cell().params().stream()).toList();
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    layers.forEach(layer -> layer.cell().refresh());
  }

  /**
   * The outputs of T steps of B sequences that start from zeros, T B x H; valid until the next
   * call.
   *
   * @param x time-major: step t of sequence b is row t B + b; T B x D
   */
  public Matrix forward(Matrix x, int steps, int batch) {
    rows = steps * batch;
    inputs.clear();
    inputs.add(x);
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      Matrix h = run(layer.cell(), inputs.get(l), batch, layer.dilation());
      inputs.add(closesBlock(l) && block(l) > 0 ? sum(l, h, inputs.get(block(l))) : h);
    }
    return inputs.get(layers.size());
  }

  /**
   * The outputs of each sequence's last step, B x H; valid until the next call. A layer is run at
   * the steps that can reach it alone: those that lie a multiple of g before the last, g being the
   * greatest common divisor of the dilations from this layer up.
   *
   * @param x time-major as in {@link #forward}; rows beyond a sequence's end are not looked at
   * @param steps of each sequence, at least 1
   */
  public Matrix last(Matrix x, int[] steps) {
    int batch = steps.length;
    Matrix input = x;
    Matrix shortcut = null;
    int stride = 1;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      if (layer.opensBlock()) {
        shortcut = l > 0 ? input : null;
      }
      int wider = stride(l);
      if (wider > stride) {
        input = thinned(input, steps, stride, wider);
        shortcut = shortcut == null ? null : thinned(shortcut, steps, stride, wider);
        stride = wider;
      }
      Matrix h = run(layer.cell(), input, batch, layer.dilation() / stride);
      input = closesBlock(l) && shortcut != null ? sum(l, h, shortcut) : h;
    }
    Matrix last = Matrix.zeros(batch, input.cols());
    for (int b = 0; b < batch; b++) {
      last.rows(b, 1).copyFrom(input.rows((steps[b] - 1) / stride * batch + b, 1));
    }
    return last;
  }

  /** The greatest common divisor of the dilations from layer {@code l} up. */
  private int stride(int l) {
    return layers.stream().skip(l).mapToInt(Layer::dilation).reduce(0, DilatedStack::gcd);
  }

  private static int gcd(int a, int b) {
    return a == 0 ? b : gcd(b % a, a);
  }

  /** Of rows that are the steps a multiple of {@code stride} before the last, those of a wider. */
  private static Matrix thinned(Matrix x, int[] steps, int stride, int wider) {
    int batch = steps.length;
    int longest = Arrays.stream(steps).max().orElseThrow();
    Matrix thinned = Matrix.zeros(((longest - 1) / wider + 1) * batch, x.cols());
    for (int b = 0; b < batch; b++) {
      int last = steps[b] - 1;
      int first = (last % wider - last % stride) / stride;
      for (int t = 0; t <= last / wider; t++) {
        int from = (first + t * (wider / stride)) * batch + b;
        thinned.rows(t * batch + b, 1).copyFrom(x.rows(from, 1));
      }
    }
    return thinned;
  }

  /** The outputs of a layer, a row for each of its inputs. */
  private Matrix run(Cell cell, Matrix x, int batch, int dilation) {
    int steps = x.rows() / batch;
    cell.reset(dilation * batch);
    cell.begin((steps + dilation - 1) / dilation, dilation * batch);
    Matrix beyond = cell.gates.rows(x.rows(), cell.gates.rows() - x.rows());
    beyond.fillRows(cell.inputBias());
    ops.mul(cell.gates.rows(0, x.rows()), x, cell.inputWeights(), cell.inputBias());
    unrolled.forward(cell, cell::step);
    return cell.output().rows(0, x.rows());
  }

  /** The first layer of the block that layer {@code l} is in. */
  private int block(int l) {
    int first = l;
    while (first > 0 && !layers.get(first).opensBlock()) {
      first--;
    }
    return first;
  }

  private boolean closesBlock(int l) {
    return l + 1 == layers.size() || layers.get(l + 1).opensBlock();
  }

  private Matrix sum(int l, Matrix a, Matrix b) {
    Matrix sum = sumBuffers.get(l).shape(a.rows(), a.cols());
    sum.copyFrom(a);
    ops.addAlone(sum, b);
    return sum;
  }

  /**
   * Backpropagation through all steps: adds the gradients of all weights and writes those by the
   * inputs.
   *
   * @param dy gradients by the outputs, T B x H; left as it is
   * @param dx gradients by the inputs, T B x D, or null if they are not wanted
   */
  public void backward(Matrix dy, Matrix dx) {
    if (dx != null) {
      dx.fill(0);
    }
    layers.forEach(layer -> beginBackward(layer.cell()));
    int last = layers.size() - 1;
    outputGradient(last).copyFrom(dy);
    for (int l = last; l >= 0; l--) {
      if (closesBlock(l) && block(l) > 0) {
        // The shortcut: the block's output gradient also reaches the block below.
        ops.addAlone(outputGradient(block(l) - 1), outputGradient(l));
      }
      Cell cell = layers.get(l).cell();
      unrolled.backward(cell);
      cell.accumulate();
      cell.inputBackward(inputs.get(l), l == 0 ? dx : outputGradient(l - 1));
    }
  }

  private static void beginBackward(Cell cell) {
    cell.beginBackward();
    cell.outputGradient().fill(0);
  }

  private Matrix outputGradient(int l) {
    return layers.get(l).cell().outputGradient().rows(0, rows);
  }
}
