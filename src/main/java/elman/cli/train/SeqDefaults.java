package elman.cli.train;

import elman.nn.optim.Optimizer;
import elman.seq.data.Shape;
import elman.train.Plan;

/**
 * What is usual for sequence tasks.
 *
 * @param shape of the task
 * @param frames whether the next step of each is predicted, as of music
 * @param examples to learn from
 */
record SeqDefaults(Shape shape, boolean frames, int examples) implements TrainingOptions.Usual {
  /** Examples that a run learns from, where their number leaves a choice. */
  private static final int EXAMPLES = 60_000;

  private static final int TEXTS = 300_000;
  private static final int FEWEST_EPOCHS = 6;
  private static final int MOST_EPOCHS = 60;
  private static final int BATCH = 32;
  private static final int TEXT_BATCH = 16;

  /** Pieces of music are long: fewer of them make steps enough. */
  private static final int PIECES = 8;

  @Override
  public int batch() {
    int usual = shape.writesText() ? TEXT_BATCH : frames ? PIECES : BATCH;
    return Math.max(1, Math.min(usual, examples / 8));
  }

  @Override
  public double lr(Optimizer.Rule rule, int sequences, double momentum) {
    return switch (rule) {
      case ADAM, ADAMW ->
          switch (shape) {
            case MANY_TO_MANY -> 0.005;
            case SEQ2SEQ -> 0.003;
            default -> 0.002;
          };
      case RMSPROP -> 0.001;
      case ADAGRAD -> 0.05;
      // What a constant gradient adds up to is the same for any momentum.
      case SGD -> 1 - momentum;
    };
  }

  @Override
  public int epochs() {
    int wanted = (shape.writesText() ? TEXTS : EXAMPLES) / Math.max(1, examples);
    return Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, wanted));
  }

  @Override
  public int mostEpochs() {
    return MOST_EPOCHS;
  }

  @Override
  public int bptt() {
    return 1;
  }

  @Override
  public boolean randomBptt() {
    return false;
  }

  @Override
  public Plan plan() {
    return new Plan(0, 0);
  }
}
