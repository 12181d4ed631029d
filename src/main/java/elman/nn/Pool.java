package elman.nn;

import elman.core.Matrix;
import java.util.List;

/**
 * One vector of a whole sequence: of the outputs of its steps where reading ends, their mean, or
 * the largest of each unit.
 */
public final class Pool implements Pooling {
  /** What is taken of the steps. */
  public enum Kind {
    /** The last step of what reads forwards, the first of what reads backwards. */
    LAST,
    /** The mean. */
    MEAN,
    /** Of each unit the largest. */
    MAX
  }

  private final Kind kind;
  private final int directions;
  private Matrix y;
  private int[] lengths;

  /**
   * @param directions 1, or 2 if the outputs' second half is of a layer that reads backwards
   */
  public Pool(Kind kind, int directions) {
    this.kind = kind;
    this.directions = directions;
  }

  @Override
  public List<Param> params() {
    return List.of();
  }

  @Override
  public void refresh() {
    // There is nothing that is learned.
  }

  @Override
  public Matrix forward(Matrix outputs, int[] newLengths) {
    y = outputs;
    lengths = newLengths;
    Matrix pooled = Matrix.zeros(lengths.length, y.cols());
    for (int b = 0; b < lengths.length; b++) {
      for (int j = 0; j < y.cols(); j++) {
        pooled.set(b, j, pooled(b, j));
      }
    }
    return pooled;
  }

  private float pooled(int b, int j) {
    int batch = lengths.length;
    if (kind != Kind.MEAN) {
      return y.get(step(b, j) * batch + b, j);
    }
    float sum = 0;
    for (int t = 0; t < lengths[b]; t++) {
      sum += y.get(t * batch + b, j);
    }
    return sum / lengths[b];
  }

  /** The step that unit j is taken from. */
  private int step(int b, int j) {
    if (kind == Kind.LAST) {
      return j < y.cols() / directions ? lengths[b] - 1 : 0;
    }
    int best = 0;
    for (int t = 1; t < lengths[b]; t++) {
      if (y.get(t * lengths.length + b, j) > y.get(best * lengths.length + b, j)) {
        best = t;
      }
    }
    return best;
  }

  @Override
  public void backward(Matrix dPooled, Matrix dy) {
    int batch = lengths.length;
    for (int b = 0; b < batch; b++) {
      for (int j = 0; j < y.cols(); j++) {
        if (kind == Kind.MEAN) {
          for (int t = 0; t < lengths[b]; t++) {
            add(dy, t * batch + b, j, dPooled.get(b, j) / lengths[b]);
          }
        } else {
          add(dy, step(b, j) * batch + b, j, dPooled.get(b, j));
        }
      }
    }
  }

  private static void add(Matrix x, int i, int j, float value) {
    x.set(i, j, x.get(i, j) + value);
  }
}
