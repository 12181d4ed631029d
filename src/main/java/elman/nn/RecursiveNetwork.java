package elman.nn;

import elman.core.Ops;

/**
 * The plain recursive network (Socher et al. 2011, equation 2): the state of an inner node is
 *
 * <pre>
 *   h = tanh(W [l; r] + b)
 * </pre>
 *
 * <p>and that of a leaf with the vector x, which may have any length, tanh(W x + b) with weights of
 * its own.
 */
public final class RecursiveNetwork extends TreeNetwork {
  /**
   * @param name what the names of the parameters begin with
   * @param inputs D
   * @param hidden H
   */
  public RecursiveNetwork(Ops ops, String name, int inputs, int hidden) {
    super(ops, name, inputs, hidden, 1, 1);
  }

  @Override
  void leaf(float[] gates, int go, int node) {
    inner(gates, go, node);
  }

  @Override
  void inner(float[] gates, int go, int node) {
    kernels.tanh(hidden, gates, go);
    System.arraycopy(gates, go, h.data(), h.at(node), hidden);
  }

  @Override
  void leafBackward(float[] gates, int go, int node) {
    innerBackward(gates, go, node);
  }

  @Override
  void innerBackward(float[] gates, int go, int node) {
    kernels.tanhBackward(hidden, dh.data(), dh.at(node), gates, go);
  }
}
