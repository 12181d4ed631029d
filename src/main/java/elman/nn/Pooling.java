package elman.nn;

import elman.core.Matrix;
import java.util.List;

/** One vector of a whole sequence of vectors. Steps behind a sequence's end do not count. */
public interface Pooling {
  /** What is learned. */
  List<Param> params();

  /** Takes in the weights, after they were changed. */
  void refresh();

  /**
   * The vectors, B x W.
   *
   * @param y of each step, that of step t of sequence b in row t B + b; T B x W; not to be changed
   *     before the pass back
   * @param lengths of the sequences, each from 1 to T
   */
  Matrix forward(Matrix y, int[] lengths);

  /**
   * Adds the gradients of what is learned, and those by the steps' vectors.
   *
   * @param dPooled gradients by the vectors, B x W
   * @param dy gets those by the steps' vectors added, T B x W
   */
  void backward(Matrix dPooled, Matrix dy);
}
