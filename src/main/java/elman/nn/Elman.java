package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;

/**
 * The simple recurrent network of Elman (1990), "Finding structure in time": h(t) = f(W x(t) + b +
 * U h(t-1) + b'), with f = tanh, or with f = relu and U started as the identity, the IRNN of Le,
 * Jaitly and Hinton (2015).
 */
public final class Elman extends SingleProductCell {
  private final boolean relu;

  /**
   * @param inputs D
   * @param hidden H
   * @param relu whether f is relu instead of tanh
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public Elman(Ops ops, int inputs, int hidden, boolean relu, String suffix) {
    super(ops, 1, inputs, hidden, suffix);
    this.relu = relu;
  }

  @Override
  void step(int t, Share share) {
    Matrix a = preActivations(t, share);
    for (int r = 0; r < share.rows(); r++) {
      int from = a.at(r) + share.unit();
      if (relu) {
        rectify(a.data(), from, share.units());
      } else {
        kernels.tanh(share.units(), a.data(), from);
      }
      int to = h.at(at(t + 1, share.row() + r)) + share.unit();
      System.arraycopy(a.data(), from, h.data(), to, share.units());
    }
  }

  private static void rectify(float[] x, int from, int n) {
    for (int j = from; j < from + n; j++) {
      x[j] = Math.max(0, x[j]);
    }
  }

  @Override
  void differentiate(int t, Share share) {
    Matrix a = gates.rows(at(t, share.row()), share.rows());
    for (int r = 0; r < share.rows(); r++) {
      int y = a.at(r) + share.unit();
      int d = dh.at(at(t + 1, share.row() + r)) + share.unit();
      if (relu) {
        for (int j = 0; j < share.units(); j++) {
          a.data()[y + j] = Math.signum(a.data()[y + j]) * dh.data()[d + j];
        }
      } else {
        kernels.tanhBackward(share.units(), dh.data(), d, a.data(), y);
      }
    }
  }
}
