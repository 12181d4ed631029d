package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Dropout;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;

/** From a sequence or a tree to labels: what is read, an encoder over it, and a head. */
final class LabelNetwork implements SequenceNetwork {
  /** Streams of a step's random numbers. */
  private static final int INPUT = 1;

  private static final int ENCODER = 2;

  private final InputLayer input;
  private final Encoder encoder;
  private final Head head;

  LabelNetwork(InputLayer input, Encoder encoder, Head head) {
    this.input = input;
    this.encoder = encoder;
    this.head = head;
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(input.params());
    params.addAll(encoder.params());
    params.addAll(head.params());
    return params;
  }

  @Override
  public void initializeBias(List<Coded> examples) {
    head.initializeBias(examples);
  }

  @Override
  public void start(Learned learned, Rng rng) {
    input.start(learned);
  }

  @Override
  public void refresh() {
    input.refresh();
    encoder.refresh();
    head.refresh();
  }

  @Override
  public int count(Batch batch) {
    return head.count(batch);
  }

  @Override
  public double train(Batch batch, double done, Rng rng) {
    Matrix x = input.forward(batch, Dropout.split(rng, INPUT));
    Matrix h = encoder.forward(x, batch, Dropout.split(rng, ENCODER));
    Matrix dh = Matrix.zeros(h.rows(), h.cols());
    double loss = head.loss(h, batch, dh);
    Matrix dx = Matrix.zeros(x.rows(), x.cols());
    encoder.backward(dh, dx, Dropout.split(rng, ENCODER));
    input.backward(dx, Dropout.split(rng, INPUT));
    return loss;
  }

  private Matrix read(Batch batch) {
    return encoder.forward(input.forward(batch, null), batch, null);
  }

  @Override
  public double loss(Batch batch) {
    return head.loss(read(batch), batch, null);
  }

  /**
   * How a batch is judged whose targets are known.
   *
   * @param loss the sum of its losses
   * @param answers what the network says of each example
   */
  record Judged(double loss, List<Head.Answer> answers) {}

  /** Judges a batch. */
  Judged judged(Batch batch) {
    Matrix h = read(batch);
    return new Judged(head.loss(h, batch, null), head.answers(h, batch));
  }

  /** What the network says of each example. */
  List<Head.Answer> answers(Batch batch) {
    return head.answers(read(batch), batch);
  }
}
