package elman.seq;

import elman.core.Matrix;
import elman.core.Moments;
import elman.core.Rng;
import elman.nn.Param;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors as they are given, but each of their D numbers shifted and scaled to mean 0, variance 1.
 */
final class VectorInput implements InputLayer {
  private final Matrix moments;

  /**
   * @param moments means and deviations, 2 x D
   */
  VectorInput(Matrix moments) {
    this.moments = moments;
  }

  /** The means and deviations of all steps of the examples, 2 x D. */
  static Matrix moments(List<Coded> examples) {
    int width = examples.get(0).vectors()[0].length;
    Moments[] columns = new Moments[width];
    Arrays.setAll(columns, j -> new Moments());
    for (Coded example : examples) {
      for (float[] vector : example.vectors()) {
        for (int j = 0; j < width; j++) {
          columns[j].add(vector[j]);
        }
      }
    }
    Matrix moments = Matrix.zeros(2, width);
    for (int j = 0; j < width; j++) {
      moments.set(0, j, (float) columns[j].mean());
      moments.set(1, j, (float) columns[j].deviation());
    }
    return moments;
  }

  @Override
  public int width() {
    return moments.cols();
  }

  @Override
  public List<Param> params() {
    return List.of();
  }

  @Override
  public void start(Learned learned) {
    // It reads no words.
  }

  @Override
  public void refresh() {
    // There is nothing that is learned.
  }

  @Override
  public Matrix forward(Batch batch, Rng rng) {
    Matrix x = Matrix.zeros(batch.steps() * batch.size(), width());
    for (int b = 0; b < batch.size(); b++) {
      float[][] vectors = batch.examples().get(b).vectors();
      for (int t = 0; t < vectors.length; t++) {
        for (int j = 0; j < width(); j++) {
          float deviation = moments.get(1, j);
          float centred = vectors[t][j] - moments.get(0, j);
          x.set(t * batch.size() + b, j, deviation > 0 ? centred / deviation : 0);
        }
      }
    }
    return x;
  }

  @Override
  public void backward(Matrix dx, Rng rng) {
    // Nothing before it learns.
  }
}
