package elman.nn;

import elman.core.Matrix;
import java.util.List;

/** A named array of weights and its gradient, which there is no room for until it is asked for. */
public final class Param {
  private final String name;
  private final Matrix value;
  private Matrix grad;

  private Param(String name, Matrix value) {
    this.name = name;
    this.value = value;
  }

  /**
   * A parameter of {@code rows x cols} zeros.
   *
   * @param name as in the model file, e.g. {@code rnn.weight_ih_l0}
   */
  public static Param zeros(String name, int rows, int cols) {
    return new Param(name, Matrix.zeros(rows, cols));
  }

  /** The name in the model file. */
  public String name() {
    return name;
  }

  /** The weights, one array without gaps. */
  public Matrix value() {
    return value;
  }

  /** Whether it is a matrix, and not a bias or a state space's D, which are vectors. */
  public boolean isMatrix() {
    return !name.contains("bias") && !name.startsWith("rnn.D_");
  }

  /**
   * The gradient of the loss by the weights, of the same shape; backward passes add to it. First
   * asked for by one thread alone.
   */
  public Matrix grad() {
    if (grad == null) {
      grad = Matrix.zeros(value.rows(), value.cols());
    }
    return grad;
  }

  /** The weights as one array. */
  public float[] weights() {
    return value.data();
  }

  /** The gradient as one array. */
  public float[] gradient() {
    return grad().data();
  }

  /** Sets the gradients of all to zero. */
  public static void clearGradients(List<Param> params) {
    params.forEach(param -> param.grad().fill(0));
  }

  /** Number of weights of all together. */
  public static long count(List<Param> params) {
    return params.stream().mapToLong(param -> param.value.size()).sum();
  }
}
