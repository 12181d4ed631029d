package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import elman.nn.Pooling;
import elman.nn.SequenceStack;
import java.util.ArrayList;
import java.util.List;

/**
 * From a sequence to labels: recurrent layers over what is read, then a head over each step's
 * output, or over one vector made of all.
 */
final class LabelNetwork implements SequenceNetwork {
  private final InputLayer input;
  private final SequenceStack stack;
  private final Pooling pool;
  private final Head head;

  /**
   * @param pool how one vector is made of all, or null for a head over each step
   */
  LabelNetwork(InputLayer input, SequenceStack stack, Pooling pool, Head head) {
    this.input = input;
    this.stack = stack;
    this.pool = pool;
    this.head = head;
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(input.params());
    params.addAll(stack.params());
    if (pool != null) {
      params.addAll(pool.params());
    }
    params.addAll(head.params());
    return params;
  }

  @Override
  public void start(Learned learned) {
    input.start(learned);
  }

  @Override
  public void refresh() {
    input.refresh();
    stack.refresh();
    if (pool != null) {
      pool.refresh();
    }
    head.refresh();
  }

  @Override
  public int count(Batch batch) {
    return head.count(batch);
  }

  private Matrix forward(Batch batch, Rng rng) {
    stack.reset(batch.size());
    return stack.forward(input.forward(batch, rng), batch.lengths(), rng);
  }

  @Override
  public double train(Batch batch, Rng rng) {
    Matrix h = forward(batch, rng);
    Matrix read = pool == null ? h : pool.forward(h, batch.lengths());
    Matrix dRead = Matrix.zeros(read.rows(), read.cols());
    double loss = head.loss(read, batch, dRead);
    Matrix dh = dRead;
    if (pool != null) {
      dh = Matrix.zeros(h.rows(), h.cols());
      pool.backward(dRead, dh);
    }
    Matrix dx = Matrix.zeros(h.rows(), input.width());
    stack.backward(dh, dx, rng);
    input.backward(dx, rng);
    return loss;
  }

  private Matrix read(Batch batch) {
    Matrix h = forward(batch, null);
    return pool == null ? h : pool.forward(h, batch.lengths());
  }

  @Override
  public double loss(Batch batch) {
    return head.loss(read(batch), batch, null);
  }

  /** What the network says of each example. */
  List<Head.Answer> answers(Batch batch) {
    return head.answers(read(batch), batch);
  }
}
