package elman.inspect;

import elman.io.FormatException;
import elman.io.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the recurrent matrices among tensors that are named as PyTorch names them: {@code
 * weight_hh_l0} of G H rows and H columns, one matrix for each of the gates. So those of other
 * programs are found, too.
 */
public final class RecurrentMatrices {
  /** A matrix of more rows would take more than a quarter of an hour. */
  public static final int MOST = 2048;

  private static final String NAME = "weight_hh_";

  private RecurrentMatrices() {}

  /** Whether a tensor holds recurrent weights. */
  static boolean is(String tensor) {
    return tensor.contains(NAME);
  }

  /**
   * The matrices of all layers, in the order of the file.
   *
   * @param source what messages call the file
   * @throws FormatException if there are none, they are too large, or a number is not finite
   */
  public static List<RecurrentMatrix> of(String source, List<Tensor> tensors)
      throws FormatException {
    List<RecurrentMatrix> matrices = new ArrayList<>();
    for (Tensor tensor : tensors) {
      if (is(tensor.name())) {
        add(source, tensor, matrices);
      }
    }
    if (matrices.isEmpty()) {
      throw new FormatException(
          source,
          null,
          "has no recurrent weights: none of its tensors is called " + NAME + "l0, or the like");
    }
    return matrices;
  }

  private static void add(String source, Tensor tensor, List<RecurrentMatrix> matrices)
      throws FormatException {
    int[] shape = tensor.shape();
    int size = shape.length == 2 ? shape[1] : 0;
    List<String> gates = size == 0 ? List.of() : gates(shape[0], size);
    if (gates.isEmpty()) {
      throw new FormatException(
          source,
          "tensor " + tensor.name(),
          "is not of G H rows and H columns, with 1, 3 or 4 gates G");
    }
    checkSize(source, tensor.name(), size);
    String name = tensor.name();
    int at = name.indexOf(NAME);
    String layer =
        name.substring(0, at).replaceFirst("rnn\\.$", "") + name.substring(at + NAME.length());
    for (int block = 0; block < gates.size(); block++) {
      matrices.add(RecurrentMatrix.block(source, tensor, layer, gates.get(block), size, block));
    }
  }

  private static List<String> gates(int rows, int size) {
    if (rows == size) {
      return List.of("h");
    }
    if (rows == 3L * size) {
      return List.of("r", "z", "n");
    }
    return rows == 4L * size ? List.of("i", "f", "g", "o") : List.of();
  }

  /** Refuses a matrix whose eigenvalues nobody would wait for. */
  static void checkSize(String source, String tensor, int size) throws FormatException {
    if (size > MOST) {
      throw new FormatException(
          source,
          "tensor " + tensor,
          "has recurrent matrices of %d rows; the eigenvalues of at most %d can be found"
              .formatted(size, MOST));
    }
  }
}
