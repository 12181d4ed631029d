package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose nodes are those of binary trees: a leaf computes its state from a word's vector,
 * an inner node from its children's states l and r, the same weights everywhere.
 *
 * <p>The nodes of one height of all trees are one product of matrices.
 */
public abstract sealed class TreeNetwork permits RecursiveNetwork, TreeLstm {
  final Ops ops;
  final Kernels kernels;
  final int hidden;
  private final Linear leafMap;
  private final Linear innerMap;
  private final Buffer leafBuffer = new Buffer();
  private final Buffer innerBuffer = new Buffer();
  private final Buffer childBuffer = new Buffer();
  private final Buffer childGradientBuffer = new Buffer();
  private final Buffer outputBuffer = new Buffer();
  private final Buffer gradientBuffer = new Buffer();

  /** States of all nodes, N x H, and the gradients by them. */
  Matrix h;

  Matrix dh;

  Forest forest;
  private Matrix words;

  /** Pre-activations of the leaves, then what the subclass makes of them. */
  private Matrix leafGates;

  /** The same of the inner nodes, lower ones first. */
  private Matrix innerGates;

  /** The states [l; r] below each inner node, lower ones first. */
  private Matrix children;

  /**
   * @param name what the names of the parameters begin with
   * @param inputs D
   * @param hidden H
   * @param leafGates blocks of H that a leaf computes
   * @param innerGates blocks of H that an inner node computes
   */
  TreeNetwork(Ops ops, String name, int inputs, int hidden, int leafGates, int innerGates) {
    this.ops = ops;
    kernels = ops.kernels();
    this.hidden = hidden;
    leafMap = new Linear(ops, name + ".leaf", inputs, leafGates * hidden);
    innerMap = new Linear(ops, name + ".inner", 2 * hidden, innerGates * hidden);
  }

  /** H. */
  public final int width() {
    return hidden;
  }

  /** For leaves and for inner nodes W and b: G H x D and G H; G H x 2 H and G H. */
  public final List<Param> params() {
    List<Param> params = new ArrayList<>(leafMap.params());
    params.addAll(innerMap.params());
    return params;
  }

  /** Takes in the weights, after they were changed. */
  public final void refresh() {
    leafMap.refresh();
    innerMap.refresh();
  }

  /** Activates a leaf, and writes its state. */
  abstract void leaf(float[] gates, int go, int node);

  /** Activates an inner node, and writes its state. */
  abstract void inner(float[] gates, int go, int node);

  /** From the gradient by a leaf's state to those by its pre-activations, in gates. */
  abstract void leafBackward(float[] gates, int go, int node);

  /** The same for an inner node; what goes to the children past the gates is added to theirs. */
  abstract void innerBackward(float[] gates, int go, int node);

  /** Makes room for what else a node keeps. */
  void begin() {}

  /** Makes room for the gradients of that. */
  void beginBackward() {}

  /**
   * The states of all nodes, N x H, in the order of the forest; valid until the next call.
   *
   * @param newForest the trees
   * @param newWords the vectors of the leaves in the order of the forest, a row each, D columns
   * @throws IllegalArgumentException if there are not as many vectors as leaves
   */
  public final Matrix forward(Forest newForest, Matrix newWords) {
    forest = newForest;
    words = newWords;
    if (words.rows() != forest.leafCount()) {
      throw new IllegalArgumentException(
          words.rows() + " vectors for " + forest.leafCount() + " leaves");
    }
    h = outputBuffer.shape(forest.size(), hidden);
    begin();
    leafGates = leafBuffer.shape(words.rows(), leafMap.outputs());
    leafMap.forward(words, leafGates);
    share(0, words.rows(), i -> leaf(leafGates.data(), leafGates.at(i), forest.leaf(i)));
    innerGates = innerBuffer.shape(forest.innerCount(), innerMap.outputs());
    children = childBuffer.shape(forest.innerCount(), 2 * hidden);
    for (int height = 0; height < forest.height(); height++) {
      int from = forest.levelStart(height);
      int to = forest.levelStart(height + 1);
      share(from, to, i -> gather(i, forest.inner(i)));
      innerMap.forward(children.rows(from, to - from), innerGates.rows(from, to - from));
      share(from, to, i -> inner(innerGates.data(), innerGates.at(i), forest.inner(i)));
    }
    return h;
  }

  private void gather(int i, int node) {
    System.arraycopy(h.data(), h.at(forest.left(node)), children.data(), children.at(i), hidden);
    System.arraycopy(
        h.data(), h.at(forest.right(node)), children.data(), children.at(i) + hidden, hidden);
  }

  /**
   * The way back of the last forward pass: adds the gradients of the parameters, and writes those
   * by the words' vectors.
   *
   * @param dStates gradients by the states of all nodes, N x H; left as it is
   * @param dWords gradients by the leaves' vectors, or null if they are not wanted
   */
  public final void backward(Matrix dStates, Matrix dWords) {
    dh = gradientBuffer.shape(forest.size(), hidden);
    dh.copyFrom(dStates);
    beginBackward();
    Matrix dChildren = childGradientBuffer.shape(children.rows(), children.cols());
    dChildren.fill(0);
    for (int height = forest.height() - 1; height >= 0; height--) {
      int from = forest.levelStart(height);
      int to = forest.levelStart(height + 1);
      share(from, to, i -> innerBackward(innerGates.data(), innerGates.at(i), forest.inner(i)));
      innerMap.addInputGradient(innerGates.rows(from, to - from), dChildren.rows(from, to - from));
      share(from, to, i -> scatter(dChildren, i, forest.inner(i)));
    }
    share(0, words.rows(), i -> leafBackward(leafGates.data(), leafGates.at(i), forest.leaf(i)));
    innerMap.accumulate(children, innerGates);
    leafMap.backward(words, leafGates, dWords);
  }

  private void scatter(Matrix dChildren, int i, int node) {
    int from = dChildren.at(i);
    kernels.axpy(hidden, 1, dChildren.data(), from, dh.data(), dh.at(forest.left(node)));
    kernels.axpy(hidden, 1, dChildren.data(), from + hidden, dh.data(), dh.at(forest.right(node)));
  }

  /** What is done with one node. */
  private interface Work {
    void accept(int i);
  }

  private void share(int from, int to, Work work) {
    ops.workers()
        .split(
            to - from,
            1,
            (first, end) -> {
              for (int i = from + first; i < from + end; i++) {
                work.accept(i);
              }
            });
  }
}
