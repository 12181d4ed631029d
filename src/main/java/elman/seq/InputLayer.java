package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import java.util.List;

/** How a network comes to vectors from what it reads. */
sealed interface InputLayer permits WordInput, VectorInput {
  /** Width D of the vectors. */
  int width();

  /** What is learned, and what is kept with it. */
  List<Param> params();

  /** Takes on what is known of the words before training. */
  void start(Learned learned);

  /** Takes in the weights, after they were changed. */
  void refresh();

  /**
   * The vectors, T B x D; of no meaning behind the sequences' ends.
   *
   * @param rng source of what is left out at random, or null for none
   */
  Matrix forward(Batch batch, Rng rng);

  /**
   * Adds the gradients of what is learned.
   *
   * @param dx gradients by the vectors of the last forward pass; overwritten
   * @param rng as in the forward pass
   */
  void backward(Matrix dx, Rng rng);
}
