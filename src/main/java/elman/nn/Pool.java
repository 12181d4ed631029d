package elman.nn;

import elman.core.Matrix;

/**
 * One vector of a whole sequence: of the outputs of its steps where reading ends, their mean, or
 * the largest of each unit. Steps behind a sequence's end do not count.
 *
 * @param kind which of them
 * @param directions 1, or 2 if the outputs' second half is of a layer that reads backwards
 */
public record Pool(Kind kind, int directions) {
  /** What is taken of the steps. */
  public enum Kind {
    /** The last step of what reads forwards, the first of what reads backwards. */
    LAST,
    /** The mean. */
    MEAN,
    /** Of each unit the largest. */
    MAX
  }

  /**
   * The vectors, B x W.
   *
   * @param y outputs, step t of sequence b in row t B + b; T B x W
   */
  public Matrix forward(Matrix y, int[] lengths) {
    Matrix pooled = Matrix.zeros(lengths.length, y.cols());
    for (int b = 0; b < lengths.length; b++) {
      for (int j = 0; j < y.cols(); j++) {
        pooled.set(b, j, pooled(y, b, lengths, j));
      }
    }
    return pooled;
  }

  private float pooled(Matrix y, int b, int[] lengths, int j) {
    int batch = lengths.length;
    if (kind != Kind.MEAN) {
      return y.get(step(y, b, lengths, j) * batch + b, j);
    }
    float sum = 0;
    for (int t = 0; t < lengths[b]; t++) {
      sum += y.get(t * batch + b, j);
    }
    return sum / lengths[b];
  }

  /** The step that unit j is taken from. */
  private int step(Matrix y, int b, int[] lengths, int j) {
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

  /**
   * Adds the gradients by the outputs.
   *
   * @param y as in the forward pass
   * @param dPooled gradients by the vectors, B x W
   * @param dy gets them, T B x W
   */
  public void backward(Matrix y, int[] lengths, Matrix dPooled, Matrix dy) {
    int batch = lengths.length;
    for (int b = 0; b < batch; b++) {
      for (int j = 0; j < y.cols(); j++) {
        if (kind == Kind.MEAN) {
          for (int t = 0; t < lengths[b]; t++) {
            add(dy, t * batch + b, j, dPooled.get(b, j) / lengths[b]);
          }
        } else {
          add(dy, step(y, b, lengths, j) * batch + b, j, dPooled.get(b, j));
        }
      }
    }
  }

  private static void add(Matrix x, int i, int j, float value) {
    x.set(i, j, x.get(i, j) + value);
  }
}
