package elman.lm;

import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.text.Tokenizer;

/**
 * What a run is set to where nobody says otherwise: sensible for a text of a given size and kind,
 * and for a machine of few processors.
 *
 * @param tokens size of the text to train on
 * @param kind what a token is
 */
public record Defaults(long tokens, Tokenizer.Kind kind) {
  /** Kind of the recurrent layers. */
  public static final CellKind CELL = CellKind.LSTM;

  /** Steps through which the gradient flows. */
  public static final int BPTT = 64;

  /** Threshold of the gradient's norm. */
  public static final double CLIP = 1;

  /** Rule of the step. */
  public static final Optimizer.Rule OPTIMIZER = Optimizer.Rule.ADAM;

  /** Momentum of SGD. */
  public static final double MOMENTUM = 0.9;

  /** Course of the learning rate. */
  public static final Schedule.Shape SCHEDULE = Schedule.Shape.COSINE;

  /** Share of the run in which the learning rate rises. */
  public static final double WARMUP = 0.02;

  /** Share of the text that is held out for validation. */
  public static final double VALID = 0.1;

  /** Tokens of a long text that are held out at most: more would not make the loss surer. */
  public static final long MOST_VALID = 1_000_000;

  private static final int LARGEST_BATCH = 64;

  /** Chunks of a stream, so that the state is carried on at all. */
  private static final int FEWEST_CHUNKS = 4;

  private static final long TOKENS_TO_LEARN_FROM = 10_000_000;
  private static final int FEWEST_EPOCHS = 2;
  private static final int MOST_EPOCHS = 40;

  /** A character or word that occurs less often is not worth an entry in the vocabulary. */
  public static int minCount(Tokenizer.Kind kind) {
    return kind == Tokenizer.Kind.WORDS ? 2 : 1;
  }

  /** Number of layers. */
  public int layers() {
    return tokens < 2_000_000 ? 1 : 2;
  }

  /** Hidden units of a layer. */
  public int hidden() {
    if (tokens < 100_000) {
      return 128;
    }
    return tokens < 20_000_000 ? 256 : 512;
  }

  /** Dimensions of the embedding. */
  public int embed() {
    return kind == Tokenizer.Kind.WORDS ? 128 : 64;
  }

  /** Sequences side by side with chunks of {@code bptt} steps: a power of two. */
  public int batch(int bptt) {
    long most = tokens < 2_000_000 ? LARGEST_BATCH / 2 : LARGEST_BATCH;
    long fitting = tokens / ((long) FEWEST_CHUNKS * bptt);
    return (int) Long.highestOneBit(Math.max(1, Math.min(most, fitting)));
  }

  /** Learning rate of a rule for layers of {@code hidden} units. */
  public static double lr(Optimizer.Rule rule, int hidden, double momentum) {
    return switch (rule) {
      case ADAM, ADAMW -> hidden <= 256 ? 0.004 : 0.002;
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
