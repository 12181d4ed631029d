package elman.seq;

import elman.core.Matrix;
import elman.nn.Param;
import java.util.List;

/**
 * How a network comes from vectors to what it says of an example, and what that costs. The vectors
 * are one for each step, T B x W in time-major order, or one for each example, B x W, or one for
 * each node of all trees.
 */
sealed interface Head permits ClassHead, ChainHead, FeedbackHead, FrameHead, NumberHead {
  /** What is learned. */
  List<Param> params();

  /** Takes in the weights, after they were changed. */
  void refresh();

  /**
   * Starts the bias of the outputs at what meets the targets of these examples best without a look
   * at what was read: after all weights have started, before some are taken from another model.
   */
  void initializeBias(List<Coded> examples);

  /** Number of predictions that a batch asks for. */
  int count(Batch batch);

  /**
   * The sum of the losses of a batch whose targets are known.
   *
   * @param h the vectors
   * @param dh gets the gradients by the vectors of the mean loss, those of what is learned being
   *     added too; null if they are not wanted
   */
  double loss(Matrix h, Batch batch, Matrix dh);

  /** What is said of each example. */
  List<Answer> answers(Matrix h, Batch batch);

  /**
   * What is said of an example.
   *
   * @param labels ids: one, T of them, or one for each node; none where numbers are said
   * @param probabilities of all labels, for each of those; or of each number of T steps
   * @param value the number
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int[] labels, float[][] probabilities, float value) {}
}
