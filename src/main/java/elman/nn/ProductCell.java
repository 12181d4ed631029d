package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.List;

/**
 * A cell whose state acts on all of its G gates of H units by a product at each step: their
 * pre-activations are W x(t) + b + U h(t-1) + b'.
 */
abstract sealed class ProductCell extends Cell permits SingleProductCell, Gru {
  final Param weightHh;
  final Param biasHh;

  /**
   * @param gateCount number of gates of H units each
   */
  ProductCell(Ops ops, int gateCount, int inputs, int hidden, String suffix) {
    super(ops, gateCount * hidden, inputs, hidden, suffix);
    weightHh = Param.zeros("rnn.weight_hh_" + suffix, gateCount * hidden, hidden);
    biasHh = Param.zeros("rnn.bias_hh_" + suffix, 1, gateCount * hidden);
  }

  /** W: G x D, U: G x H, b and b': G; in PyTorch's order. */
  @Override
  public final List<Param> params() {
    return List.of(weightIh, weightHh, biasIh, biasHh);
  }

  @Override
  abstract List<Packed> recurrentFactors();

  /** b + b', for what is added together; a cell that keeps part of b' apart leaves that out. */
  @Override
  float[] inputBias() {
    float[] sum = biasIh.weights().clone();
    kernels.axpy(sum.length, 1, biasHh.weights(), 0, sum, 0);
    return sum;
  }

  @Override
  int sharedWeights() {
    return weightHh.value().size();
  }

  /** C += A B for the share's units in each of the gates that C's columns are. */
  final void addMul(Matrix c, Matrix a, Packed b, Share share) {
    if (share.units() == hidden) {
      ops.addMulAlone(c, a, b);
      return;
    }
    for (int gate = 0; gate < c.cols(); gate += hidden) {
      int from = gate + share.unit();
      ops.addMulAlone(c, a, b, from, from + share.units());
    }
  }

  /** Adds the gradients of b and b'. */
  @Override
  void accumulateBias(float[] gateSums) {
    super.accumulateBias(gateSums);
    kernels.axpy(gateSums.length, 1, gateSums, 0, biasHh.gradient(), 0);
  }
}
