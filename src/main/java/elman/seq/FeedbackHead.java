package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.JordanLayer;
import elman.nn.Param;
import elman.nn.SoftmaxOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose only memory is the label before (Jordan 1986; Goodfellow, Bengio and Courville
 * 2016, section 10.2.1), y(-1) being zero:
 *
 * <pre>
 *   h(t) = tanh(W x(t) + b + U y(t-1))      p(t) = softmax(V h(t) + c)
 * </pre>
 *
 * <p>In training y is the true label, a unit vector, and all steps are computed at once. In
 * prediction it is the network's own, the most probable, step after step.
 */
final class FeedbackHead implements Head {
  private final Ops ops;
  private final JordanLayer layer;
  private final Param weight;
  private final Param bias;
  private final SoftmaxOutput output;

  /**
   * @param layer whose outputs are as many as there are labels
   * @param labels K
   */
  FeedbackHead(Ops ops, JordanLayer layer, int labels) {
    this.ops = ops;
    this.layer = layer;
    int hidden = layer.params().get(0).value().rows();
    weight = Param.zeros("output.weight", labels, hidden);
    bias = Param.zeros("output.bias", 1, labels);
    output = new SoftmaxOutput(ops, weight, bias);
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(layer.params());
    params.addAll(List.of(weight, bias));
    return params;
  }

  @Override
  public void refresh() {
    layer.refresh();
    output.refresh();
  }

  @Override
  public void initializeBias(List<Coded> examples) {
    output.initializeBias(Coded.counts(examples, bias.value().cols()));
  }

  @Override
  public int count(Batch batch) {
    return batch.labelled();
  }

  /** Under teacher forcing; what follows a step whose label is not known sees none. */
  @Override
  public double loss(Matrix x, Batch batch, Matrix dx) {
    int[] labels = batch.labels(Batch.Unit.STEP);
    Matrix before = Matrix.zeros(x.rows(), weight.value().rows());
    for (int i = batch.size(); i < labels.length; i++) {
      tell(before, i, labels[i - batch.size()]);
    }
    layer.begin(x.rows());
    Matrix h = layer.step(0, x, before);
    Rows rows = Rows.of(labels);
    if (dx == null) {
      return rows.loss(output, h, null);
    }
    layer.beginBackward();
    double loss = rows.loss(output, h, layer.outputGradient(0, x.rows()));
    layer.stepBack(0, x.rows(), null, null);
    layer.accumulate(x, before);
    layer.inputGradient(dx);
    return loss;
  }

  /** Writes a label as a unit vector to a row that is zero. */
  private static void tell(Matrix y, int row, int label) {
    if (label != Batch.NONE) {
      y.set(row, label, 1);
    }
  }

  /** By its own labels. */
  @Override
  public List<Answer> answers(Matrix x, Batch batch) {
    int size = batch.size();
    Matrix p = Matrix.zeros(x.rows(), weight.value().rows());
    layer.begin(x.rows());
    Matrix before = Matrix.zeros(size, p.cols());
    for (int at = 0; at < x.rows(); at += size) {
      Matrix now = p.rows(at, size);
      now.copyFrom(output.logits(layer.step(at, x.rows(at, size), before)));
      before.fill(0);
      for (int b = 0; b < size; b++) {
        ops.kernels().softmax(p.cols(), p.data(), now.at(b));
        tell(before, b, ClassHead.best(now.rows(b, 1).toArray()));
      }
    }
    return ClassHead.answers(p, batch, Batch.Unit.STEP);
  }
}
