package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;

/**
 * A cell whose gates are of its inputs alone. So all products are known before the first step, and
 * the recurrence is a scan of elements, s(t) = a(t) s(t-1) + b(t), with no product from step to
 * step. (A scan over a tree of steps, as in Feng et al. 2024 and Gu and Dao 2023, needs more
 * arithmetic to be done by more processors than there are sequences and units here; and as no a is
 * divided by, there is nothing that logarithms would have to keep from overflowing.)
 */
abstract sealed class ScanCell extends Cell permits MinGru, Ssm {

  ScanCell(Ops ops, int gateRows, int inputs, int hidden, String suffix) {
    super(ops, gateRows, inputs, hidden, suffix);
  }

  @Override
  final void step(int t, Share share) {
    for (int row = share.row(); row < share.row() + share.rows(); row++) {
      scan(row, at(t, row), at(t + 1, row));
    }
  }

  @Override
  final void differentiate(int t, Share share) {
    for (int row = share.row(); row < share.row() + share.rows(); row++) {
      scanBack(row, at(t, row), at(t + 1, row));
    }
  }

  /** No state comes to the gates. */
  @Override
  final void propagate(int t, Share share) {}

  /**
   * A step of one sequence.
   *
   * @param row the sequence
   * @param before row of the gates, and of the state before
   * @param after row of the state after
   */
  abstract void scan(int row, int before, int after);

  /** The gradient of {@link #scan}, see {@link #differentiate}. */
  abstract void scanBack(int row, int before, int after);

  /** Part of a row of a matrix. */
  static int part(Matrix x, int row, int from) {
    return x.at(row) + from;
  }
}
