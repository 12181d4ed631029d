package elman.core;

import java.util.function.Consumer;

/**
 * Matrix algebra for the layers: {@link Kernels} shared out over {@link Workers}. The destination
 * comes first, as in {@code c = a b}.
 *
 * <p>Outputs are split, never sums: every element has one owner and one order of summation, so a
 * result has the same bits for any number of workers.
 */
public final class Ops {
  /** Rows of C that fill the kernels' largest tiles: cuts elsewhere waste part of one. */
  private static final int ROW_GRAIN = 12;

  /** Rows of C that make up for reading all of B. */
  private static final int ROWS_AT_ONCE = 264;

  /** Work below which a second thread costs more than it brings, in multiply-adds. */
  private static final long WORTH_SHARING = 100_000;

  private final Kernels kernels;
  private final Workers workers;

  /** Room for a factor that is used once. */
  private final ThreadLocal<Packed> room;

  /**
   * @param kernels the arithmetic
   * @param workers the threads
   */
  public Ops(Kernels kernels, Workers workers) {
    this.kernels = kernels;
    this.workers = workers;
    room = ThreadLocal.withInitial(() -> new Packed(kernels));
  }

  /** The arithmetic. */
  public Kernels kernels() {
    return kernels;
  }

  /** The threads. */
  public Workers workers() {
    return workers;
  }

  /** Packs B as the right factor of products. */
  public void pack(Packed packed, Matrix b) {
    packed.reshape(b.rows(), b.cols());
    workers.split(packed.panels(), 1, (from, to) -> packed.pack(b, from, to));
  }

  /** Packs the transpose of B as the right factor of products. */
  public void packTransposed(Packed packed, Matrix b) {
    packed.reshape(b.cols(), b.rows());
    workers.split(packed.panels(), 1, (from, to) -> packed.packTransposed(b, from, to));
  }

  /** Packs B by the calling thread alone, for use inside the workers' own parts. */
  public void packAlone(Packed packed, Matrix b) {
    packed.reshape(b.rows(), b.cols());
    packed.pack(b, 0, packed.panels());
  }

  /** Packs the transpose of B by the calling thread alone. */
  public void packTransposedAlone(Packed packed, Matrix b) {
    packed.reshape(b.cols(), b.rows());
    packed.packTransposed(b, 0, packed.panels());
  }

  /** C = A B; C is m x n, A m x k, B k x n. */
  public void mul(Matrix c, Matrix a, Packed b) {
    product(c, a, b, rows -> rows.fill(0));
  }

  /** C = A B + {@code bias} in every row. */
  public void mul(Matrix c, Matrix a, Packed b, float[] bias) {
    product(c, a, b, rows -> rows.fillRows(bias));
  }

  /** C = A B for a B that is used once. */
  public void mul(Matrix c, Matrix a, Matrix b) {
    mul(c, a, packed(b));
  }

  private Packed packed(Matrix b) {
    Packed packed = room.get();
    pack(packed, b);
    return packed;
  }

  /** C += A B for a B that is used once. */
  public void addMul(Matrix c, Matrix a, Matrix b) {
    addMul(c, a, packed(b));
  }

  /** C += A B; C is m x n, A m x k, B k x n. */
  public void addMul(Matrix c, Matrix a, Packed b) {
    product(c, a, b, rows -> {});
  }

  /** C += A B after {@code begin} has made of some rows of C what A B is added to. */
  private void product(Matrix c, Matrix a, Packed b, Consumer<Matrix> begin) {
    check(c, a.rows(), a.cols(), b);
    shareGemm(c, a.data(), a.offset(), a.stride(), 1, b, begin);
  }

  /** C += A' B with A' the transpose of A; C is m x n, A k x m, B k x n. */
  public void addMulTransposed(Matrix c, Matrix a, Packed b) {
    check(c, a.cols(), a.rows(), b);
    shareGemm(c, a.data(), a.offset(), 1, a.stride(), b, rows -> {});
  }

  /** C += A' B for a B that is used once. */
  public void addMulTransposed(Matrix c, Matrix a, Matrix b) {
    addMulTransposed(c, a, packed(b));
  }

  /** C += A B by the calling thread alone, for use inside the workers' own parts. */
  public void addMulAlone(Matrix c, Matrix a, Packed b) {
    addMulAlone(c, a, b, 0, b.cols());
  }

  /**
   * Columns {@code from} to {@code to - 1} of C += A B by the calling thread alone; {@code from} is
   * a multiple of the panel width, and {@code to} is one or the end.
   */
  public void addMulAlone(Matrix c, Matrix a, Packed b, int from, int to) {
    check(c, a.rows(), a.cols(), b);
    int width = kernels.panelWidth();
    kernels.gemm(
        a.rows(),
        a.data(),
        a.offset(),
        a.stride(),
        1,
        b,
        from / width,
        (to + width - 1) / width,
        c.data(),
        c.offset(),
        c.stride());
  }

  /** C += A' B by the calling thread alone, for a B that is used once. */
  public void addMulTransposedAlone(Matrix c, Matrix a, Matrix b) {
    Packed packed = room.get();
    packAlone(packed, b);
    check(c, a.cols(), a.rows(), packed);
    alone(c, a.data(), a.offset(), 1, a.stride(), packed);
  }

  /** C += A, of the same shape, by the calling thread alone. */
  public void addAlone(Matrix c, Matrix a) {
    for (int i = 0; i < a.rows(); i++) {
      kernels.axpy(a.cols(), 1, a.data(), a.at(i), c.data(), c.at(i));
    }
  }

  /** C = {@code factor} C by the calling thread alone. */
  public void scaleAlone(Matrix c, float factor) {
    for (int i = 0; i < c.rows(); i++) {
      kernels.scale(c.cols(), factor, c.data(), c.at(i));
    }
  }

  /** Each thread begins its own rows, so that they are in its cache when the product follows. */
  private void shareGemm(
      Matrix c, float[] a, int ao, int ars, int acs, Packed b, Consumer<Matrix> begin) {
    if ((long) c.rows() * c.cols() * b.depth() < WORTH_SHARING) {
      begin.accept(c);
      alone(c, a, ao, ars, acs, b);
    } else if (c.rows() >= ROW_GRAIN * workers.count()) {
      workers.split(
          c.rows(),
          Math.min(ROWS_AT_ONCE, share(c.rows(), ROW_GRAIN)),
          (from, to) -> {
            Matrix rows = c.rows(from, to - from);
            begin.accept(rows);
            alone(rows, a, ao + from * ars, ars, acs, b);
          });
    } else {
      begin.accept(c);
      workers.split(
          b.panels(),
          1,
          (from, to) ->
              kernels.gemm(
                  c.rows(), a, ao, ars, acs, b, from, to, c.data(), c.offset(), c.stride()));
    }
  }

  private void alone(Matrix c, float[] a, int ao, int ars, int acs, Packed b) {
    kernels.gemm(c.rows(), a, ao, ars, acs, b, 0, b.panels(), c.data(), c.offset(), c.stride());
  }

  private static void check(Matrix c, int m, int k, Packed b) {
    if (c.rows() != m || c.cols() != b.cols() || k != b.depth()) {
      throw new IllegalArgumentException(
          "product of %d x %d and %d x %d into %d x %d"
              .formatted(m, k, b.depth(), b.cols(), c.rows(), c.cols()));
    }
  }

  /** sum[j] += the sum of column j of A, row after row. */
  public void addColumnSums(float[] sum, Matrix a) {
    workers.split(
        a.cols(),
        share(a.cols(), kernels.panelWidth()),
        (from, to) -> {
          for (int i = 0; i < a.rows(); i++) {
            kernels.axpy(to - from, 1, a.data(), a.at(i) + from, sum, from);
          }
        });
  }

  /** What each worker gets of {@code n}, rounded up to multiples of {@code unit}. */
  public int share(int n, int unit) {
    int each = (n + workers.count() - 1) / workers.count();
    return (each + unit - 1) / unit * unit;
  }
}
