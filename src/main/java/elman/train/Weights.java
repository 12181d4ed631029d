package elman.train;

import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.nn.Param;
import java.util.List;

/** Parameters as tensors of a model's file. */
public final class Weights {
  private Weights() {}

  /** Tensors that share the parameters' arrays. */
  public static List<Tensor> tensors(List<Param> params) {
    return params.stream()
        .map(param -> new Tensor(param.name(), extents(param), param.weights()))
        .toList();
  }

  /**
   * Sets the parameters to what a file has of them.
   *
   * @throws FormatException if a tensor is missing or of another shape
   */
  public static void read(Safetensors file, List<Param> params) throws FormatException {
    for (Param param : params) {
      float[] weights = file.require(param.name(), extents(param)).data();
      System.arraycopy(weights, 0, param.weights(), 0, weights.length);
    }
  }

  /** A tensor's extents: vectors have one, matrices two. */
  private static int[] extents(Param param) {
    int cols = param.value().cols();
    return param.isMatrix() ? new int[] {param.value().rows(), cols} : new int[] {cols};
  }
}
