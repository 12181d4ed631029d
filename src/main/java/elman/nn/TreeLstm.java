package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;

/**
 * The binary tree LSTM (Tai, Socher and Manning 2015, equations 9 to 14 with N = 2): with a = W [l;
 * r] + b cut into i, f, f', g, o, a forget gate for each child,
 *
 * <pre>
 *   c = sigmoid(i) tanh(g) + sigmoid(f) c_l + sigmoid(f') c_r      h = sigmoid(o) tanh(c)
 * </pre>
 *
 * <p>A leaf with the vector x has no children: i, g, o are cut from W x + b with weights of its
 * own.
 */
public final class TreeLstm extends TreeNetwork {
  /** Place of the left child's forget gate among the gates; the right child's comes next. */
  public static final int FORGET = 1;

  private static final int LEAF_GATES = 3;
  private static final int INNER_GATES = 5;

  private final Buffer cellBuffer = new Buffer();
  private final Buffer tanhBuffer = new Buffer();
  private final Buffer gradientBuffer = new Buffer();

  /** c of each node, N x H; tanh(c); and the gradients by c. */
  private Matrix c;

  private Matrix tanh;
  private Matrix dc;

  /**
   * @param name what the names of the parameters begin with
   * @param inputs D
   * @param hidden H
   */
  public TreeLstm(Ops ops, String name, int inputs, int hidden) {
    super(ops, name, inputs, hidden, LEAF_GATES, INNER_GATES);
  }

  @Override
  void begin() {
    c = cellBuffer.shape(forest.size(), hidden);
    tanh = tanhBuffer.shape(forest.size(), hidden);
  }

  @Override
  void leaf(float[] gates, int go, int node) {
    int g = go + hidden;
    kernels.sigmoid(hidden, gates, go);
    kernels.tanh(hidden, gates, g);
    kernels.mul(hidden, gates, go, gates, g, c.data(), c.at(node));
    output(gates, g + hidden, node);
  }

  @Override
  void inner(float[] gates, int go, int node) {
    int f = go + FORGET * hidden;
    int g = f + 2 * hidden;
    kernels.sigmoid(3 * hidden, gates, go);
    kernels.tanh(hidden, gates, g);
    kernels.mul(hidden, gates, go, gates, g, c.data(), c.at(node));
    kernels.mulAdd(hidden, gates, f, c.data(), c.at(forest.left(node)), c.data(), c.at(node));
    kernels.mulAdd(
        hidden, gates, f + hidden, c.data(), c.at(forest.right(node)), c.data(), c.at(node));
    output(gates, g + hidden, node);
  }

  /** h = sigmoid(o) tanh(c), the gate o from {@code o} on. */
  private void output(float[] gates, int o, int node) {
    kernels.sigmoid(hidden, gates, o);
    System.arraycopy(c.data(), c.at(node), tanh.data(), tanh.at(node), hidden);
    kernels.tanh(hidden, tanh.data(), tanh.at(node));
    kernels.mul(hidden, gates, o, tanh.data(), tanh.at(node), h.data(), h.at(node));
  }

  @Override
  void beginBackward() {
    dc = gradientBuffer.shape(forest.size(), hidden);
    dc.fill(0);
  }

  @Override
  void leafBackward(float[] gates, int go, int node) {
    outputBackward(gates, go + 2 * hidden, node);
    inputBackward(gates, go, go + hidden, node);
  }

  @Override
  void innerBackward(float[] gates, int go, int node) {
    int f = go + FORGET * hidden;
    outputBackward(gates, go + 4 * hidden, node);
    forgetBackward(gates, f, node, forest.left(node));
    forgetBackward(gates, f + hidden, node, forest.right(node));
    inputBackward(gates, go, go + 3 * hidden, node);
  }

  /** The gate o, from {@code o} on, becomes its gradient; dc grows by what h gives back. */
  private void outputBackward(float[] gates, int o, int node) {
    int at = h.at(node);
    for (int j = 0; j < hidden; j++) {
      float gate = gates[o + j];
      float t = tanh.data()[at + j];
      float d = dh.data()[at + j];
      dc.data()[at + j] += d * gate * (1 - t * t);
      gates[o + j] = d * t * gate * (1 - gate);
    }
  }

  /** A forget gate, from {@code f} on, becomes its gradient; the child's dc grows. */
  private void forgetBackward(float[] gates, int f, int node, int child) {
    for (int j = 0; j < hidden; j++) {
      float gate = gates[f + j];
      float d = dc.data()[dc.at(node) + j];
      dc.data()[dc.at(child) + j] += d * gate;
      gates[f + j] = d * c.data()[c.at(child) + j] * gate * (1 - gate);
    }
  }

  /** The gates i and g, from {@code i} and {@code g} on, become their gradients. */
  private void inputBackward(float[] gates, int i, int g, int node) {
    for (int j = 0; j < hidden; j++) {
      float gate = gates[i + j];
      float candidate = gates[g + j];
      float d = dc.data()[dc.at(node) + j];
      gates[i + j] = d * candidate * gate * (1 - gate);
      gates[g + j] = d * gate * (1 - candidate * candidate);
    }
  }
}
