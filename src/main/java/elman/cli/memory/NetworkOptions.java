package elman.cli.memory;

import elman.cli.shell.Choice;
import elman.cli.shell.UsageException;
import elman.core.Matrix;
import elman.core.Workers;
import elman.memory.AsynchronousNetwork;
import elman.memory.Memory;
import elman.memory.ModernNetwork;
import elman.memory.Network;
import elman.memory.Rule;
import elman.memory.SynchronousNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What kind of associative memory it is, and how it goes from state to state. */
final class NetworkOptions {
  private static final double BETA = 1;
  private static final int MOST_SWEEPS = 1000;

  /** Orders of updates. */
  enum Update {
    /** One unit after the other. */
    ASYNCHRONOUS,
    /** All at once. */
    SYNCHRONOUS
  }

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description =
          "How weights are learned: hebbian (Hopfield 1982), storkey (1997) or pseudo-inverse"
              + " (Personnaz et al. 1986) (default: hebbian).")
  private Rule rule;

  @Option(
      names = "--modern",
      description =
          "Take the continuous network of Ramsauer et al. (2020), which has no weights but the"
              + " patterns; also for recall from a memory that has some.")
  private boolean modern;

  @Option(
      names = "--beta",
      paramLabel = "X",
      description =
          "Inverse temperature of a continuous network: the smaller, the more it mixes; 1/sqrt(N) is"
              + " what transformers take (default: 1).")
  private Double beta;

  @Option(
      names = "--update",
      paramLabel = "ORDER",
      description =
          "asynchronous, one unit after the other, in a random order for each sweep, which never"
              + " lets the energy rise; or synchronous, all at once, which may end in a cycle of"
              + " two states (default: asynchronous).")
  private Update update;

  @Option(
      names = "--max-sweeps",
      paramLabel = "N",
      description = "Give up after so many updates of all units (default: 1000).")
  private Integer mostSweeps;

  @Option(
      names = "--noise",
      paramLabel = "P",
      description = "Turn each bit over with this probability first (default: 0).")
  private Double noise;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of noise, orders of updates and random patterns (default: 1).")
  private Long seed;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(Rule.class, new Choice<>(Rule.class));
    parser.registerConverter(Update.class, new Choice<>(Update.class));
  }

  /**
   * Checks that the options go with storing.
   *
   * @throws UsageException if they do not
   */
  void checkStore() {
    if (beta != null || update != null || mostSweeps != null || noise != null || seed != null) {
      throw new UsageException(
          "--beta, --update, --max-sweeps, --noise and --seed go with recall and --capacity");
    }
    if (modern && rule != null) {
      throw new UsageException("--modern has no weights to learn: leave out --rule");
    }
  }

  /**
   * Checks that the options go with recalling.
   *
   * @throws UsageException if they do not
   */
  void checkRecall() {
    if (rule != null) {
      throw new UsageException("--rule goes with store and --capacity");
    }
    checkRanges();
  }

  /**
   * Checks that the options go with measuring.
   *
   * @throws UsageException if they do not
   */
  void checkCapacity() {
    if (modern && rule != null) {
      throw new UsageException("--modern has no weights to learn: leave out --rule");
    }
    if (!modern && beta != null) {
      throw new UsageException("--beta goes with --modern");
    }
    checkRanges();
  }

  private void checkRanges() {
    if (beta != null && !(beta > 0 && Double.isFinite(beta))) {
      throw new UsageException("--beta must be positive, not " + beta);
    }
    if (mostSweeps() < 1) {
      throw new UsageException("--max-sweeps must be positive, not " + mostSweeps);
    }
    if (!(noise() >= 0 && noise() <= 1)) {
      throw new UsageException("--noise must be from 0 to 1, not " + noise);
    }
    if (modern && update != null) {
      throw new UsageException("--modern updates all units at once: leave out --update");
    }
  }

  /** How weights are learned. */
  Rule rule() {
    return rule == null ? Rule.HEBBIAN : rule;
  }

  /** Whether the continuous network is asked for. */
  boolean modern() {
    return modern;
  }

  /** Updates of all units, at most. */
  int mostSweeps() {
    return mostSweeps == null ? MOST_SWEEPS : mostSweeps;
  }

  /** Probability that a bit is turned over. */
  double noise() {
    return noise == null ? 0 : noise;
  }

  /** Seed of all that is left to chance. */
  long seed() {
    return seed == null ? 1 : seed;
  }

  /**
   * Stores patterns.
   *
   * @param patterns P x N
   * @param width bits in a row of the picture, or 0
   */
  Memory learn(Matrix patterns, int width, Workers workers) {
    return modern
        ? new Memory(patterns, null, Memory.MODERN, width)
        : new Memory(patterns, rule().weights(patterns, workers), rule().label(), width);
  }

  /**
   * Makes a network that recalls.
   *
   * @throws UsageException if it cannot be as the options say
   */
  Network network(Memory memory, Workers workers) {
    if (modern || memory.weights() == null) {
      if (update != null) {
        throw new UsageException("a continuous network updates all at once: leave out --update");
      }
      return new ModernNetwork(memory.patterns(), beta == null ? BETA : beta, workers);
    }
    if (beta != null) {
      throw new UsageException("--beta goes with --modern");
    }
    return update == Update.SYNCHRONOUS
        ? new SynchronousNetwork(memory.weights(), workers)
        : new AsynchronousNetwork(memory.weights(), workers);
  }
}
