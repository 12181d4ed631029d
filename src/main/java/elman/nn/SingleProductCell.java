package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.List;

/** A cell whose gates all take their recurrent part from one product U h(t-1). */
abstract sealed class SingleProductCell extends ProductCell permits Elman, Lstm {
  /** U' packed, H x G H. */
  private final Packed recurrent;

  /** U packed, G H x H, for the way back. */
  private final Packed backFactor;

  SingleProductCell(Ops ops, int gateCount, int inputs, int hidden, String suffix) {
    super(ops, gateCount, inputs, hidden, suffix);
    recurrent = new Packed(kernels);
    backFactor = new Packed(kernels);
  }

  @Override
  final List<Packed> recurrentFactors() {
    return List.of(recurrent);
  }

  @Override
  final void refresh() {
    super.refresh();
    ops.packTransposed(recurrent, weightHh.value());
  }

  /** The pre-activations of step t for the share's sequences, U h(t-1) added for its units. */
  final Matrix preActivations(int t, Share share) {
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    addMul(a, h.rows(at(t, share.row()), share.rows()), recurrent, share);
    return a;
  }

  @Override
  void beginBackward() {
    super.beginBackward();
    ops.pack(backFactor, weightHh.value());
  }

  @Override
  final void propagate(int t, Share share) {
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    addMul(dh.rows(at(t, share.row()), share.rows()), a, backFactor, share);
  }

  @Override
  final void accumulate() {
    ops.addMulTransposed(weightHh.grad(), gates, previous());
  }
}
