package elman.core;

import java.util.Arrays;

/**
 * The arithmetic on which all speed depends, over plain arrays with offsets and strides. {@link
 * ScalarKernels} says what each means that is not worked out here; {@code
 * elman.core.simd.SimdKernels} does the same fast.
 *
 * <p>Indices are checked by the callers ({@link Matrix}, {@link Ops}); the kernels rely on them.
 * Ranges that are read and ranges that are written must not overlap unless the method says so. A
 * result depends on the operands alone, never on how rows or columns were shared out over threads.
 */
public interface Kernels {
  /** Floats that {@link #rowProducts} needs to work with. */
  int ROW_SCRATCH = 1 << 10;

  /** For people: {@code scalar}, or {@code simd 16 x float}. */
  String description();

  /**
   * Prepares for the steps of a single sequence in a process that has just started: compiles what
   * they need in the background, and until that is done computes them without, to the same bits.
   *
   * @param precision of the weights
   */
  default void warmUp(Precision precision) {}

  /** Columns in a panel of a packed matrix, see {@link Packed}. */
  int panelWidth();

  /**
   * C += A B for a packed B: C[i, j] += sum over p of A[i, p] B[p, j], p = 0 .. depth - 1, in an
   * order that depends on the depth alone, so that every way to cut A's rows gives the same bits.
   *
   * @param m rows of A and C
   * @param a array of A; element (i, p) is {@code a[ao + i * ars + p * acs]}; one of the two
   *     strides is 1, the first for an A that is kept transposed
   * @param b B, of {@code b.depth()} rows
   * @param panelFrom first panel of B to use
   * @param panelTo panel of B to stop before
   * @param c array of C; element (i, j) is {@code c[co + i * ldc + j]}, j counted from B's column 0
   */
  void gemm(
      int m,
      float[] a,
      int ao,
      int ars,
      int acs,
      Packed b,
      int panelFrom,
      int panelTo,
      float[] c,
      int co,
      int ldc);

  /** y += alpha x, n elements. */
  void axpy(int n, float alpha, float[] x, int xo, float[] y, int yo);

  /** z = x y, element by element, n elements; z may be x or y. */
  void mul(int n, float[] x, int xo, float[] y, int yo, float[] z, int zo);

  /** z += x y, element by element, n elements. */
  void mulAdd(int n, float[] x, int xo, float[] y, int yo, float[] z, int zo);

  /** Sum of x^2 over n elements. */
  double sumOfSquares(int n, float[] x, int xo);

  /**
   * s[i] = a_i . q, the sum over j of A[i, j] q[j] for n finite elements, in an order that depends
   * on n alone, so that every way to cut A's rows gives the same bits.
   *
   * @param rows rows of A
   * @param a array of A, whose rows follow each other without gaps from {@code ao} on
   */
  void dots(int rows, int n, float[] a, int ao, float[] q, int qo, float[] s, int so);

  /**
   * s[i n + j] = h_i . y_j: every product of one of m rows h with one of n rows y, which lie
   * anywhere.
   *
   * @param h array of the rows h
   * @param ho where each h_i begins
   * @param y array of the rows y
   * @param yo where each y_j begins
   * @param dim elements of a row
   * @param scratch of {@link #ROW_SCRATCH} floats
   */
  void rowProducts(
      int m, float[] h, int[] ho, int n, float[] y, int[] yo, int dim, float[] s, float[] scratch);

  /**
   * What {@link #rowProducts} gives back: dh_i = sum over j of g[i n + j] y_j, and y_j += sum over
   * i of g[i n + j] h_i, from the y_j as they were. No two of the n rows y, of which there is at
   * least one, may be the same.
   *
   * @param h array of the rows h
   * @param ho where each h_i begins
   * @param dh array of the m rows dh, without gaps
   * @param y array of the rows y
   * @param yo where each y_j begins
   * @param dim elements of a row
   */
  void rowGradients(
      int m, float[] h, int[] ho, float[] dh, int n, float[] y, int[] yo, int dim, float[] g);

  /**
   * A step by {@link #rowGradients} on both sides: x_i += sum over j of g[i n + j] y_j, and y_j +=
   * sum over i of g[i n + j] x_i, from the y_j as they were, and from the x_i too, but for a row x
   * that is there twice: it gets both, the second after the first.
   *
   * @param x array of the rows x
   * @param xo where each x_i begins
   * @param dx room for m rows
   * @param y another array, of the rows y
   * @param yo where each y_j begins
   * @param dim elements of a row
   */
  default void rowUpdates(
      int m, float[] x, int[] xo, float[] dx, int n, float[] y, int[] yo, int dim, float[] g) {
    rowGradients(m, x, xo, dx, n, y, yo, dim, g);
    for (int i = 0; i < m; i++) {
      axpy(dim, 1, dx, i * dim, x, xo[i]);
    }
  }

  /**
   * y = alpha times the sum of rows x, which lie anywhere.
   *
   * @param n elements of a row
   * @param x array of the rows
   * @param xo where each begins
   * @param from first of them to use
   * @param to one after the last
   */
  default void sumRows(
      int n, float alpha, float[] x, int[] xo, int from, int to, float[] y, int yo) {
    Arrays.fill(y, yo, yo + n, 0);
    for (int i = from; i < to; i++) {
      axpy(n, alpha, x, xo[i], y, yo);
    }
  }

  /**
   * x += y for each of some rows x, which lie anywhere; the same row twice gets y twice.
   *
   * @param n elements of a row
   * @param x array of the rows
   * @param xo where each begins
   * @param from first of them to use
   * @param to one after the last
   */
  default void addToRows(int n, float[] y, int yo, float[] x, int[] xo, int from, int to) {
    for (int i = from; i < to; i++) {
      axpy(n, 1, y, yo, x, xo[i]);
    }
  }

  /** x = 1 / (1 + exp(-x)) in place, n elements; accuracy as {@link #tanh}. */
  void sigmoid(int n, float[] x, int xo);

  /**
   * x = tanh(x) in place, n elements. The SIMD forms of this and of {@link #sigmoid} stay within 3
   * units in the last place of the exact value, wherever that is a normal number.
   */
  void tanh(int n, float[] x, int xo);

  /**
   * x = exp(x) in place, n elements, none of which is above 0; accuracy as {@link #tanh}. What is
   * too small for a normal number may become 0.
   */
  void exp(int n, float[] x, int xo);

  /** y = d y (1 - y): from the value y of a sigmoid and its gradient d to that by its argument. */
  void sigmoidBackward(int n, float[] d, int dOffset, float[] y, int yo);

  /** y = d (1 - y^2): from the value y of a tanh and its gradient d to that by its argument. */
  void tanhBackward(int n, float[] d, int dOffset, float[] y, int yo);

  /**
   * x = exp(x) / sum over j of exp(x[j]) in place, n elements, without overflow for any finite x.
   *
   * @return the log of that sum: the normaliser of the logits x
   */
  float softmax(int n, float[] x, int xo);

  /** x = alpha x in place, n elements. */
  void scale(int n, float alpha, float[] x, int xo);

  /**
   * One step of an LSTM's gates (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et
   * al. 2000) for one sequence, n of its H units.
   *
   * <p>Before: gates holds the four pre-activations i, f, g, o, H apart. After: i = sigmoid(i), f =
   * sigmoid(f), g = tanh(g), o = sigmoid(o) in their places; c' = f c + i g; h = o tanh(c').
   *
   * @param c array of cell states; the previous one at {@code co}, the new one at {@code cn}
   */
  void lstmForward(
      int n, int hidden, float[] gates, int go, float[] c, int co, int cn, float[] h, int ho);

  /**
   * The gradient of {@link #lstmForward}. Before: gates holds the activations i, f, g, o; dh the
   * gradient of the loss by h; dc that by c'. After: gates holds the gradients by the
   * pre-activations, dc that by the previous cell state c, and tanh(c') stands in the place of c',
   * which nothing needs any more.
   */
  void lstmBackward(
      int n,
      int hidden,
      float[] gates,
      int go,
      float[] c,
      int co,
      int cn,
      float[] dh,
      int dho,
      float[] dc,
      int dco);

  /**
   * The end of a GRU's step (Cho et al. 2014, equation 7): h' = z h + (1 - z) n, m of its H units.
   *
   * @param gates the gates r, z, n, H apart, activated; r is not used
   * @param h array of hidden states; the previous one at {@code ho}, the new one at {@code hn}
   */
  void gruForward(int m, int hidden, float[] gates, int go, float[] h, int ho, int hn);

  /**
   * The gradient of {@link #gruForward}. Before: dh at {@code dhn} holds the gradient by h'. After:
   * z and n in gates hold the gradients by their pre-activations, and dh at {@code dho} has grown
   * by z times the gradient by h'.
   */
  void gruBackward(
      int m, int hidden, float[] gates, int go, float[] h, int ho, float[] dh, int dho, int dhn);
}
