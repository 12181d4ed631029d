package elman.nn;

import elman.core.Matrix;
import elman.core.Precision;
import elman.core.Rng;
import java.util.List;

/**
 * A network that reads symbols and predicts the next: B sequences side by side, T steps at a time,
 * its state carried from chunk to chunk until {@link #reset}.
 *
 * <p>Symbols of a chunk lie in time-major order, step t of sequence b at t B + b. Not for several
 * threads at once; inside it uses the workers it was made with.
 */
public sealed interface Network permits JordanNetwork, StackedNetwork {

  /** All parameters in a fixed order. */
  List<Param> params();

  /**
   * Starts the bias of the outputs at the log shares of the symbols.
   *
   * @param counts how often there is each of the V
   */
  void initializeBias(long[] counts);

  /** Must be called after the weights were changed, before the next pass. */
  void refresh();

  /** From now on the forward pass uses the weights in this precision. Not for training. */
  void keepAs(Precision precision);

  /** Starts {@code batch} new sequences, at state zero. */
  void reset(int batch);

  /** The state carried between chunks, layer by layer, each of B rows; writing to them sets it. */
  List<Matrix> state();

  /**
   * One training pass over a chunk: losses, and gradients of their mean added to the parameters'.
   *
   * @param rng source of dropout's masks, or null for none
   * @param carry factors on the gradient's way from step t to step t - 1, at least T; 1 but with
   *     randomised truncation
   * @return the sum of the losses in nats
   */
  double train(int[] inputs, int[] targets, int steps, Rng rng, float[] carry);

  /**
   * What reaches the hidden states of a chunk from the loss at its end, by backpropagation through
   * time. Adds to the parameters' gradients as {@link #train} does.
   *
   * @param targets as long as the inputs; those of the last step count
   * @return norms[l][t][b] = |dL / dh_l(t)|, with L the loss of sequence b at step T-1, whole: by
   *     all paths from h_l(t) to L; of a state space by its states, as h is not carried on there
   */
  double[][][] stateGradients(int[] inputs, int[] targets, int steps);

  /** Losses of a chunk in nats, -log p(target), one for each of its T B predictions. */
  void losses(int[] inputs, int[] targets, int steps, float[] losses);

  /** What each layer did in the last pass, bottom first; valid until the next pass. */
  List<LayerTrace> trace();

  /** Feeds a chunk and returns the logits after its last step, B x V, valid until the next call. */
  Matrix predict(int[] inputs, int steps);
}
