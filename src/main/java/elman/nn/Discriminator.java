package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells sequences of vectors of one kind from those of another: gated recurrent units in both
 * directions, the mean of their outputs over a sequence's steps, and the logistic function of a
 * linear map of it, D, the probability of the first kind.
 *
 * <p>The judgement of a sequence does not depend on its company, to the bit.
 */
public final class Discriminator {
  private static final String NAME = "discriminator";

  private final SequenceStack layer;
  private final Pool pool;
  private final Linear output;

  /** What was made of each of the sequences that were read last. */
  private Matrix steps;

  private Matrix means;
  private Matrix logits;

  /**
   * @param inputs D of each vector
   * @param hidden units H in each direction
   */
  public Discriminator(Ops ops, int inputs, int hidden) {
    List<Cell> both =
        List.of(
            new Gru(ops, inputs, hidden, Gru.Reset.AFTER_PRODUCT, NAME),
            new Gru(ops, inputs, hidden, Gru.Reset.AFTER_PRODUCT, NAME + "_reverse"));
    layer = new SequenceStack(ops, List.of(both), 0, false);
    pool = new Pool(Pool.Kind.MEAN, both.size());
    output = new Linear(ops, NAME, layer.width(), 1);
  }

  /** Those of the units, and W: 1 x 2 H and b of the linear map. */
  public List<Param> params() {
    List<Param> params = new ArrayList<>(layer.params());
    params.addAll(output.params());
    return params;
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    layer.refresh();
    output.refresh();
  }

  /**
   * Reads B sequences, which all other methods are about.
   *
   * @param x time-major: step t of sequence b is row t B + b; T B x D; not to be changed before the
   *     pass back
   * @param lengths of the sequences, each from 1 to T
   */
  public void read(Matrix x, int[] lengths) {
    layer.reset(lengths.length);
    steps = layer.forward(x, lengths, null);
    means = pool.forward(steps, lengths);
    logits = output.forward(means);
  }

  /** The log-odds of the first kind, log D / (1 - D), B. */
  public float[] logits() {
    return logits.toArray();
  }

  /** How many are taken for the first kind. */
  public int ofFirstKind() {
    int count = 0;
    for (int b = 0; b < logits.rows(); b++) {
      count += logits.get(b, 0) > 0 ? 1 : 0;
    }
    return count;
  }

  /** The mean of -log D, or of -log (1 - D): the loss if all are of the first kind, or none. */
  public double loss(boolean first) {
    double sum = 0;
    for (float logit : logits()) {
      double wrong = first ? -logit : logit;
      sum += Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
    }
    return sum / logits.rows();
  }

  /**
   * Adds the gradients of {@code scale} times the {@link #loss}; once after each {@link #read}.
   *
   * @param dx gets those by the sequences added, T B x D; null if they are not wanted
   */
  public void backward(boolean first, float scale, Matrix dx) {
    Matrix dLogits = Matrix.zeros(logits.rows(), 1);
    for (int b = 0; b < logits.rows(); b++) {
      double d = 1 / (1 + Math.exp(-logits.get(b, 0)));
      dLogits.set(b, 0, scale * (float) (d - (first ? 1 : 0)) / logits.rows());
    }
    Matrix dMeans = Matrix.zeros(means.rows(), means.cols());
    output.backward(means, dLogits, dMeans);
    Matrix dSteps = Matrix.zeros(steps.rows(), steps.cols());
    pool.backward(dMeans, dSteps);
    layer.backward(dSteps, dx, null);
  }
}
