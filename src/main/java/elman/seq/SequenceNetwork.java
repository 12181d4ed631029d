package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import java.util.List;

/** A network for one of the shapes. Not for several threads at once. */
interface SequenceNetwork {
  /** All parameters in a fixed order. */
  List<Param> params();

  /**
   * Starts the bias of the outputs at what meets the targets of these examples best without a look
   * at what was read: after all weights have started, before some are taken from another model.
   */
  void initializeBias(List<Coded> examples);

  /**
   * Makes ready for training, and takes on what is known of the words before.
   *
   * @param rng source of the first weights of what is of the training alone
   */
  void start(Learned learned, Rng rng);

  /**
   * What training carries from step to step besides the parameters; {@link #refresh} takes in what
   * is written to it.
   */
  default List<Matrix> state() {
    return List.of();
  }

  /** Must be called after the weights were changed, before the next pass. */
  void refresh();

  /** Number of predictions that a batch asks for. */
  int count(Batch batch);

  /**
   * One training pass: adds the gradients of the batch's mean loss.
   *
   * @param done share of the run that is over, in [0, 1]
   * @param rng source of dropout and the like
   * @return the sum of the losses
   */
  double train(Batch batch, double done, Rng rng);

  /** The sum of the losses of a batch. */
  double loss(Batch batch);
}
