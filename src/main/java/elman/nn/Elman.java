package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;

/**
 * The simple recurrent network of Elman (1990), "Finding structure in time": h(t) = f(W x(t) + b +
 * U h(t-1) + b'), with f = tanh, or with f = relu and U started as the identity, the IRNN of Le,
 * Jaitly and Hinton (2015).
 */
public final class Elman extends Cell {
  private final boolean relu;
  private final Packed recurrent;
  private final Packed backFactor;

  /**
   * @param inputs D
   * @param hidden H
   * @param relu whether f is relu instead of tanh
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public Elman(Ops ops, int inputs, int hidden, boolean relu, String suffix) {
    super(ops, 1, inputs, hidden, suffix);
    this.relu = relu;
    recurrent = new Packed(kernels);
    backFactor = new Packed(kernels);
  }

  @Override
  void refresh() {
    super.refresh();
    ops.packTransposed(recurrent, weightHh.value());
  }

  @Override
  void step(int t, int row, int rows) {
    Matrix a = gates.rows(at(t, row), rows);
    ops.addMulAlone(a, h.rows(at(t, row), rows), recurrent);
    if (relu) {
      float[] data = a.data();
      for (int j = a.at(0); j < a.at(rows); j++) {
        data[j] = Math.max(0, data[j]);
      }
    } else {
      kernels.tanh(a.size(), a.data(), a.at(0));
    }
    h.rows(at(t + 1, row), rows).copyFrom(a);
  }

  @Override
  void beginBackward() {
    super.beginBackward();
    ops.pack(backFactor, weightHh.value());
  }

  @Override
  void stepBack(int t, int row, int rows) {
    Matrix a = gates.rows(at(t, row), rows);
    Matrix d = dh.rows(at(t + 1, row), rows);
    if (relu) {
      for (int j = 0; j < a.size(); j++) {
        float on = Math.signum(a.data()[a.at(0) + j]);
        a.data()[a.at(0) + j] = on * d.data()[d.at(0) + j];
      }
    } else {
      kernels.tanhBackward(a.size(), d.data(), d.at(0), a.data(), a.at(0));
    }
    ops.addMulAlone(dh.rows(at(t, row), rows), a, backFactor);
  }

  @Override
  void accumulate() {
    ops.pack(backFactor, previous());
    ops.addMulTransposed(weightHh.grad(), gates, backFactor);
  }
}
