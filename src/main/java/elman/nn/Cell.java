package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Precision;
import java.util.List;

/**
 * One layer of recurrent units over the T steps of a chunk of B sequences: the pre-activations of
 * its G gates are W x(t) + b + U h(t-1) + b', what follows is the cell's own.
 *
 * <p>{@link Recurrent} drives it: {@link #begin}; the products W x + b of all steps written to
 * {@link #gates}; {@link #step} for t = 0 .. T-1; {@link #end}. Backward: the gradients by the
 * outputs written to {@link #outputGradient}; {@link #differentiate} and {@link #propagate} for t =
 * T-1 .. 0, which leave in gates the gradients by the pre-activations; {@link #accumulate}.
 */
public abstract sealed class Cell permits SingleProductCell, Gru {
  /** Sizes: inputs D, hidden units H, gates G. */
  public final int inputs;

  /** Hidden units H. */
  public final int hidden;

  final Ops ops;
  final Kernels kernels;
  final Param weightIh;
  final Param weightHh;
  final Param biasIh;
  final Param biasHh;

  /** W' as a right factor, D x G H: for the products W x of many steps. */
  private final Packed inputWeights;

  /** The state that is carried from chunk to chunk, B x H. */
  private Matrix state = Matrix.zeros(0, 0);

  private final Buffer gatesBuffer = new Buffer();
  private final Buffer hiddenBuffer = new Buffer();
  private final Buffer hiddenGradientBuffer = new Buffer();

  int steps;
  int batch;

  /** Pre-activations, then gates, then gradients by the pre-activations: T B x G H. */
  Matrix gates;

  /** Hidden states h(-1) .. h(T-1): (T+1) B x H; rows t B .. are the state before step t. */
  Matrix h;

  /** Gradients of the loss by {@link #h}. */
  Matrix dh;

  Cell(Ops ops, int gateCount, int inputs, int hidden, String suffix) {
    this.ops = ops;
    this.kernels = ops.kernels();
    this.inputs = inputs;
    this.hidden = hidden;
    weightIh = Param.zeros("rnn.weight_ih_" + suffix, gateCount * hidden, inputs);
    weightHh = Param.zeros("rnn.weight_hh_" + suffix, gateCount * hidden, hidden);
    biasIh = Param.zeros("rnn.bias_ih_" + suffix, 1, gateCount * hidden);
    biasHh = Param.zeros("rnn.bias_hh_" + suffix, 1, gateCount * hidden);
    inputWeights = new Packed(kernels);
  }

  /** W: G H x D, U: G H x H, b and b': G H; in PyTorch's order. */
  public final List<Param> params() {
    return List.of(weightIh, weightHh, biasIh, biasHh);
  }

  /** Rows of the gates: G H. */
  final int gateRows() {
    return weightIh.value().rows();
  }

  /** The weights as the forward pass reads them at every step, besides W. */
  abstract List<Packed> recurrentFactors();

  /** From the next refresh on keeps the weights of the forward pass so. */
  final void keepAs(Precision precision) {
    inputWeights.keepAs(precision);
    recurrentFactors().forEach(factor -> factor.keepAs(precision));
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    ops.packTransposed(inputWeights, weightIh.value());
  }

  /** W' packed, D x G H. */
  final Packed inputWeights() {
    return inputWeights;
  }

  /** b + b', for what is added together; a cell that keeps part of b' apart leaves that out. */
  float[] inputBias() {
    float[] sum = biasIh.weights().clone();
    kernels.axpy(sum.length, 1, biasHh.weights(), 0, sum, 0);
    return sum;
  }

  /** Makes room for T steps of B sequences, which start from the carried state. */
  void begin(int newSteps, int newBatch) {
    steps = newSteps;
    batch = newBatch;
    gates = gatesBuffer.shape(steps * batch, gateRows());
    h = hiddenBuffer.shape((steps + 1) * batch, hidden);
    if (state.rows() != batch) {
      state = Matrix.zeros(batch, hidden);
    }
    h.rows(0, batch).copyFrom(state);
  }

  /** Keeps the last state for the next chunk. */
  void end() {
    state.copyFrom(h.rows(steps * batch, batch));
  }

  /**
   * The carried state's parts, each B x H: h, and for an LSTM c. Writing to them sets the state.
   */
  public List<Matrix> state() {
    return List.of(state);
  }

  /** Makes the carried state one of {@code newBatch} sequences, at zero. */
  void reset(int newBatch) {
    state = Matrix.zeros(newBatch, hidden);
  }

  /** The outputs h(0) .. h(T-1), T B x H. */
  final Matrix output() {
    return h.rows(batch, steps * batch);
  }

  /** The gradients by the outputs, T B x H, to be written before the first step back. */
  final Matrix outputGradient() {
    return dh.rows(batch, steps * batch);
  }

  /** Makes room for the gradients. */
  void beginBackward() {
    dh = hiddenGradientBuffer.shape((steps + 1) * batch, hidden);
    dh.rows(0, batch).fill(0);
  }

  /**
   * Whether different threads may do a step of different units, meeting after every step; if not,
   * only of different sequences.
   */
  boolean sharesUnits() {
    return true;
  }

  /** Step t, from the products W x + b in gates and the state before. */
  abstract void step(int t, Share share);

  /**
   * The gradient of step t's gates: from dh of the state after it, complete, to the gradients by
   * the pre-activations (in gates); what reaches the state before past the gates is added to its
   * dh.
   */
  abstract void differentiate(int t, Share share);

  /** Adds to dh of the state before step t what comes through U from all gates of the sequences. */
  abstract void propagate(int t, Share share);

  /** C += A B for the share's units in each of the gates that C's columns are. */
  final void addMul(Matrix c, Matrix a, Packed b, Share share) {
    if (share.units() == hidden) {
      ops.addMulAlone(c, a, b);
      return;
    }
    for (int gate = 0; gate < c.cols(); gate += hidden) {
      int from = gate + share.unit();
      ops.addMulAlone(c, a, b, from, from + share.units());
    }
  }

  /** Gradients by further carried state (an LSTM's c), B x H; none by default. */
  List<Matrix> carriedGradients() {
    return List.of();
  }

  /**
   * After all steps back: adds the gradients of W, b and b', and those by the inputs.
   *
   * @param factor room for a packed factor
   * @param x the inputs of the first rows of gates; the others' gradients are zero
   * @param dx gradients by the inputs, or null if they are not wanted
   */
  final void inputBackward(Packed factor, Matrix x, Matrix dx) {
    Matrix da = gates.rows(0, x.rows());
    float[] sums = new float[gateRows()];
    ops.addColumnSums(sums, da);
    accumulateBias(sums);
    ops.pack(factor, x);
    ops.addMulTransposed(weightIh.grad(), da, factor);
    if (dx != null) {
      ops.pack(factor, weightIh.value());
      ops.addMul(dx, da, factor);
    }
  }

  /** After all steps back: adds the gradients of U. */
  abstract void accumulate();

  /** Adds the gradients of b and b' from the sums of the pre-activations' gradients, G H. */
  void accumulateBias(float[] gateSums) {
    kernels.axpy(gateSums.length, 1, gateSums, 0, biasIh.gradient(), 0);
    kernels.axpy(gateSums.length, 1, gateSums, 0, biasHh.gradient(), 0);
  }

  /** The states before steps 0 .. T-1, T B x H. */
  final Matrix previous() {
    return h.rows(0, steps * batch);
  }

  /** Row of the first of some sequences, among the states before step t. */
  final int at(int t, int row) {
    return t * batch + row;
  }
}
