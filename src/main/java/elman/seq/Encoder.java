package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import java.util.List;

/** How a network comes from the vectors that it reads to those that its head judges. */
sealed interface Encoder permits SequenceEncoder, TreeEncoder, NoEncoder {
  /** Width W of the vectors that are judged. */
  int width();

  /** What is learned. */
  List<Param> params();

  /** Takes in the weights, after they were changed. */
  void refresh();

  /**
   * The vectors that are judged, R x W; valid until the next call.
   *
   * @param x what is read, T B x D
   * @param rng source of dropout, or null for none
   */
  Matrix forward(Matrix x, Batch batch, Rng rng);

  /**
   * The way back of the last forward pass: adds the gradients of what is learned.
   *
   * @param dh gradients by the vectors that are judged; overwritten
   * @param dx gets those by what was read, T B x D; zero before
   * @param rng as in the forward pass
   */
  void backward(Matrix dh, Matrix dx, Rng rng);
}
