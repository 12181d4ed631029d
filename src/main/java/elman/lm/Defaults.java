package elman.lm;

import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.text.Tokenizer;
import elman.train.Plan;

/**
 * What a run is set to where nobody says otherwise: what made the best models of texts of several
 * sizes and kinds in a given time.
 *
 * @param tokens size of the text to train on
 * @param kind what a token is
 * @param vocabulary number of different tokens
 * @param plan how long the run is to be
 */
public record Defaults(long tokens, Tokenizer.Kind kind, int vocabulary, Plan plan) {
  /** Kind of the recurrent layers. */
  public static final CellKind CELL = CellKind.LSTM;

  /** Steps through which the gradient flows. */
  public static final int BPTT = 64;

  /** Threshold of the gradient's norm. */
  public static final double CLIP = 1;

  /** Rule of the step. */
  public static final Optimizer.Rule OPTIMIZER = Optimizer.Rule.ADAMW;

  /** Momentum of SGD. */
  public static final double MOMENTUM = 0.9;

  /** Course of the learning rate. */
  public static final Schedule.Shape SCHEDULE = Schedule.Shape.LINEAR;

  /** Share of the run in which the learning rate rises. */
  public static final double WARMUP = 0.05;

  /** Share of the text that is held out for validation. */
  public static final double VALID = 0.1;

  /** Tokens of a long text that are held out at most: more would not make the loss surer. */
  private static final long MOST_VALID = 1_000_000;

  /** The same where the clock is the limit, so that it is kept: at least, and for each minute. */
  private static final long LEAST_VALID = 200_000;

  private static final double VALID_A_MINUTE = 100_000;

  /** Tokens a second that a machine like a plan's learns from, at a million weights. */
  private static final double SPEED = 32_000;

  private static final double MILLION = 1 << 20;

  /** Hidden units for two minutes; an eighth more for seven times the time. */
  private static final int UNITS = 512;

  private static final int UNITS_STEP = 64;
  private static final int MOST_UNITS = 1024;

  private static final double MOST_DROPOUT = 0.5;

  /** Passes over the text for which all units would have to be dropped. */
  private static final double DROPOUT_PASSES = 30;

  /** Chunks of a stream, so that the state is carried on at all. */
  private static final int FEWEST_CHUNKS = 4;

  private static final long TOKENS_TO_LEARN_FROM = 10_000_000;
  private static final int FEWEST_EPOCHS = 2;

  /** Passes over a text after which the network knows it by heart. */
  public static final int MOST_EPOCHS = 40;

  /** A character or word that occurs less often is not worth an entry in the vocabulary. */
  public static int minCount(Tokenizer.Kind kind) {
    return kind == Tokenizer.Kind.WORDS ? 2 : 1;
  }

  /**
   * Tokens of a long text that are held out at most.
   *
   * @param minutes that are planned, 0 if the clock is no limit
   */
  public static long mostValid(double minutes) {
    if (minutes == 0) {
      return MOST_VALID;
    }
    return Math.min(MOST_VALID, Math.max(LEAST_VALID, Math.round(minutes * VALID_A_MINUTE)));
  }

  /** Number of layers: the time for a second is spent better on more units. */
  public int layers() {
    return 1;
  }

  /** Hidden units of a layer. */
  public int hidden() {
    if (plan.minutes() > 0) {
      double units = UNITS * Math.pow(plan.minutes() / 2, 1 / 16.0);
      long rounded = Math.round(units / UNITS_STEP) * UNITS_STEP;
      return (int) Math.max(UNITS_STEP, Math.min(MOST_UNITS, rounded));
    }
    if (tokens < 100_000) {
      return 128;
    }
    return tokens < 20_000_000 ? 256 : 512;
  }

  /** Dimensions of the embedding. */
  public int embed() {
    return kind == Tokenizer.Kind.CHARS || kind == Tokenizer.Kind.BYTES ? 64 : 128;
  }

  /** Tokens that a run learns from with layers of {@code hidden} units, about. */
  private double learned(int hidden) {
    double weights = 4.0 * hidden * hidden + (double) vocabulary * hidden;
    double most = (double) MOST_EPOCHS * tokens;
    double inTime = Math.min(most, plan.minutes() * 60 * SPEED * MILLION / weights);
    double inPasses = tokens * plan.passes();
    if (inTime > 0 && inPasses > 0) {
      return Math.min(inTime, inPasses);
    }
    return inTime + inPasses > 0 ? inTime + inPasses : (double) tokens * epochs();
  }

  /** Share of the units that are dropped in training: the more often a text is read the more. */
  public float dropout(int hidden) {
    double share = learned(hidden) / Math.max(1, tokens) / DROPOUT_PASSES;
    return Math.round(100 * Math.min(MOST_DROPOUT, share)) / 100f;
  }

  /**
   * Sequences side by side, a power of two: fewer where that leaves too few steps to learn in, or
   * where the streams would have too few chunks of {@code bptt} steps.
   */
  public int batch(int bptt, int hidden) {
    double learned = learned(hidden);
    long most = learned < 5_000_000 ? 16 : learned < 20_000_000 ? 32 : 64;
    long fitting = tokens / ((long) FEWEST_CHUNKS * bptt);
    return (int) Long.highestOneBit(Math.max(1, Math.min(most, fitting)));
  }

  /** Learning rate of a rule for a network and a number of sequences side by side. */
  public static double lr(Optimizer.Rule rule, ModelShape shape, int batch, double momentum) {
    return switch (rule) {
      case ADAM, ADAMW -> {
        double most = shape.cell().isGated() && shape.layers() == 1 ? 0.008 : 0.004;
        double best = 0.0015 * Math.sqrt(batch) * UNITS / shape.hidden();
        yield Math.round(1e4 * Math.max(0.001, Math.min(most, best))) / 1e4;
      }
      case RMSPROP -> 0.002;
      case ADAGRAD -> 0.05;
      // What a constant gradient adds up to is the same for any momentum.
      case SGD -> 1 - momentum;
    };
  }

  /** Passes over the text. */
  public int epochs() {
    long epochs = TOKENS_TO_LEARN_FROM / Math.max(1, tokens);
    return (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, epochs));
  }
}
