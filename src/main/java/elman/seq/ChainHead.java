package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.Crf;
import elman.nn.Linear;
import elman.nn.OutputBias;
import elman.nn.Param;
import elman.nn.Potentials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The labels of a sequence judged together: scores of a linear map, and a conditional random field
 * over them (Lample et al. 2016).
 */
final class ChainHead implements Head {
  private final Linear scores;
  private final Crf field;
  private final Potentials rules;

  /**
   * @param width W of the vectors
   * @param labels K
   * @param rules which label can follow which; null if any
   */
  ChainHead(Ops ops, int width, int labels, Potentials rules) {
    this.rules = rules == null ? Potentials.none(labels) : rules;
    scores = new Linear(ops, "output", width, labels);
    field = new Crf(ops, "crf", labels);
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(scores.params());
    params.addAll(field.params());
    return params;
  }

  @Override
  public void refresh() {
    scores.refresh();
  }

  @Override
  public void initializeBias(List<Coded> examples) {
    Param bias = scores.bias();
    OutputBias.logShares(bias, Coded.counts(examples, bias.value().cols()));
  }

  @Override
  public int count(Batch batch) {
    return Arrays.stream(batch.lengths()).sum();
  }

  @Override
  public double loss(Matrix h, Batch batch, Matrix dh) {
    Matrix s = scores.forward(h);
    Matrix ds = Matrix.zeros(s.rows(), s.cols());
    float scale = 1f / count(batch);
    double loss =
        field.lossAndGradient(s, batch.lengths(), batch.labels(Batch.Unit.STEP), scale, ds);
    if (dh != null) {
      scores.backward(h, ds, dh);
    }
    return loss;
  }

  @Override
  public List<Answer> answers(Matrix h, Batch batch) {
    Matrix s = scores.forward(h);
    int[][] best = field.best(s, batch.lengths(), rules);
    Matrix marginals = field.marginals(s, batch.lengths());
    List<Answer> answers = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      float[][] probabilities = new float[best[b].length][];
      for (int t = 0; t < best[b].length; t++) {
        probabilities[t] = marginals.rows(t * batch.size() + b, 1).toArray();
      }
      answers.add(new Answer(best[b], probabilities, Float.NaN));
    }
    return answers;
  }
}
