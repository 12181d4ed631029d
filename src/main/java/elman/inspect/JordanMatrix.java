package elman.inspect;

import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.lm.LanguageModel;
import elman.lm.ModelShape;
import elman.nn.JordanNetwork.Feedback;
import java.util.List;

/**
 * The one recurrent matrix of a Jordan network (1986). Its state is the context s of outputs, and
 * linearised, s(t+1) = m s(t) + V E s(t), with V the output's weights and E what reaches the top
 * layer from the context: E_1 = U_1, E_l = W_l E_(l-1) + U_l.
 *
 * <p>V E has no more eigenvalues besides zeros than H E V (Sylvester), so the smaller of m + V E
 * and m + E V is taken. Under teacher forcing nothing of an output comes back: the matrix is m.
 */
final class JordanMatrix {
  private static final String CONTEXT = "context";

  private final Safetensors file;
  private final ModelShape shape;

  private JordanMatrix(Safetensors file) throws FormatException {
    this.file = file;
    shape = LanguageModel.shape(file);
  }

  /**
   * The matrix of a language model whose cell is Jordan's.
   *
   * @throws FormatException if a tensor is missing, of another shape, or not finite
   */
  static List<RecurrentMatrix> of(Safetensors file) throws FormatException {
    return List.of(new JordanMatrix(file).matrix());
  }

  private RecurrentMatrix matrix() throws FormatException {
    if (shape.feedback() == Feedback.TEACHER) {
      return new RecurrentMatrix(CONTEXT, "h", 1, new double[] {shape.decay()});
    }
    Tensor output = matrixNamed(shape.tie() ? "embedding.weight" : "output.weight");
    double[][] v = rows(output);
    double[][] e = fromContext(v.length, v[0].length);
    double[][] product = v.length < v[0].length ? product(v, e) : product(e, v);
    int n = product.length;
    RecurrentMatrices.checkSize(file.source(), output.name(), n);
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(product[i], 0, values, i * n, n);
      values[i * n + i] += shape.decay();
    }
    return RecurrentMatrix.checked(
        file.source(), output.name(), new RecurrentMatrix(CONTEXT, "h", n, values));
  }

  /** E of the top layer, H x V. */
  private double[][] fromContext(int outputs, int hidden) throws FormatException {
    double[][] e = rows(file.require("rnn.weight_oh_l0", hidden, outputs));
    for (int l = 1; l < shape.layers(); l++) {
      double[][] u = rows(file.require("rnn.weight_oh_l" + l, hidden, outputs));
      e = product(rows(file.require("rnn.weight_ih_l" + l, hidden, hidden)), e);
      for (int i = 0; i < hidden; i++) {
        for (int j = 0; j < outputs; j++) {
          e[i][j] += u[i][j];
        }
      }
    }
    return e;
  }

  private Tensor matrixNamed(String name) throws FormatException {
    Tensor tensor =
        file.tensor(name)
            .orElseThrow(() -> new FormatException(file.source(), null, "no tensor " + name));
    if (tensor.shape().length != 2 || tensor.data().length == 0) {
      throw new FormatException(file.source(), "tensor " + name, "is no matrix");
    }
    return tensor;
  }

  private static double[][] rows(Tensor tensor) {
    int cols = tensor.shape()[1];
    double[][] rows = new double[tensor.shape()[0]][cols];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < cols; j++) {
        rows[i][j] = tensor.data()[i * cols + j];
      }
    }
    return rows;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < c[i].length; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }
}
