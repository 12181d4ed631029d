package elman.nn;

import elman.core.Matrix;
import java.util.List;

/**
 * A named array of weights and its gradient.
 *
 * @param name as in the model file, e.g. {@code rnn.weight_ih_l0}
 * @param value the weights, one array without gaps
 * @param grad the gradient of the loss by the weights, of the same shape; backward passes add to it
 */
public record Param(String name, Matrix value, Matrix grad) {

  /** A parameter of {@code rows x cols} zeros. */
  public static Param zeros(String name, int rows, int cols) {
    return new Param(name, Matrix.zeros(rows, cols), Matrix.zeros(rows, cols));
  }

  /** The weights as one array. */
  public float[] weights() {
    return value.data();
  }

  /** The gradient as one array. */
  public float[] gradient() {
    return grad.data();
  }

  /** Sets the gradients of all to zero. */
  public static void clearGradients(List<Param> params) {
    params.forEach(param -> param.grad.fill(0));
  }

  /** Number of weights of all together. */
  public static long count(List<Param> params) {
    return params.stream().mapToLong(param -> param.value.size()).sum();
  }
}
