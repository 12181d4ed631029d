package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.Linear;
import elman.nn.OutputBias;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;

/**
 * What the next step will be, where a step is D numbers of 0 or 1: a probability for each of them,
 * the sigmoid of a linear map, and the sum of their cross-entropies (Boulanger-Lewandowski et al.
 * 2012). The last step of a sequence has no next one that is known.
 */
final class FrameHead implements Head {
  private final Ops ops;
  private final Linear output;

  /**
   * @param width W of the vectors
   * @param numbers D
   */
  FrameHead(Ops ops, int width, int numbers) {
    this.ops = ops;
    output = new Linear(ops, "output", width, numbers);
  }

  @Override
  public List<Param> params() {
    return output.params();
  }

  @Override
  public void refresh() {
    output.refresh();
  }

  @Override
  public void initializeBias(List<Coded> examples) {
    long[] ones = new long[output.bias().value().cols()];
    long steps = 0;
    for (Coded example : examples) {
      for (int t = 1; t < example.steps(); t++) {
        for (int j = 0; j < ones.length; j++) {
          ones[j] += example.vectors()[t][j] > 0 ? 1 : 0;
        }
        steps++;
      }
    }
    OutputBias.logOdds(output.bias(), ones, steps);
  }

  @Override
  public int count(Batch batch) {
    return batch.examples().stream().mapToInt(example -> example.steps() - 1).sum();
  }

  @Override
  public double loss(Matrix h, Batch batch, Matrix dh) {
    Matrix y = output.forward(h);
    Matrix dy = Matrix.zeros(y.rows(), y.cols());
    float scale = 1f / count(batch);
    double sum = 0;
    for (int b = 0; b < batch.size(); b++) {
      float[][] frames = batch.examples().get(b).vectors();
      for (int t = 0; t + 1 < frames.length; t++) {
        sum += loss(y, t * batch.size() + b, frames[t + 1], scale, dy);
      }
    }
    if (dh != null) {
      output.backward(h, dy, dh);
    }
    return sum;
  }

  /** The cross-entropy of a step, log(1 + exp(y)) - x y for each number; dy = sigmoid(y) - x. */
  private static double loss(Matrix y, int row, float[] x, float scale, Matrix dy) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double logit = y.get(row, j);
      sum += Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit))) - x[j] * logit;
      dy.set(row, j, scale * (float) (1 / (1 + Math.exp(-logit)) - x[j]));
    }
    return sum;
  }

  /** The probabilities of each number of the step behind each. */
  @Override
  public List<Answer> answers(Matrix h, Batch batch) {
    Matrix y = output.forward(h);
    for (int i = 0; i < y.rows(); i++) {
      ops.kernels().sigmoid(y.cols(), y.data(), y.at(i));
    }
    List<Answer> answers = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      float[][] probabilities = new float[batch.lengths()[b]][];
      for (int t = 0; t < probabilities.length; t++) {
        probabilities[t] = y.rows(t * batch.size() + b, 1).toArray();
      }
      answers.add(new Answer(new int[0], probabilities, Float.NaN));
    }
    return answers;
  }
}
