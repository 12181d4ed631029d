package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.Crf;
import elman.nn.Param;
import elman.nn.Potentials;
import elman.nn.SoftmaxOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Each label by itself: a softmax over all of them, and the cross-entropy. Where not every label
 * can follow every other, the most probable of the sequences that can be is said.
 */
final class ClassHead implements Head {
  private final Ops ops;
  private final Param weight;
  private final Param bias;
  private final SoftmaxOutput output;
  private final Batch.Unit unit;
  private final Potentials rules;

  /**
   * @param width W of the vectors
   * @param labels K
   * @param unit what has a label
   * @param rules which label of a step can follow which; null if any
   */
  ClassHead(Ops ops, int width, int labels, Batch.Unit unit, Potentials rules) {
    this.ops = ops;
    this.unit = unit;
    this.rules = rules;
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
    int[][] best = rules == null ? null : Crf.best(ops, p, batch.lengths(), rules);
    for (int i = 0; i < p.rows(); i++) {
      ops.kernels().softmax(p.cols(), p.data(), p.at(i));
    }
    List<Answer> answers = answers(p, batch, unit);
    if (best != null) {
      for (int b = 0; b < best.length; b++) {
        answers.set(b, new Answer(best[b], answers.get(b).probabilities(), Float.NaN));
      }
    }
    return answers;
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
