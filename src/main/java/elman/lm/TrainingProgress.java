package elman.lm;

/**
 * Where a run stands; all of it is saved in checkpoints.
 *
 * <p>A mutable record of the loop's counters, for {@link LmTrainer} alone.
 */
final class TrainingProgress {
  /** Optimizer steps made. */
  long step;

  /** Symbols learnt from. */
  long tokens;

  /** Passes over the text that are complete. */
  int epoch;

  /** Position in each stream of the batch. */
  long position;

  /** Lowest validation loss so far, in nats a symbol. */
  double bestLoss = Double.POSITIVE_INFINITY;

  /** Twentieth of the run in which the last validation was. */
  int evaluated;

  /** Symbols learnt from when the last validation was. */
  long tokensAtEvaluation;

  /** Wall time used, in seconds, over all sessions of the run. */
  double seconds;

  /** Share of the run that is over, by the first of its limits to be reached. */
  double done(Recipe recipe, long streamLength) {
    double done = 0;
    if (recipe.steps() > 0) {
      done = Math.max(done, (double) step / recipe.steps());
    }
    if (recipe.epochs() > 0) {
      done = Math.max(done, (epoch + (double) position / streamLength) / recipe.epochs());
    }
    if (recipe.minutes() > 0) {
      done = Math.max(done, seconds / (60 * recipe.minutes()));
    }
    return Math.min(1, done);
  }
}
