package elman.train;

import elman.core.Matrix;
import java.io.IOException;
import java.util.List;

/** What a {@link Trainer} trains: a network, what it learns from, and what it is judged by. */
public interface Course {
  /** The network. */
  Model model();

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

  /** State that is carried from step to step; writing to it sets it. */
  List<Matrix> state();

  /** A checksum of what is learned from. */
  String fingerprint();
}
