package elman.nn;

import elman.core.Ops;
import java.util.List;

/**
 * The minimal gated recurrent unit of Feng et al. (2024), "Were RNNs all we needed?", section 3.1:
 * a gated recurrent unit without its reset gate, whose update gate z and candidate n no longer look
 * at the state. With a = W x(t) + b cut into z, n:
 *
 * <pre>
 *   h(t) = (1 - sigmoid(z)) h(t-1) + sigmoid(z) n
 * </pre>
 *
 * <p>z = 1 replaces the state, where it keeps it in PyTorch's {@code GRU}. Tensors: {@code
 * rnn.weight_ih_l0}, 2 H x D, and {@code rnn.bias_ih_l0}, 2 H, in the order z, n.
 */
public final class MinGru extends ScanCell {
  private static final int GATES = 2;

  /**
   * @param inputs D
   * @param hidden H
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public MinGru(Ops ops, int inputs, int hidden, String suffix) {
    super(ops, GATES * hidden, inputs, hidden, suffix);
  }

  /** W: 2 H x D, b: 2 H. */
  @Override
  public List<Param> params() {
    return List.of(weightIh, biasIh);
  }

  @Override
  void scan(int row, int before, int after) {
    float[] a = gates.data();
    int z = gates.at(before);
    int n = z + hidden;
    int old = h.at(before);
    int next = h.at(after);
    kernels.sigmoid(hidden, a, z);
    for (int j = 0; j < hidden; j++) {
      float state = h.data()[old + j];
      h.data()[next + j] = state + a[z + j] * (a[n + j] - state);
    }
  }

  @Override
  void scanBack(int row, int before, int after) {
    float[] a = gates.data();
    int z = gates.at(before);
    int n = z + hidden;
    int old = h.at(before);
    int dOld = dh.at(before);
    int dNext = dh.at(after);
    for (int j = 0; j < hidden; j++) {
      float gate = a[z + j];
      float d = dh.data()[dNext + j];
      a[z + j] = d * (a[n + j] - h.data()[old + j]) * gate * (1 - gate);
      a[n + j] = d * gate;
      dh.data()[dOld + j] += d * (1 - gate);
    }
  }

  /** There are no other weights. */
  @Override
  void accumulate() {}
}
