package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Precision;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of Jordan (1986): what comes back to the hidden layers is not their own state but the
 * output. With s(t) the context, made of the outputs before step t,
 *
 * <pre>
 *   h_l(t) = tanh(W_l x_l(t) + b_l + U_l s(t))    x_1 the symbol's embedding, x_l = h_(l-1)
 *   y(t) = V h_L(t) + b_y                         s(t+1) = m s(t) + f(y(t))
 * </pre>
 *
 * <p>m is the decay of Jordan's self-connected state units. What f is, {@link Feedback} says: under
 * teacher forcing it is not the output but the symbol that should have come out. So all contexts
 * are known before the first step, all steps are trained at once, and no gradient flows through
 * time (Goodfellow, Bengio and Courville 2016, section 10.2.1); else it flows through the outputs.
 */
public final class JordanNetwork implements Network {

  /** What the context takes in after each step. */
  public enum Feedback {
    /** The symbol that did follow (the next input), as a unit vector: teacher forcing. */
    TEACHER,
    /** The logits themselves. */
    LOGITS,
    /** Their softmax: the probabilities. */
    SOFTMAX,
    /** The sigmoid of each. */
    SIGMOID
  }

  private final Ops ops;
  private final Kernels kernels;
  private final Feedback feedback;
  private final OutputLoop loop;
  private final Param embedding;
  private final List<JordanLayer> layers;
  private final Param outputWeight;
  private final Param outputBias;
  private final List<Param> params;
  private final Packed outputFactor;
  private final Packed backFactor;
  private final Buffer inputBuffer = new Buffer();
  private final Buffer logitsBuffer = new Buffer();
  private final Buffer contextBuffer = new Buffer();

  /** The context before the next step, B x V. */
  private Matrix state;

  /** Embeddings of the symbols, after the backward pass the gradients by them: T B x E. */
  private Matrix x;

  /** Logits, then probabilities, then gradients by the logits: T B x V. */
  private Matrix logits;

  /** Contexts s(0) .. s(T): (T+1) B x V. */
  private Matrix context;

  /**
   * @param embedding V x E
   * @param layers bottom first; the first reads E inputs, the others H
   * @param outputWeight V x H
   * @param outputBias 1 x V
   * @param feedback what the context takes in
   * @param decay m in [0, 1)
   */
  public JordanNetwork(
      Ops ops,
      Param embedding,
      List<JordanLayer> layers,
      Param outputWeight,
      Param outputBias,
      Feedback feedback,
      float decay) {
    this.ops = ops;
    kernels = ops.kernels();
    this.feedback = feedback;
    loop = new OutputLoop(kernels, feedback, decay);
    this.embedding = embedding;
    this.layers = List.copyOf(layers);
    this.outputWeight = outputWeight;
    this.outputBias = outputBias;
    List<Param> all = new ArrayList<>(List.of(embedding));
    layers.forEach(layer -> all.addAll(layer.params()));
    all.addAll(List.of(outputWeight, outputBias));
    params = all.stream().distinct().toList();
    outputFactor = new Packed(kernels);
    backFactor = new Packed(kernels);
    refresh();
    reset(1);
  }

  @Override
  public List<Param> params() {
    return params;
  }

  @Override
  public void initializeBias(long[] counts) {
    // Logits that come back as they are would saturate the units.
    if (feedback != Feedback.LOGITS) {
      OutputBias.logShares(outputBias, counts);
    }
  }

  @Override
  public void refresh() {
    layers.forEach(JordanLayer::refresh);
    ops.packTransposed(outputFactor, outputWeight.value());
  }

  @Override
  public void keepAs(Precision precision) {
    layers.forEach(layer -> layer.keepAs(precision));
    outputFactor.keepAs(precision);
    refresh();
  }

  @Override
  public void reset(int batch) {
    state = Matrix.zeros(batch, outputWeight.value().rows());
  }

  @Override
  public List<Matrix> state() {
    return List.of(state);
  }

  /** Takes the network through a chunk: under teacher forcing all steps at once. */
  private void forward(int[] inputs, int steps) {
    int batch = state.rows();
    int vocabulary = outputWeight.value().rows();
    x = inputBuffer.shape(steps * batch, embedding.value().cols());
    for (int i = 0; i < steps * batch; i++) {
      x.rows(i, 1).copyFrom(embedding.value().rows(inputs[i], 1));
    }
    layers.forEach(layer -> layer.begin(steps * batch));
    logits = logitsBuffer.shape(steps * batch, vocabulary);
    context = contextBuffer.shape((steps + 1) * batch, vocabulary);
    context.rows(0, batch).copyFrom(state);
    for (int t = 0; t < steps; t++) {
      int at = t * batch;
      Matrix s = context.rows(at, batch);
      if (feedback == Feedback.TEACHER) {
        for (int b = 0; b < batch; b++) {
          s.set(b, inputs[at + b], s.get(b, inputs[at + b]) + 1);
        }
      } else {
        read(at, batch);
      }
      loop.feedBack(logits.rows(at, batch), s, context.rows(at + batch, batch));
    }
    if (feedback == Feedback.TEACHER) {
      read(0, steps * batch);
    }
    state.copyFrom(context.rows(steps * batch, batch));
  }

  /** From the contexts of some rows to their logits. */
  private void read(int at, int rows) {
    Matrix below = x.rows(at, rows);
    for (JordanLayer layer : layers) {
      below = layer.step(at, below, context.rows(at, rows));
    }
    Matrix y = logits.rows(at, rows);
    ops.mul(y, below, outputFactor, outputBias.weights());
  }

  @Override
  public List<LayerTrace> trace() {
    return layers.stream().map(layer -> new LayerTrace(layer.output(), layer.output())).toList();
  }

  @Override
  public double train(int[] inputs, int[] targets, int steps, Rng rng, float[] carry) {
    int n = steps * state.rows();
    float[] losses = new float[n];
    forward(inputs, steps);
    lossGradients(targets, 0, 1f / n, losses);
    backward(steps, carry, null);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int row = embedding.grad().at(inputs[i]);
      kernels.axpy(x.cols(), 1, x.data(), x.at(i), embedding.gradient(), row);
      sum += losses[i];
    }
    return sum;
  }

  @Override
  public double[][][] stateGradients(int[] inputs, int[] targets, int steps) {
    int before = (steps - 1) * state.rows();
    forward(inputs, steps);
    logits.rows(0, before).fill(0);
    lossGradients(targets, before, 1, new float[before + state.rows()]);
    double[][][] norms = new double[layers.size()][steps][];
    backward(steps, StateNorms.ones(steps), norms);
    return norms;
  }

  /** Losses from a row on, whose logits become the gradients of the losses' sum times scale. */
  private void lossGradients(int[] targets, int from, float scale, float[] losses) {
    softmaxLosses(targets, from, losses.length, losses);
    for (int i = from; i < losses.length; i++) {
      logits.set(i, targets[i], logits.get(i, targets[i]) - 1);
      kernels.scale(logits.cols(), scale, logits.data(), logits.at(i));
    }
  }

  /** Logits become probabilities. */
  private void softmaxLosses(int[] targets, int from, int to, float[] result) {
    for (int i = from; i < to; i++) {
      float logit = logits.get(i, targets[i]);
      result[i] = kernels.softmax(logits.cols(), logits.data(), logits.at(i)) - logit;
    }
  }

  /**
   * From the losses' gradients by the logits, which {@link #logits} holds, to those of the weights;
   * those by the embedded symbols are left in {@link #x}, norms of those by h in the last argument.
   */
  private void backward(int steps, float[] carry, double[][][] norms) {
    int batch = state.rows();
    layers.forEach(JordanLayer::beginBackward);
    ops.pack(backFactor, outputWeight.value());
    if (feedback == Feedback.TEACHER) {
      stepBack(0, steps * batch, null, norms);
    } else {
      stepsBack(steps, carry, norms);
    }
    for (int l = 0; l < layers.size(); l++) {
      Matrix below = l == 0 ? x : layers.get(l - 1).output();
      layers.get(l).accumulate(below, context.rows(0, steps * batch));
    }
    Matrix top = layers.get(layers.size() - 1).output();
    ops.addMulTransposed(outputWeight.grad(), logits, top);
    ops.addColumnSums(outputBias.gradient(), logits);
    layers.get(0).inputGradient(x);
  }

  private void stepsBack(int steps, float[] carry, double[][][] norms) {
    int batch = state.rows();
    Matrix ds = Matrix.zeros(batch, logits.cols());
    for (int t = steps - 1; t >= 0; t--) {
      kernels.scale(ds.size(), t + 1 < steps ? carry[t + 1] : 1, ds.data(), 0);
      int at = t * batch;
      Matrix s = context.rows(at, batch);
      loop.addGradient(logits.rows(at, batch), ds, s, context.rows(at + batch, batch));
      kernels.scale(ds.size(), loop.decay(), ds.data(), 0);
      stepBack(at, batch, ds, norms);
    }
  }

  /** Some rows through all layers back; adds to ds, if not null. */
  private void stepBack(int at, int rows, Matrix ds, double[][][] norms) {
    int top = layers.size() - 1;
    ops.mul(layers.get(top).outputGradient(at, rows), logits.rows(at, rows), backFactor);
    for (int l = top; l >= 0; l--) {
      int batch = state.rows();
      for (int i = at; i < at + rows; i += batch) {
        StateNorms.put(norms, l, i / batch, layers.get(l).outputGradient(i, batch));
      }
      Matrix below = l == 0 ? null : layers.get(l - 1).outputGradient(at, rows);
      layers.get(l).stepBack(at, rows, below, ds);
    }
  }

  @Override
  public void losses(int[] inputs, int[] targets, int steps, float[] result) {
    forward(inputs, steps);
    softmaxLosses(targets, 0, steps * state.rows(), result);
  }

  @Override
  public Matrix predict(int[] inputs, int steps) {
    forward(inputs, steps);
    return logits.rows((steps - 1) * state.rows(), state.rows());
  }
}
