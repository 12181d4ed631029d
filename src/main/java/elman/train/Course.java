package elman.train;

import elman.core.Matrix;
import elman.io.Tensor;
import elman.nn.Param;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a {@link Trainer} trains: a network, what it learns from, and what it is judged by. */
public interface Course {
  /** All parameters in a fixed order. */
  List<Param> params();

  /** Must be called after the weights were changed, before the next pass. */
  void refresh();

  /** Positions in a pass over what there is to learn from. */
  long length();

  /**
   * The passes forward and back of one step: adds the gradients of a mean loss, and moves the
   * counters of progress on, but for the step's own.
   *
   * @return the mean loss in nats
   * @throws IOException if what is learned from cannot be read
   */
  double pass(TrainingProgress progress) throws IOException;

  /** Predictions that a validation makes. */
  long judged();

  /**
   * Validates; carried state is what it was, afterwards.
   *
   * @throws IOException if what is validated on cannot be read
   */
  Judgement judge() throws IOException;

  /**
   * How good a network is.
   *
   * @param loss mean loss in nats
   * @param score what the best model is chosen by: the lower the better
   */
  record Judgement(double loss, double score) {}

  /**
   * Writes the model file, atomically.
   *
   * @param training what is known of the training, added to the metadata
   * @throws IOException naming the file, if it cannot be written; an old file then stays
   */
  void save(Path path, Map<String, String> training) throws IOException;

  /**
   * The metadata of the model's file.
   *
   * @param training what is known of the training, added to it
   */
  Map<String, String> metadata(Map<String, String> training);

  /** The weights, and what else is kept with them, as tensors of the model's file. */
  List<Tensor> tensors();

  /** State that is carried from step to step; writing to it sets it. */
  List<Matrix> state();

  /** A checksum of what is learned from. */
  String fingerprint();
}
