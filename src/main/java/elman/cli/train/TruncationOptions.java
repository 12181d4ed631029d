package elman.cli.train;

import elman.lm.Defaults;
import elman.lm.ModelShape;
import elman.nn.optim.Optimizer;
import elman.train.Plan;
import picocli.CommandLine.Option;

/** How far back the gradient of a language model flows. */
final class TruncationOptions {
  @Option(
      names = "--bptt",
      paramLabel = "N",
      description = "Steps through which the gradient flows back (default: ${DEFAULT-VALUE}).")
  private int bptt = Defaults.BPTT;

  @Option(
      names = "--bptt-random",
      description =
          "Cut the gradient at random places, --bptt steps apart in the mean, and make up"
              + " for it.")
  private boolean bpttRandom;

  /** Steps. */
  int bptt() {
    return bptt;
  }

  /** Whether the gradient is to be cut at random. */
  boolean isRandom() {
    return bpttRandom;
  }

  /** What is usual for a language model. */
  TrainingOptions.Usual usual(Defaults defaults, ModelShape shape) {
    return new TrainingOptions.Usual() {
      @Override
      public int batch() {
        return defaults.batch(Math.max(1, bptt), shape.hidden());
      }

      @Override
      public double lr(Optimizer.Rule rule, int sequences, double momentum) {
        return Defaults.lr(rule, shape, sequences, momentum);
      }

      @Override
      public int epochs() {
        return defaults.epochs();
      }

      @Override
      public int mostEpochs() {
        return Defaults.MOST_EPOCHS;
      }

      @Override
      public int bptt() {
        return bptt;
      }

      @Override
      public boolean randomBptt() {
        return bpttRandom;
      }

      @Override
      public Plan plan() {
        return defaults.plan();
      }
    };
  }
}
