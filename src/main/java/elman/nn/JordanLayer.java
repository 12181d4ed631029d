package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Precision;
import java.util.List;

/**
 * A hidden layer whose only memory is the output (Jordan 1986): h(t) = tanh(W x(t) + b + U s(t)),
 * with s the context of outputs before.
 */
public final class JordanLayer {
  private final Ops ops;
  private final int hidden;
  private final Param weightIh;
  private final Param weightOh;
  private final Param bias;
  private final Packed inputFactor;
  private final Packed contextFactor;
  private final Packed inputBack;
  private final Packed contextBack;
  private final Buffer outputBuffer = new Buffer();
  private final Buffer gradientBuffer = new Buffer();

  /** h(0) .. h(T-1): T B x H. */
  private Matrix h;

  /** Gradients by h, then by the pre-activations: T B x H. */
  private Matrix dh;

  /**
   * @param inputs D
   * @param hidden H
   * @param outputs V, the size of the context
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public JordanLayer(Ops ops, int inputs, int hidden, int outputs, String suffix) {
    this.ops = ops;
    this.hidden = hidden;
    weightIh = Param.zeros("rnn.weight_ih_" + suffix, hidden, inputs);
    weightOh = Param.zeros("rnn.weight_oh_" + suffix, hidden, outputs);
    bias = Param.zeros("rnn.bias_" + suffix, 1, hidden);
    inputFactor = new Packed(ops.kernels());
    contextFactor = new Packed(ops.kernels());
    inputBack = new Packed(ops.kernels());
    contextBack = new Packed(ops.kernels());
  }

  /** W: H x D, U: H x V, b: H. */
  public List<Param> params() {
    return List.of(weightIh, weightOh, bias);
  }

  /** From the next refresh on keeps the weights of the forward pass so. */
  void keepAs(Precision precision) {
    inputFactor.keepAs(precision);
    contextFactor.keepAs(precision);
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    ops.packTransposed(inputFactor, weightIh.value());
    ops.packTransposed(contextFactor, weightOh.value());
  }

  /** Makes room for T B rows. */
  public void begin(int rows) {
    h = outputBuffer.shape(rows, hidden);
  }

  /**
   * Some rows, which are one step of B sequences or, where all of s is known, many; they start at
   * {@code at}; x: B x D, s: B x V. Returns h.
   */
  public Matrix step(int at, Matrix x, Matrix s) {
    Matrix a = h.rows(at, x.rows());
    ops.mul(a, x, inputFactor, bias.weights());
    ops.addMul(a, s, contextFactor);
    ops.kernels().tanh(a.size(), a.data(), a.at(0));
    return a;
  }

  /** h of all rows. */
  public Matrix output() {
    return h;
  }

  /** Makes room for the gradients of all rows. */
  public void beginBackward() {
    dh = gradientBuffer.shape(h.rows(), hidden);
    ops.pack(inputBack, weightIh.value());
    ops.pack(contextBack, weightOh.value());
  }

  /** Where the gradient by the outputs of a step goes, before {@link #stepBack}. */
  public Matrix outputGradient(int at, int batch) {
    return dh.rows(at, batch);
  }

  /**
   * One step back, to the gradients by the pre-activations.
   *
   * @param dx where to write the gradient by the layer's input, or null to leave it
   * @param ds what the gradient by the context is added to, or null if it is not wanted
   */
  public void stepBack(int at, int batch, Matrix dx, Matrix ds) {
    Matrix d = dh.rows(at, batch);
    Matrix y = Matrix.of(h.rows(at, batch).toArray(), hidden);
    ops.kernels().tanhBackward(d.size(), d.data(), d.at(0), y.data(), 0);
    d.copyFrom(y);
    if (dx != null) {
      ops.mul(dx, d, inputBack);
    }
    if (ds != null) {
      ops.addMul(ds, d, contextBack);
    }
  }

  /** Writes the gradients by all inputs of the chunk: T B x D. */
  public void inputGradient(Matrix dx) {
    ops.mul(dx, dh, inputBack);
  }

  /** Adds the gradients of the weights; x: T B x D, s: T B x V. */
  public void accumulate(Matrix x, Matrix s) {
    ops.addMulTransposed(weightIh.grad(), dh, x);
    ops.addMulTransposed(weightOh.grad(), dh, s);
    ops.addColumnSums(bias.gradient(), dh);
  }
}
