package elman.series.network;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.DilatedStack;
import elman.nn.Dropout;
import elman.nn.Initializer;
import elman.nn.Linear;
import elman.nn.Lstm;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of one network. Recurrent layers read a window by segments (Lin et al. 2023, SegRNN);
 * from their last state h and what is known of segment m ahead, its place p(m) and regressors r(m),
 * comes
 *
 * <pre>
 *   z(m) = tanh(A [h, p(m), r(m)] + a)      y(m) = C z(m) + c
 * </pre>
 *
 * <p>with S values in y(m) for each of the Q quantiles. A shortcut from the window x to the whole
 * horizon is added to all of them, V x + v: the linear forecast that is so hard to beat (Zeng et
 * al. 2023, NLinear).
 */
final class WindowLayers {
  /** Where the learned quantiles start, as a part of those of a standard normal variable. */
  private static final float START = 0.7f;

  private final Ops ops;
  private final WindowSettings settings;
  private final DilatedStack stack;
  private final Linear shortcut;
  private final Linear decoder;
  private final Linear output;
  private final List<Param> params = new ArrayList<>();

  private Matrix lastStates = Matrix.zeros(0, 0);
  private Matrix decoderInput;
  private Matrix activations;
  private Matrix dropped;
  private Matrix dStates;
  private Matrix dDecoderInput;
  private Matrix dActivations;

  private WindowBatch batch;
  private Matrix quantiles;
  private Matrix linear;
  private Rng dropoutStream;

  /**
   * Layers with all weights zero.
   *
   * @param member which of the networks, in the parameters' names
   */
  WindowLayers(Ops ops, WindowSettings settings, int member) {
    this.ops = ops;
    this.settings = settings;
    int segment = settings.segment();
    int hidden = settings.hidden();
    String suffix = ".m" + member;
    List<DilatedStack.Layer> layers = new ArrayList<>();
    for (int l = 0; l < settings.layers(); l++) {
      int inputs = l == 0 ? segment * (1 + settings.regressors()) : hidden;
      layers.add(
          new DilatedStack.Layer(
              settings.cell().layer(ops, inputs, hidden, "l" + l + suffix), 1, true));
    }
    stack = new DilatedStack(ops, layers);
    shortcut = new Linear(ops, "shortcut" + suffix, settings.window(), settings.horizon());
    decoder = new Linear(ops, "decoder" + suffix, decoderInputs(), hidden);
    output = new Linear(ops, "output" + suffix, hidden, segment * LearnedQuantiles.LEARNED.size());
    params.addAll(stack.params());
    params.addAll(shortcut.params());
    params.addAll(decoder.params());
    params.addAll(output.params());
  }

  private int decoderInputs() {
    return settings.hidden() + settings.ahead() + settings.segment() * settings.regressors();
  }

  List<Param> params() {
    return params;
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    stack.refresh();
    shortcut.refresh();
    decoder.refresh();
    output.refresh();
  }

  /**
   * Starts the weights: what is added to the last value begins at zero, with quantiles of fixed
   * distances, so that a network that has learned nothing forecasts the last value.
   */
  void initialize(Rng rng) {
    Initializer initializer = new Initializer(rng);
    float bound = (float) (1 / Math.sqrt(settings.hidden()));
    for (Param param : stack.params()) {
      if (param.name().startsWith("rnn.weight_hh")) {
        initializer.orthogonal(param);
      } else if (param.name().startsWith("rnn.weight_ih")) {
        initializer.uniform(param, bound);
      } else if (settings.cell() == WindowCell.LSTM && param.name().startsWith("rnn.bias_ih")) {
        initializer.constant(param, Lstm.FORGET * settings.hidden(), settings.hidden(), 1);
      }
    }
    initializer.uniform(decoder.params().get(0), bound);
    Param bias = output.params().get(1);
    for (int q = 0; q < LearnedQuantiles.LEARNED.size(); q++) {
      float start = START * (float) LearnedQuantiles.score(q);
      initializer.constant(bias, q * settings.segment(), settings.segment(), start);
    }
    refresh();
  }

  /**
   * Runs the network; {@link #quantile} then reads its outputs.
   *
   * @param dropout the stream that chooses the units left out, or null for none
   */
  void forward(WindowBatch windows, Rng dropout) {
    batch = windows;
    dropoutStream = dropout;
    int size = batch.size();
    if (lastStates.rows() != size) {
      makeRoom(size);
    }
    Matrix states = stack.forward(batch.segments, settings.steps(), size);
    lastStates.copyFrom(states.rows((settings.steps() - 1) * size, size));
    writeDecoderInput();
    activations.copyFrom(decoder.forward(decoderInput));
    for (int i = 0; i < activations.rows(); i++) {
      ops.kernels().tanh(activations.cols(), activations.data(), activations.at(i));
    }
    dropped.copyFrom(activations);
    drop(dropped);
    quantiles = output.forward(dropped);
    linear = shortcut.forward(batch.windows);
  }

  private void makeRoom(int size) {
    int hidden = settings.hidden();
    int rows = settings.ahead() * size;
    lastStates = Matrix.zeros(size, hidden);
    decoderInput = Matrix.zeros(rows, decoderInputs());
    activations = Matrix.zeros(rows, hidden);
    dropped = Matrix.zeros(rows, hidden);
    dStates = Matrix.zeros(settings.steps() * size, hidden);
    dDecoderInput = Matrix.zeros(rows, decoderInputs());
    dActivations = Matrix.zeros(rows, hidden);
  }

  private void writeDecoderInput() {
    int hidden = settings.hidden();
    int size = batch.size();
    decoderInput.cols(hidden, settings.ahead()).fill(0);
    for (int m = 0; m < settings.ahead(); m++) {
      Matrix rows = decoderInput.rows(m * size, size);
      rows.cols(0, hidden).copyFrom(lastStates);
      rows.cols(hidden + m, 1).fill(1);
    }
    if (settings.regressors() > 0) {
      decoderInput.cols(hidden + settings.ahead(), batch.ahead.cols()).copyFrom(batch.ahead);
    }
  }

  private void drop(Matrix x) {
    if (dropoutStream != null && settings.training().dropout() > 0) {
      new Dropout((float) settings.training().dropout()).apply(ops.workers(), x, dropoutStream);
    }
  }

  /**
   * The outputs without the shortcut: segment m of window b is row m B + b, quantile q from q S.
   */
  Matrix quantiles() {
    return quantiles;
  }

  /** Quantile {@code q} of value {@code h} ahead of window {@code b}, normalised. */
  float quantile(int b, int q, int h) {
    int segment = settings.segment();
    int row = h / segment * batch.size() + b;
    return quantiles.get(row, q * segment + h % segment) + linear.get(b, h);
  }

  /**
   * Adds the gradients of all weights.
   *
   * @param dQuantiles gradients by {@link #quantiles}
   * @param dLinear gradients by the shortcut's outputs, B x H
   */
  void backward(Matrix dQuantiles, Matrix dLinear) {
    int size = batch.size();
    shortcut.backward(batch.windows, dLinear, null);
    output.backward(dropped, dQuantiles, dActivations);
    drop(dActivations);
    for (int i = 0; i < activations.rows(); i++) {
      ops.kernels()
          .tanhBackward(
              activations.cols(),
              dActivations.data(),
              dActivations.at(i),
              activations.data(),
              activations.at(i));
    }
    decoder.backward(decoderInput, activations, dDecoderInput);
    Matrix dLast = dStates.rows((settings.steps() - 1) * size, size);
    dLast.fill(0);
    for (int m = 0; m < settings.ahead(); m++) {
      for (int b = 0; b < size; b++) {
        int from = dDecoderInput.at(m * size + b);
        ops.kernels().axpy(dLast.cols(), 1, dDecoderInput.data(), from, dLast.data(), dLast.at(b));
      }
    }
    stack.backward(dStates, null);
  }
}
