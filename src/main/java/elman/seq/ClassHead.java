package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.Param;
import elman.nn.SoftmaxOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Each label by itself: a softmax over all of them, and the cross-entropy. */
final class ClassHead implements Head {
  private final Ops ops;
  private final Param weight;
  private final Param bias;
  private final SoftmaxOutput output;
  private final Batch.Unit unit;

  /**
   * @param width W of the vectors
   * @param labels K
   * @param unit what has a label
   */
  ClassHead(Ops ops, int width, int labels, Batch.Unit unit) {
    this.ops = ops;
    this.unit = unit;
    weight = Param.zeros("output.weight", labels, width);
    bias = Param.zeros("output.bias", 1, labels);
    output = new SoftmaxOutput(ops, weight, bias);
  }

  @Override
  public List<Param> params() {
    return List.of(weight, bias);
  }

  @Override
  public void refresh() {
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

  @Override
  public double loss(Matrix h, Batch batch, Matrix dh) {
    return Rows.of(batch.labels(unit)).loss(output, h, dh);
  }

  @Override
  public List<Answer> answers(Matrix h, Batch batch) {
    Matrix p = output.logits(h);
    for (int i = 0; i < p.rows(); i++) {
      ops.kernels().softmax(p.cols(), p.data(), p.at(i));
    }
    return answers(p, batch, unit);
  }

  /** What probabilities of labels say, R x K. */
  static List<Answer> answers(Matrix p, Batch batch, Batch.Unit unit) {
    List<Answer> answers = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      int[] rows = batch.rows(unit, b);
      float[][] probabilities = new float[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        probabilities[i] = p.rows(rows[i], 1).toArray();
      }
      int[] best = Arrays.stream(probabilities).mapToInt(ClassHead::best).toArray();
      answers.add(new Answer(best, probabilities, Float.NaN));
    }
    return answers;
  }

  /** The most probable label. */
  static int best(float[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }
}
