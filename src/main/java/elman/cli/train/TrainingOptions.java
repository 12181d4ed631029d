package elman.cli.train;

import elman.cli.shell.UsageException;
import elman.lm.Defaults;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.train.Plan;
import elman.train.Recipe;
import picocli.CommandLine.Option;

/** How a network is to be trained. */
final class TrainingOptions {
  /** Sequences side by side, to find out how long a run of some steps is. */
  private static final int USUAL_BATCH = 16;

  private static final float FORGET_BIAS = 1;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Passes over the data (default: any with --steps; many with --minutes alone; else by its"
              + " size).")
  private Integer epochs;

  @Option(names = "--steps", paramLabel = "N", description = "Optimizer steps.")
  private Long steps;

  @Option(
      names = "--minutes",
      paramLabel = "X",
      description = "Wall time, for which the schedule is planned.")
  private Double minutes;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Sequences side by side (default: by the length of the run).")
  private Integer batch;

  @Option(
      names = "--clip",
      paramLabel = "X",
      description = "Largest norm of the gradient, inf for any (default: ${DEFAULT-VALUE}).")
  private double clip = Defaults.CLIP;

  @Option(
      names = "--optimizer",
      paramLabel = "RULE",
      description = "sgd, rmsprop, adagrad, adam or adamw (default: adamw).")
  private Optimizer.Rule optimizer = Defaults.OPTIMIZER;

  @Option(
      names = "--lr",
      paramLabel = "X",
      description = "Highest learning rate (default: by the optimizer, the model and --batch).")
  private Double lr;

  @Option(
      names = "--schedule",
      paramLabel = "SHAPE",
      description =
          "Course of the learning rate: constant, step, cosine or linear (default: linear).")
  private Schedule.Shape schedule = Defaults.SCHEDULE;

  @Option(
      names = "--warmup",
      paramLabel = "SHARE",
      description = "Share of the run in which it rises (default: ${DEFAULT-VALUE}).")
  private double warmup = Defaults.WARMUP;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Momentum of sgd (default: " + Defaults.MOMENTUM + ").")
  private Double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description = "Weight decay of adamw (default: " + Optimizer.Settings.DECAY + ").")
  private Float weightDecay;

  @Option(
      names = "--l1",
      paramLabel = "X",
      description = "Penalty on absolute weights (default: none).")
  private float l1;

  @Option(
      names = "--l2",
      paramLabel = "X",
      description = "Penalty on half of the squared weights (default: none).")
  private float l2;

  @Option(
      names = "--init",
      paramLabel = "HOW",
      description = "Start of the recurrent weights: uniform or orthogonal (default: orthogonal).")
  private Start init;

  @Option(
      names = "--forget-bias",
      paramLabel = "X",
      description = "Start of an LSTM's forget-gate bias (default: " + FORGET_BIAS + ").")
  private Float forgetBias;

  @Option(
      names = "--eval-every",
      paramLabel = "N",
      description = "Steps between validations (default: about a twentieth of the run).")
  private Long evalEvery;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Start of all random numbers (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** How recurrent weights start. */
  enum Start {
    /** As PyTorch starts them. */
    UNIFORM,
    /** Keeping the length of the state. */
    ORTHOGONAL
  }

  /**
   * Returns how long the run is to be.
   *
   * @param tokens size of what there is to train on
   * @param bptt tokens of a sequence that a step learns from
   * @param power what the machine has of {@link Plan#POWER}, as a factor
   */
  Plan plan(long tokens, int bptt, double power) {
    double passes = epochs == null ? Double.MAX_VALUE : epochs;
    if (steps != null) {
      int side = batch == null ? USUAL_BATCH : batch;
      passes = Math.min(passes, (double) steps * side * bptt / Math.max(1, tokens));
    }
    boolean limited = epochs != null || steps != null;
    return new Plan(power * orZero(minutes).doubleValue(), limited ? passes : 0);
  }

  /**
   * Returns the recipe, what was not said being chosen.
   *
   * @param forgets whether the network that is to be trained has forget gates
   * @param recurs whether it has recurrent weights without a start of their own
   * @throws UsageException if a value is out of range
   */
  Recipe recipe(Usual usual, boolean forgets, boolean recurs) {
    requirePositive("--epochs", epochs);
    requirePositive("--steps", steps);
    requirePositive("--minutes", minutes);
    requirePositive("--eval-every", evalEvery);
    if (momentum != null && optimizer != Optimizer.Rule.SGD) {
      throw new UsageException("--momentum goes with --optimizer sgd only");
    }
    if (weightDecay != null && optimizer != Optimizer.Rule.ADAMW) {
      throw new UsageException("--weight-decay goes with --optimizer adamw only");
    }
    if (init != null && !recurs) {
      throw new UsageException(
          "--init goes with --cell elman, lstm, gru and gru-reset-before only: others have no"
              + " recurrent weights, or a start of their own");
    }
    if (forgetBias != null && !forgets) {
      throw new UsageException("--forget-bias goes with --cell lstm only");
    }
    int side = batch == null ? usual.batch() : batch;
    return UsageException.check(
        () ->
            new Recipe(
                side,
                usual.bptt(),
                usual.randomBptt(),
                clip,
                optimizer,
                lr == null ? usual.lr(optimizer, Math.max(1, side), momentum()) : lr,
                schedule,
                warmup,
                l1,
                l2,
                weightDecay == null ? Optimizer.Settings.DECAY : weightDecay,
                (float) momentum(),
                init != Start.UNIFORM,
                forgetBias == null ? FORGET_BIAS : forgetBias,
                limitOfEpochs(usual),
                orZero(steps).longValue(),
                orZero(minutes).doubleValue(),
                orZero(evalEvery).longValue(),
                seed,
                usual.plan()));
  }

  private double momentum() {
    return momentum == null ? Defaults.MOMENTUM : momentum;
  }

  /** What is said; else as many as are worth the time, if nothing else is said but the time. */
  private int limitOfEpochs(Usual usual) {
    if (epochs == null && steps == null) {
      return minutes == null ? usual.epochs() : usual.mostEpochs();
    }
    return orZero(epochs).intValue();
  }

  /** What is chosen where nothing is said. */
  interface Usual {
    /** Sequences side by side. */
    int batch();

    /** Highest learning rate. */
    double lr(Optimizer.Rule rule, int sequences, double momentum);

    /** Passes over the data. */
    int epochs();

    /** Passes after which the network knows the data by heart. */
    int mostEpochs();

    /** Steps through which the gradient flows back. */
    int bptt();

    /** Whether these are random. */
    boolean randomBptt();

    /** How long the run is to be. */
    Plan plan();
  }

  private static void requirePositive(String option, Number value) {
    if (value != null && !(value.doubleValue() > 0)) {
      throw new UsageException(option + " must be positive, not " + value);
    }
  }

  private static Number orZero(Number value) {
    return value == null ? 0 : value;
  }
}
