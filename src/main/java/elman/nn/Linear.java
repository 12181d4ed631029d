package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.List;

/** A linear layer y = W x + b, or y = W x, over the rows of a matrix. */
public final class Linear {
  private final Ops ops;
  private final Param weight;

  /** Null if there is none. */
  private final Param bias;

  private final Packed forwardFactor;
  private final Packed backFactor;
  private final Buffer output = new Buffer();

  /**
   * @param name what the names of the parameters begin with
   * @param inputs D
   * @param outputs N
   */
  public Linear(Ops ops, String name, int inputs, int outputs) {
    this(ops, name, inputs, Param.zeros(name + ".bias", 1, outputs), outputs);
  }

  private Linear(Ops ops, String name, int inputs, Param bias, int outputs) {
    this.ops = ops;
    this.bias = bias;
    weight = Param.zeros(name + ".weight", outputs, inputs);
    forwardFactor = new Packed(ops.kernels());
    backFactor = new Packed(ops.kernels());
  }

  /** The layer y = W x, without a bias. */
  static Linear unbiased(Ops ops, String name, int inputs, int outputs) {
    return new Linear(ops, name, inputs, null, outputs);
  }

  /** W: N x D, and b, if there is one: N. */
  public List<Param> params() {
    return bias == null ? List.of(weight) : List.of(weight, bias);
  }

  /** b, or null if there is none. */
  public Param bias() {
    return bias;
  }

  /** N. */
  int outputs() {
    return weight.value().rows();
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    ops.packTransposed(forwardFactor, weight.value());
    ops.pack(backFactor, weight.value());
  }

  /** The outputs of R rows, R x N; valid until the next call. */
  public Matrix forward(Matrix x) {
    Matrix y = output.shape(x.rows(), weight.value().rows());
    forward(x, y);
    return y;
  }

  /** Writes the outputs of R rows to y, R x N. */
  void forward(Matrix x, Matrix y) {
    if (bias == null) {
      ops.mul(y, x, forwardFactor);
    } else {
      ops.mul(y, x, forwardFactor, bias.weights());
    }
  }

  /**
   * Adds the gradients of W and b, and writes those by the inputs.
   *
   * @param x the inputs, R x D
   * @param dy gradients by the outputs, R x N
   * @param dx gradients by the inputs, R x D, or null if they are not wanted
   */
  public void backward(Matrix x, Matrix dy, Matrix dx) {
    accumulate(x, dy);
    if (dx != null) {
      ops.mul(dx, dy, backFactor);
    }
  }

  /** Adds the gradients of W and b. */
  void accumulate(Matrix x, Matrix dy) {
    if (bias != null) {
      ops.addColumnSums(bias.gradient(), dy);
    }
    ops.addMulTransposed(weight.grad(), dy, x);
  }

  /** Adds to dx the gradients by the inputs. */
  void addInputGradient(Matrix dy, Matrix dx) {
    ops.addMul(dx, dy, backFactor);
  }
}
