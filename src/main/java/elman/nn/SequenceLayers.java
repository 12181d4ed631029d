package elman.nn;

import elman.core.Matrix;
import elman.core.Rng;
import java.util.List;

/** Layers that make an output of each step of B sequences of vectors of unequal lengths. */
public interface SequenceLayers {
  /** The parameters of all layers. */
  List<Param> params();

  /** Takes in the weights, after they were changed. */
  void refresh();

  /** Width of the outputs. */
  int width();

  /** Starts {@code newBatch} sequences. */
  void reset(int newBatch);

  /**
   * The outputs, T B x {@link #width}; valid until the next call.
   *
   * @param x time-major: step t of sequence b is row t B + b; T B x D
   * @param newLengths of the sequences, each from 1 to T
   * @param rng source of dropout's masks, or null for none
   */
  Matrix forward(Matrix x, int[] newLengths, Rng rng);

  /**
   * Adds the gradients of all weights for the last forward pass.
   *
   * @param dy gradients by the outputs, zero behind the sequences' ends; overwritten
   * @param dx what gets the gradients by the inputs added, T B x D; null if they are not wanted
   * @param rng as in the forward pass
   */
  void backward(Matrix dy, Matrix dx, Rng rng);
}
