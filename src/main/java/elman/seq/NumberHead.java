package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.nn.Linear;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;

/** A number for each example: a linear map, and the squared error. */
final class NumberHead implements Head {
  private final Linear output;

  /**
   * @param width W of the vectors
   */
  NumberHead(Ops ops, int width) {
    output = new Linear(ops, "output", width, 1);
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
    double mean = examples.stream().mapToDouble(Coded::value).average().orElseThrow();
    output.bias().weights()[0] = (float) mean;
  }

  @Override
  public int count(Batch batch) {
    return batch.size();
  }

  @Override
  public double loss(Matrix h, Batch batch, Matrix dh) {
    Matrix y = output.forward(h);
    Matrix dy = Matrix.zeros(y.rows(), 1);
    double sum = 0;
    for (int b = 0; b < y.rows(); b++) {
      float error = y.get(b, 0) - batch.examples().get(b).value();
      sum += (double) error * error;
      dy.set(b, 0, 2 * error / y.rows());
    }
    if (dh != null) {
      output.backward(h, dy, dh);
    }
    return sum;
  }

  @Override
  public List<Answer> answers(Matrix h, Batch batch) {
    Matrix y = output.forward(h);
    List<Answer> answers = new ArrayList<>();
    for (int b = 0; b < y.rows(); b++) {
      answers.add(new Answer(new int[0], new float[0][], y.get(b, 0)));
    }
    return answers;
  }
}
