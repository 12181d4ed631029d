package elman.nn;

import elman.core.Matrix;
import java.util.Arrays;
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

  /** But for {@link Kind#MEAN}: the step from which each unit of each sequence is taken. */
  private int[][] steps;

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
    steps = new int[lengths.length][];
    Matrix pooled = Matrix.zeros(lengths.length, y.cols());
    for (int b = 0; b < lengths.length; b++) {
      if (kind == Kind.MEAN) {
        mean(b, pooled.data(), pooled.at(b));
      } else {
        steps[b] = kind == Kind.LAST ? ends(b) : largest(b);
        for (int j = 0; j < y.cols(); j++) {
          pooled.set(b, j, y.get(row(steps[b][j], b), j));
        }
      }
    }
    return pooled;
  }

  /** The row of {@link #y} in which step t of sequence b is. */
  private int row(int t, int b) {
    return t * lengths.length + b;
  }

  private void mean(int b, float[] mean, int at) {
    for (int t = 0; t < lengths[b]; t++) {
      int from = y.at(row(t, b));
      for (int j = 0; j < y.cols(); j++) {
        mean[at + j] += y.data()[from + j];
      }
    }
    for (int j = 0; j < y.cols(); j++) {
      mean[at + j] /= lengths[b];
    }
  }

  /** Where both directions end. */
  private int[] ends(int b) {
    int[] ends = new int[y.cols()];
    Arrays.fill(ends, 0, y.cols() / directions, lengths[b] - 1);
    return ends;
  }

  /** Row by row, as the outputs lie in memory; the first of equal ones. */
  private int[] largest(int b) {
    int[] largest = new int[y.cols()];
    float[] values = y.rows(row(0, b), 1).toArray();
    for (int t = 1; t < lengths[b]; t++) {
      int from = y.at(row(t, b));
      for (int j = 0; j < values.length; j++) {
        if (y.data()[from + j] > values[j]) {
          values[j] = y.data()[from + j];
          largest[j] = t;
        }
      }
    }
    return largest;
  }

  @Override
  public void backward(Matrix dPooled, Matrix dy) {
    for (int b = 0; b < lengths.length; b++) {
      for (int j = 0; j < y.cols(); j++) {
        if (kind == Kind.MEAN) {
          for (int t = 0; t < lengths[b]; t++) {
            add(dy, row(t, b), j, dPooled.get(b, j) / lengths[b]);
          }
        } else {
          add(dy, row(steps[b][j], b), j, dPooled.get(b, j));
        }
      }
    }
  }

  private static void add(Matrix x, int i, int j, float value) {
    x.set(i, j, x.get(i, j) + value);
  }
}
