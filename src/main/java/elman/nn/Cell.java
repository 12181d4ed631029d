package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of recurrent units over the T steps of a chunk of B sequences. The part W x(t) + b of
 * its gates' pre-activations is of the inputs alone and so one product for all steps; what comes
 * from the state before, and what follows, is the cell's own. A {@link ProductCell} adds a product
 * with the state at each step; in a {@link ScanCell} only elements are left to combine.
 *
 * <p>Whoever stacks layers, such as {@link Recurrent}, drives it: {@link #begin}; the products W x
 * + b of all steps written to {@link #gates}; {@link #step} for t = 0 .. T-1; {@link #end}.
 * Backward: the gradients by the outputs written to {@link #outputGradient}; {@link #differentiate}
 * and {@link #propagate} for t = T-1 .. 0, which leave in gates the gradients by the
 * pre-activations; {@link #accumulate} and {@link #inputBackward}.
 */
public abstract sealed class Cell permits ProductCell, ScanCell {
  /** Inputs D. */
  public final int inputs;

  /** Hidden units H. */
  public final int hidden;

  final Ops ops;
  final Kernels kernels;
  final Param weightIh;
  final Param biasIh;

  /** W' as a right factor, D x G: for the products W x of many steps. */
  private final Packed inputWeights;

  /** The state that is carried from chunk to chunk, B x H. */
  private Matrix state = Matrix.zeros(0, 0);

  private final Buffer gatesBuffer = new Buffer();
  private final Buffer hiddenBuffer = new Buffer();
  private final Buffer hiddenGradientBuffer = new Buffer();

  int steps;
  int batch;

  /** Pre-activations, then gates, then gradients by the pre-activations: T B x G. */
  Matrix gates;

  /** Hidden states h(-1) .. h(T-1): (T+1) B x H; rows t B .. are the state before step t. */
  Matrix h;

  /** Gradients of the loss by {@link #h}. */
  Matrix dh;

  /**
   * @param gateRows G, all gates together: H for each, and what else is made of the inputs
   */
  Cell(Ops ops, int gateRows, int inputs, int hidden, String suffix) {
    this.ops = ops;
    this.kernels = ops.kernels();
    this.inputs = inputs;
    this.hidden = hidden;
    weightIh = Param.zeros("rnn.weight_ih_" + suffix, gateRows, inputs);
    biasIh = Param.zeros("rnn.bias_ih_" + suffix, 1, gateRows);
    inputWeights = new Packed(kernels);
  }

  /** The parameters, W: G x D first. */
  public abstract List<Param> params();

  /** Rows of the gates: G. */
  final int gateRows() {
    return weightIh.value().rows();
  }

  /** The weights as the forward pass reads them at every step, besides W; none by default. */
  List<Packed> recurrentFactors() {
    return List.of();
  }

  /** From the next refresh on keeps the weights of the forward pass so. */
  final void keepAs(Precision precision) {
    inputWeights.keepAs(precision);
    recurrentFactors().forEach(factor -> factor.keepAs(precision));
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    ops.packTransposed(inputWeights, weightIh.value());
  }

  /** W' packed, D x G. */
  final Packed inputWeights() {
    return inputWeights;
  }

  /** What is added to the products W x; must not be written to. */
  float[] inputBias() {
    return biasIh.weights();
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
   * The carried state's parts, each B x H: h, and for an LSTM c; of a state space all N states of
   * each unit. Writing to them sets the state.
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
   * Recurrent weights among which threads may share out a step, each taking different units, to
   * meet after every step; 0 if they may only take different sequences.
   */
  int sharedWeights() {
    return 0;
  }

  /** Step t, from the products W x + b in gates and the state before. */
  abstract void step(int t, Share share);

  /**
   * The gradient of step t's gates: from dh of the state after it, complete, to the gradients by
   * the pre-activations (in gates); what reaches the state before past the gates is added to its
   * dh.
   */
  abstract void differentiate(int t, Share share);

  /** Adds to dh of the state before step t what comes through products from all gates. */
  abstract void propagate(int t, Share share);

  /** Gradients by further carried state (an LSTM's c), B rows each; none by default. */
  List<Matrix> carriedGradients() {
    return List.of();
  }

  /** After all steps back: the gradients by the parts of the state before the first. */
  List<Matrix> stateGradients() {
    List<Matrix> gradients = new ArrayList<>(List.of(dh.rows(0, batch)));
    gradients.addAll(carriedGradients());
    return gradients;
  }

  /** After all steps back: norms [t][b] of the gradients by what is carried from step t on. */
  double[][] stateNorms() {
    return StateNorms.of(outputGradient(), batch);
  }

  /**
   * After all steps back: adds the gradients of W and the biases, and those by the inputs.
   *
   * @param x the inputs of the first rows of gates; the others' gradients are zero
   * @param dx gradients by the inputs, or null if they are not wanted
   */
  final void inputBackward(Matrix x, Matrix dx) {
    Matrix da = gates.rows(0, x.rows());
    float[] sums = new float[gateRows()];
    ops.addColumnSums(sums, da);
    accumulateBias(sums);
    ops.addMulTransposed(weightIh.grad(), da, x);
    if (dx != null) {
      ops.addMul(dx, da, weightIh.value());
    }
  }

  /** After all steps back: adds the gradients of all other weights. */
  abstract void accumulate();

  /** Adds the gradients of the biases from the sums of the pre-activations' gradients, G. */
  void accumulateBias(float[] gateSums) {
    kernels.axpy(gateSums.length, 1, gateSums, 0, biasIh.gradient(), 0);
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
