package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Dropout;
import elman.nn.Param;
import elman.nn.TreeNetwork;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A recursive network: the state of each node is judged (Socher et al. 2013, section 4), with
 * dropout between the two as Tai, Socher and Manning (2015, section 5.3) have it.
 */
final class TreeEncoder implements Encoder {
  /** Apart from those of {@link WordInput} and {@link Spelling}. */
  private static final int STREAM = 4;

  private final Ops ops;
  private final TreeNetwork tree;
  private final Dropout dropout;

  /** Of each leaf, in the order of the batch's forest, the row of what is read. */
  private int[] leaves;

  /**
   * @param dropout rate in [0, 1) on what is judged; the nodes above see all
   */
  TreeEncoder(Ops ops, TreeNetwork tree, float dropout) {
    this.ops = ops;
    this.tree = tree;
    this.dropout = new Dropout(dropout);
  }

  @Override
  public int width() {
    return tree.width();
  }

  @Override
  public List<Param> params() {
    return tree.params();
  }

  @Override
  public void refresh() {
    tree.refresh();
  }

  @Override
  public Matrix forward(Matrix x, Batch batch, Rng rng) {
    leaves = leaves(batch);
    Matrix words = Matrix.zeros(leaves.length, x.cols());
    for (int i = 0; i < leaves.length; i++) {
      words.rows(i, 1).copyFrom(x.rows(leaves[i], 1));
    }
    Matrix states = tree.forward(batch.forest(), words);
    Matrix judged = Matrix.of(states.toArray(), states.cols());
    dropout.apply(ops.workers(), judged, rng, STREAM);
    return judged;
  }

  private static int[] leaves(Batch batch) {
    return IntStream.range(0, batch.size())
        .flatMap(b -> IntStream.range(0, batch.lengths()[b]).map(t -> t * batch.size() + b))
        .toArray();
  }

  @Override
  public void backward(Matrix dh, Matrix dx, Rng rng) {
    dropout.apply(ops.workers(), dh, rng, STREAM);
    Matrix dWords = Matrix.zeros(leaves.length, dx.cols());
    tree.backward(dh, dWords);
    for (int i = 0; i < leaves.length; i++) {
      dx.rows(leaves[i], 1).copyFrom(dWords.rows(i, 1));
    }
  }
}
