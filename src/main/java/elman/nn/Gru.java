package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.Arrays;
import java.util.List;

/**
 * The gated recurrent unit, gates r (reset), z (update), n (candidate): r = sigmoid(W_r x + b_r +
 * U_r h + b'_r), z likewise, h(t) = z h(t-1) + (1 - z) n. Two forms are in use, which differ in the
 * candidate and do not read each other's weights:
 *
 * <pre>
 *   reset before the product   n = tanh(W_n x + b_n + U_n (r h) + b'_n)    Cho et al. 2014, eq. 8
 *   reset after the product    n = tanh(W_n x + b_n + r (U_n h + b'_n))    PyTorch, cuDNN
 * </pre>
 */
public final class Gru extends ProductCell {

  /** Where the reset gate acts. */
  public enum Reset {
    /** On the state, before the product with U_n: the textbook form. */
    BEFORE_PRODUCT,
    /** On the product U_n h + b'_n: the form of PyTorch and cuDNN. */
    AFTER_PRODUCT
  }

  private final Reset reset;
  private final Packed recurrentGates;
  private final Packed recurrentCandidate;

  /** U of the gates for the way back; after the last step the states h(-1) .. h(T-2). */
  private final Packed gatesBack;

  private final Packed candidateBack;
  private final Buffer innerBuffer = new Buffer();
  private final Buffer scratchBuffer = new Buffer();

  /**
   * T B x H. Reset before: r h. Reset after: U_n h + b'_n, and once gone back the gradient by it.
   */
  private Matrix inner;

  /** One row of H for each sequence. */
  private Matrix scratch;

  /**
   * @param inputs D
   * @param hidden H
   * @param reset which of the two forms
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public Gru(Ops ops, int inputs, int hidden, Reset reset, String suffix) {
    super(ops, 3, inputs, hidden, suffix);
    this.reset = reset;
    recurrentGates = new Packed(kernels);
    recurrentCandidate = new Packed(kernels);
    gatesBack = new Packed(kernels);
    candidateBack = new Packed(kernels);
  }

  @Override
  List<Packed> recurrentFactors() {
    return List.of(recurrentGates, recurrentCandidate);
  }

  @Override
  void refresh() {
    super.refresh();
    ops.packTransposed(recurrentGates, weightHh.value().rows(0, 2 * hidden));
    ops.packTransposed(recurrentCandidate, weightHh.value().rows(2 * hidden, hidden));
  }

  /** b + b', without b'_n where the reset gate acts on it. */
  @Override
  float[] inputBias() {
    float[] sum = super.inputBias();
    if (reset == Reset.AFTER_PRODUCT) {
      System.arraycopy(biasIh.weights(), 2 * hidden, sum, 2 * hidden, hidden);
    }
    return sum;
  }

  @Override
  void begin(int newSteps, int newBatch) {
    super.begin(newSteps, newBatch);
    inner = innerBuffer.shape(steps * batch, hidden);
  }

  /** The product with r h needs all of r before the first unit of the candidate. */
  @Override
  int sharedWeights() {
    return reset == Reset.AFTER_PRODUCT ? super.sharedWeights() : 0;
  }

  @Override
  void step(int t, Share share) {
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    Matrix previous = h.rows(at(t, share.row()), share.rows());
    addMul(a.cols(0, 2 * hidden), previous, recurrentGates, share);
    int unit = share.unit();
    for (int r = 0; r < share.rows(); r++) {
      kernels.sigmoid(share.units(), a.data(), a.at(r) + unit);
      kernels.sigmoid(share.units(), a.data(), a.at(r) + hidden + unit);
    }
    if (reset == Reset.AFTER_PRODUCT) {
      addResetProduct(a, previous, inner.rows(at(t, share.row()), share.rows()), share);
    } else {
      addProductOfReset(a, previous, inner.rows(at(t, share.row()), share.rows()));
    }
    for (int r = 0; r < share.rows(); r++) {
      int gate = a.at(r) + unit;
      kernels.tanh(share.units(), a.data(), gate + 2 * hidden);
      kernels.gruForward(
          share.units(),
          hidden,
          a.data(),
          gate,
          h.data(),
          previous.at(r) + unit,
          h.at(at(t + 1, share.row() + r)) + unit);
    }
  }

  /** u = U_n h + b'_n; the candidate's argument += r u. */
  private void addResetProduct(Matrix a, Matrix previous, Matrix u, Share share) {
    int unit = share.unit();
    for (int r = 0; r < u.rows(); r++) {
      System.arraycopy(
          biasHh.weights(), 2 * hidden + unit, u.data(), u.at(r) + unit, share.units());
    }
    addMul(u, previous, recurrentCandidate, share);
    for (int r = 0; r < u.rows(); r++) {
      int gate = a.at(r) + unit;
      kernels.mulAdd(
          share.units(), a.data(), gate, u.data(), u.at(r) + unit, a.data(), gate + 2 * hidden);
    }
  }

  /** p = r h; the candidate's argument += U_n p. */
  private void addProductOfReset(Matrix a, Matrix previous, Matrix p) {
    for (int r = 0; r < p.rows(); r++) {
      kernels.mul(hidden, a.data(), a.at(r), previous.data(), previous.at(r), p.data(), p.at(r));
    }
    ops.addMulAlone(a.cols(2 * hidden, hidden), p, recurrentCandidate);
  }

  @Override
  void beginBackward() {
    super.beginBackward();
    ops.pack(gatesBack, weightHh.value().rows(0, 2 * hidden));
    ops.pack(candidateBack, weightHh.value().rows(2 * hidden, hidden));
    scratch = scratchBuffer.shape(batch, hidden);
  }

  @Override
  void differentiate(int t, Share share) {
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    Matrix before = dh.rows(at(t, share.row()), share.rows());
    int unit = share.unit();
    for (int r = 0; r < share.rows(); r++) {
      kernels.gruBackward(
          share.units(),
          hidden,
          a.data(),
          a.at(r) + unit,
          h.data(),
          h.at(at(t, share.row() + r)) + unit,
          dh.data(),
          before.at(r) + unit,
          dh.at(at(t + 1, share.row() + r)) + unit);
    }
    Matrix d = scratch.rows(share.row(), share.rows());
    if (reset == Reset.AFTER_PRODUCT) {
      resetBackAfter(a, inner.rows(at(t, share.row()), share.rows()), d, share);
    } else {
      resetBackBefore(a, h.rows(at(t, share.row()), share.rows()), before, d);
    }
  }

  @Override
  void propagate(int t, Share share) {
    Matrix before = dh.rows(at(t, share.row()), share.rows());
    if (reset == Reset.AFTER_PRODUCT) {
      addMul(before, inner.rows(at(t, share.row()), share.rows()), candidateBack, share);
    }
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    addMul(before, a.cols(0, 2 * hidden), gatesBack, share);
  }

  /** With u = U_n h + b'_n and da the gradient by n's argument: dr = da u, du = da r. */
  private void resetBackAfter(Matrix a, Matrix u, Matrix dr, Share share) {
    int n = share.units();
    for (int r = 0; r < a.rows(); r++) {
      int gate = a.at(r) + share.unit();
      int da = gate + 2 * hidden;
      int ur = u.at(r) + share.unit();
      int d = dr.at(r) + share.unit();
      kernels.mul(n, a.data(), da, u.data(), ur, dr.data(), d);
      kernels.mul(n, a.data(), da, a.data(), gate, u.data(), ur);
      kernels.sigmoidBackward(n, dr.data(), d, a.data(), gate);
    }
  }

  /** With p = r h and da the gradient by n's argument: dp = U_n' da, dh += dp r, dr = dp h. */
  private void resetBackBefore(Matrix a, Matrix previous, Matrix before, Matrix dp) {
    dp.fill(0);
    ops.addMulAlone(dp, a.cols(2 * hidden, hidden), candidateBack);
    for (int r = 0; r < a.rows(); r++) {
      kernels.mulAdd(hidden, dp.data(), dp.at(r), a.data(), a.at(r), before.data(), before.at(r));
      kernels.mul(
          hidden, dp.data(), dp.at(r), previous.data(), previous.at(r), dp.data(), dp.at(r));
      kernels.sigmoidBackward(hidden, dp.data(), dp.at(r), a.data(), a.at(r));
    }
  }

  @Override
  void accumulate() {
    Matrix gatesGrad = weightHh.grad().rows(0, 2 * hidden);
    Matrix candidateGrad = weightHh.grad().rows(2 * hidden, hidden);
    ops.pack(gatesBack, previous());
    ops.addMulTransposed(gatesGrad, gates.cols(0, 2 * hidden), gatesBack);
    if (reset == Reset.AFTER_PRODUCT) {
      ops.addMulTransposed(candidateGrad, inner, gatesBack);
    } else {
      Matrix candidates = gates.cols(2 * hidden, hidden);
      ops.addMulTransposed(candidateGrad, candidates, inner);
    }
  }

  @Override
  void accumulateBias(float[] gateSums) {
    kernels.axpy(gateSums.length, 1, gateSums, 0, biasIh.gradient(), 0);
    float[] recurrentSums = gateSums;
    if (reset == Reset.AFTER_PRODUCT) {
      float[] innerSums = new float[hidden];
      ops.addColumnSums(innerSums, inner);
      recurrentSums = Arrays.copyOf(gateSums, 3 * hidden);
      System.arraycopy(innerSums, 0, recurrentSums, 2 * hidden, hidden);
    }
    kernels.axpy(recurrentSums.length, 1, recurrentSums, 0, biasHh.gradient(), 0);
  }
}
