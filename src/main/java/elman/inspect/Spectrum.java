package elman.inspect;

import elman.gradient.Outlook;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The spectrum of a square matrix W: its eigenvalues, the diagonal of L in W = Q L Q^-1 where there
 * is such a Q, and its largest singular value.
 *
 * <p>Of a linear recurrence h(t) = W h(t-1) the gradient over k steps is W^k: its norm is at most
 * the k-th power of the largest singular value, and grows or shrinks in the long run as the k-th
 * power of the spectral radius (Pascanu, Mikolov and Bengio 2013, section 2.1).
 *
 * @param eigenvalues the largest modulus first; of a pair the one with the positive imaginary part
 * @param norm the largest singular value
 */
public record Spectrum(List<Eigenvalue> eigenvalues, double norm) {

  /**
   * A complex number.
   *
   * @param re its real part
   * @param im its imaginary part
   */
  public record Eigenvalue(double re, double im) {
    /** Its absolute value. */
    public double modulus() {
      return Math.hypot(re, im);
    }
  }

  /**
   * The spectrum of a matrix.
   *
   * @param n rows and columns, at least 1
   * @param values row by row, finite
   * @throws ArithmeticException if the iteration does not converge
   */
  static Spectrum of(int n, double[] values) {
    DMatrixRMaj matrix = new DMatrixRMaj(n, n, true, values);
    var eigen = DecompositionFactory_DDRM.eig(n, false, false);
    var singular = DecompositionFactory_DDRM.svd(n, n, false, false, false);
    if (!eigen.decompose(matrix.copy()) || !singular.decompose(matrix.copy())) {
      throw new ArithmeticException("the eigenvalues did not converge");
    }
    List<Eigenvalue> eigenvalues =
        IntStream.range(0, n)
            .mapToObj(eigen::getEigenvalue)
            .map(Spectrum::eigenvalue)
            .sorted(
                Comparator.comparingDouble(Eigenvalue::modulus)
                    .thenComparingDouble(Eigenvalue::re)
                    .thenComparingDouble(Eigenvalue::im)
                    .reversed())
            .toList();
    return new Spectrum(
        eigenvalues, DoubleStream.of(singular.getSingularValues()).max().getAsDouble());
  }

  private static Eigenvalue eigenvalue(Complex_F64 value) {
    return new Eigenvalue(value.real, value.imaginary);
  }

  /** The spectral radius: the largest modulus of an eigenvalue. */
  public double radius() {
    return eigenvalues.get(0).modulus();
  }

  /** What a gradient does over some steps of the linear recurrence, in the long run. */
  public Outlook outlook(int steps) {
    return Outlook.of(Math.pow(radius(), steps));
  }
}
