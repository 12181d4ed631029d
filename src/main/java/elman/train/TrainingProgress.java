package elman.train;

/**
 * Where a run stands; all of it is saved in checkpoints.
 *
 * <p>A mutable record of the loop's counters, for {@link Trainer} and {@link Course} alone.
 */
public final class TrainingProgress {
  /** How much longer than planned a run may be by its last step. */
  private static final double LAST_STEP = 1.2;

  /** Optimizer steps made. */
  public long step;

  /** Predictions learnt from. */
  public long tokens;

  /** Passes over what there is to learn from that are complete. */
  public int epoch;

  /** Position in the pass. */
  public long position;

  /** Validation loss of the best model so far, in nats. */
  double bestLoss = Double.POSITIVE_INFINITY;

  /** Its score, the lowest so far. */
  double bestScore = Double.POSITIVE_INFINITY;

  /** Twentieth of the run in which the last validation was. */
  int evaluated;

  /** Predictions learnt from when the last validation was. */
  long tokensAtEvaluation;

  /** Wall time used, in seconds, over all sessions of the run. */
  double seconds;

  /**
   * Goes on in the pass, and to the next one at its end.
   *
   * @param length positions of a pass
   */
  public void advance(long positions, long length) {
    position += positions;
    if (position == length) {
      epoch++;
      position = 0;
    }
  }

  /** Whether a score is the lowest so far, or as low with a lower loss. */
  boolean isBest(Course.Judgement judgement) {
    return judgement.score() < bestScore
        || (judgement.score() == bestScore && judgement.loss() < bestLoss);
  }

  /** Whether more was learned than a run of these limits has. */
  boolean isBeyond(Recipe recipe) {
    boolean epochs = epoch > recipe.epochs() || (epoch == recipe.epochs() && position > 0);
    return (recipe.steps() > 0 && step > recipe.steps())
        || (recipe.epochs() > 0 && epochs)
        || (recipe.minutes() > 0 && seconds > LAST_STEP * 60 * recipe.minutes());
  }

  /** Share of the run that is over, by the first of its limits to be reached. */
  public double done(Recipe recipe, long length) {
    double done = 0;
    if (recipe.steps() > 0) {
      done = Math.max(done, (double) step / recipe.steps());
    }
    if (recipe.epochs() > 0) {
      done = Math.max(done, (epoch + (double) position / length) / recipe.epochs());
    }
    if (recipe.minutes() > 0) {
      done = Math.max(done, seconds / (60 * recipe.minutes()));
    }
    return Math.min(1, done);
  }
}
