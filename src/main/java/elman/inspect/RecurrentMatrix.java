package elman.inspect;

import elman.io.FormatException;
import elman.io.Tensor;

/**
 * A square matrix through which a state goes on its way to the next step.
 *
 * @param layer the layer it belongs to: the end of its tensor's name, such as {@code l0}
 * @param gate the gate of that layer, or {@code h} where there is only the state
 * @param size rows and columns
 * @param values row by row
 */
public record RecurrentMatrix(String layer, String gate, int size, double[] values) {

  /**
   * A block of rows of a tensor.
   *
   * @param source what messages call the file
   * @param tensor of at least {@code size * (block + 1)} rows of {@code size} numbers
   * @throws FormatException if a number is not finite
   */
  static RecurrentMatrix block(
      String source, Tensor tensor, String layer, String gate, int size, int block)
      throws FormatException {
    double[] values = new double[size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.data()[block * values.length + i];
    }
    return checked(source, tensor.name(), new RecurrentMatrix(layer, gate, size, values));
  }

  /** Refuses what has no eigenvalues. */
  static RecurrentMatrix checked(String source, String tensor, RecurrentMatrix matrix)
      throws FormatException {
    for (double value : matrix.values) {
      if (!Double.isFinite(value)) {
        throw new FormatException(
            source, "tensor " + tensor, "holds NaN or infinite numbers: it has no eigenvalues");
      }
    }
    return matrix;
  }

  /**
   * Its spectrum.
   *
   * @throws ArithmeticException if the iteration does not converge
   */
  public Spectrum spectrum() {
    return Spectrum.of(size, values);
  }
}
