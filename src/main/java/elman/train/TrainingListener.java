package elman.train;

import java.io.IOException;

/** Hears of a run as it goes on. */
public interface TrainingListener {

  /**
   * What a step did.
   *
   * @param step number of the step, from 1
   * @param tokens symbols learnt from so far
   * @param loss mean loss of the chunk in nats a symbol
   * @param gradNorm norm of the gradient before clipping
   * @param clipped whether it was clipped
   * @param lr learning rate of the step
   * @param tokensPerSecond speed of the step
   * @param validLoss validation loss after the step in nats a symbol, or NaN where none was made
   * @param done share of the run that is over
   * @param seconds wall time used so far
   */
  record Report(
      long step,
      long tokens,
      double loss,
      double gradNorm,
      boolean clipped,
      double lr,
      double tokensPerSecond,
      double validLoss,
      double done,
      double seconds) {

    /** Whether the step was followed by a validation. */
    public boolean evaluated() {
      return !Double.isNaN(validLoss);
    }
  }

  /**
   * A step was made.
   *
   * @throws IOException if what is told cannot be written
   */
  void step(Report report) throws IOException;
}
