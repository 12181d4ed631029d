package elman.inspect;

import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.lm.LanguageModel;
import elman.lm.ModelShape;
import elman.nn.JordanNetwork.Feedback;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The one recurrent matrix of a Jordan network (1986). Its state is the context s of outputs, and
 * linearised, and but for the slope of what it writes, s(t+1) = m s(t) + V E s(t), with V the
 * output's weights and E what reaches the top layer from the context: E_1 = U_1, E_l = W_l E_(l-1)
 * + U_l.
 *
 * <p>V E has the rank H at most. With many outputs it is taken in an orthonormal basis of what it
 * reads and writes, at most 2 H of the V directions, and of one more, which stands for all the
 * others: to those m alone happens. Eigenvalues and singular values are the same, but for how often
 * m is among them. Under teacher forcing nothing of an output comes back: the matrix is m.
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
    int outputs = output.shape()[0];
    int hidden = output.shape()[1];
    RecurrentMatrices.checkSize(
        file.source(), output.name(), (int) Math.min(outputs, 2L * hidden + 1));
    double[][] v = rows(output);
    double[][] e = fromContext(outputs, hidden);
    double[][] product = outputs <= 2 * hidden + 1 ? product(v, e) : compressed(v, e);
    int n = product.length;
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

  /** V E in an orthonormal basis B of V's columns and E's rows: (B' V) (E B), and a zero row. */
  private static double[][] compressed(double[][] v, double[][] e) {
    int hidden = e.length;
    DMatrixRMaj both = new DMatrixRMaj(v.length, 2 * hidden);
    for (int i = 0; i < v.length; i++) {
      for (int k = 0; k < hidden; k++) {
        both.set(i, k, v[i][k]);
        both.set(i, hidden + k, e[k][i]);
      }
    }
    var qr = DecompositionFactory_DDRM.qr(v.length, 2 * hidden);
    qr.decompose(both);
    DMatrixRMaj basis = qr.getQ(null, true);
    double[][] b = new double[v.length][2 * hidden + 1];
    double[][] bt = new double[2 * hidden + 1][v.length];
    for (int i = 0; i < v.length; i++) {
      for (int k = 0; k < 2 * hidden; k++) {
        b[i][k] = basis.get(i, k);
        bt[k][i] = b[i][k];
      }
    }
    return product(product(bt, v), product(e, b));
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
