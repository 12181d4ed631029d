package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.List;

/** A linear layer y = W x + b over the rows of a matrix. */
public final class Linear {
  private final Ops ops;
  private final Param weight;
  private final Param bias;
  private final Packed forwardFactor;
  private final Packed backFactor;
  private final Packed inputFactor;
  private final Buffer output = new Buffer();

  /**
   * @param name what the names of the parameters begin with
   * @param inputs D
   * @param outputs N
   */
  public Linear(Ops ops, String name, int inputs, int outputs) {
    this.ops = ops;
    weight = Param.zeros(name + ".weight", outputs, inputs);
    bias = Param.zeros(name + ".bias", 1, outputs);
    forwardFactor = new Packed(ops.kernels());
    backFactor = new Packed(ops.kernels());
    inputFactor = new Packed(ops.kernels());
  }

  /** W: N x D, b: N. */
  public List<Param> params() {
    return List.of(weight, bias);
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    ops.packTransposed(forwardFactor, weight.value());
    ops.pack(backFactor, weight.value());
  }

  /** The outputs of R rows, R x N; valid until the next call. */
  public Matrix forward(Matrix x) {
    Matrix y = output.shape(x.rows(), weight.value().rows());
    ops.fillRows(y, bias.weights());
    ops.addMul(y, x, forwardFactor);
    return y;
  }

  /**
   * Adds the gradients of W and b, and writes those by the inputs.
   *
   * @param x the inputs, R x D
   * @param dy gradients by the outputs, R x N
   * @param dx gradients by the inputs, R x D, or null if they are not wanted
   */
  public void backward(Matrix x, Matrix dy, Matrix dx) {
    ops.addColumnSums(bias.gradient(), dy);
    ops.pack(inputFactor, x);
    ops.addMulTransposed(weight.grad(), dy, inputFactor);
    if (dx != null) {
      ops.mul(dx, dy, backFactor);
    }
  }
}
