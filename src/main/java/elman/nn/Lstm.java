package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.List;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997) with the forget gate of Gers,
 * Schmidhuber and Cummins (2000), no peepholes. With a = W x(t) + b + U h(t-1) + b' cut into i, f,
 * g, o:
 *
 * <pre>
 *   c(t) = sigmoid(f) c(t-1) + sigmoid(i) tanh(g)      h(t) = sigmoid(o) tanh(c(t))
 * </pre>
 */
public final class Lstm extends SingleProductCell {
  /** Number of the gates i, f, g, o. */
  public static final int GATES = 4;

  /** Place of the forget gate among the gates i, f, g, o. */
  public static final int FORGET = 1;

  private final Buffer cellBuffer = new Buffer();
  private Matrix cellState = Matrix.zeros(0, 0);

  /** Cell states c(-1) .. c(T-1): (T+1) B x H. */
  private Matrix c;

  /** Gradient of the loss by the cell state before the step last gone back, B x H. */
  private Matrix dc = Matrix.zeros(0, 0);

  /**
   * @param inputs D
   * @param hidden H
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public Lstm(Ops ops, int inputs, int hidden, String suffix) {
    super(ops, GATES, inputs, hidden, suffix);
  }

  @Override
  void begin(int newSteps, int newBatch) {
    super.begin(newSteps, newBatch);
    c = cellBuffer.shape((steps + 1) * batch, hidden);
    if (cellState.rows() != batch) {
      cellState = Matrix.zeros(batch, hidden);
    }
    c.rows(0, batch).copyFrom(cellState);
  }

  @Override
  void end() {
    super.end();
    cellState.copyFrom(c.rows(steps * batch, batch));
  }

  @Override
  public List<Matrix> state() {
    return List.of(super.state().get(0), cellState);
  }

  @Override
  void reset(int newBatch) {
    super.reset(newBatch);
    cellState = Matrix.zeros(newBatch, hidden);
  }

  @Override
  void step(int t, Share share) {
    Matrix a = preActivations(t, share);
    int unit = share.unit();
    for (int r = 0; r < share.rows(); r++) {
      int before = at(t, share.row() + r);
      int after = at(t + 1, share.row() + r);
      kernels.lstmForward(
          share.units(),
          hidden,
          a.data(),
          a.at(r) + unit,
          c.data(),
          c.at(before) + unit,
          c.at(after) + unit,
          h.data(),
          h.at(after) + unit);
    }
  }

  @Override
  void beginBackward() {
    super.beginBackward();
    if (dc.rows() != batch) {
      dc = Matrix.zeros(batch, hidden);
    }
    dc.fill(0);
  }

  @Override
  void differentiate(int t, Share share) {
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    int unit = share.unit();
    for (int r = 0; r < share.rows(); r++) {
      int before = at(t, share.row() + r);
      int after = at(t + 1, share.row() + r);
      kernels.lstmBackward(
          share.units(),
          hidden,
          a.data(),
          a.at(r) + unit,
          c.data(),
          c.at(before) + unit,
          c.at(after) + unit,
          dh.data(),
          dh.at(after) + unit,
          dc.data(),
          dc.at(share.row() + r) + unit);
    }
  }

  @Override
  List<Matrix> carriedGradients() {
    return List.of(dc);
  }
}
