package elman.cli.train;

import elman.cli.shell.Interrupt;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Progress;
import elman.cli.shell.Streams;
import elman.train.DivergedException;
import elman.train.Trainer;
import elman.train.TrainingListener;
import elman.train.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleFunction;

/**
 * A training as a command runs it: with its log, its progress, and an end in good order after a
 * signal.
 *
 * @param command as messages name it
 * @param to where it writes
 */
record TrainingRun(
    String command, Streams streams, Interrupt interrupt, FileOptions to, OtherOptions other) {

  /** Goes back to the checkpoint if that is wanted; returns its step. */
  long begin(Trainer trainer) throws IOException {
    Path checkpoint = Trainer.checkpointFile(to.model());
    boolean there = Files.exists(checkpoint);
    long step = to.resume() ? trainer.resume() : 0;
    if (to.resume()) {
      say(there ? "going on from step %,d of %s" : "no checkpoint yet: %2$s", step, checkpoint);
    } else if (there) {
      say("a run that was not finished is given up: %2$s", step, checkpoint);
    }
    return step;
  }

  /**
   * Runs it.
   *
   * @param step that it goes on from
   * @param unit what it learns from, such as tokens
   * @param loss says a loss, given in nats
   */
  void run(Trainer trainer, long step, String unit, DoubleFunction<String> loss)
      throws IOException, DivergedException {
    Progress progress = Progress.of(streams, unit, loss, other.quiet());
    boolean finished;
    try (TrainingLog log = to.openLog(step)) {
      TrainingListener listener =
          report -> {
            if (log != null) {
              log.step(report);
            }
            progress.step(report);
          };
      interrupt.install();
      finished = trainer.run(listener, interrupt::requested);
    } finally {
      progress.end();
    }
    if (finished) {
      say("%s: valid loss %s", to.model(), loss.apply(trainer.bestLoss()));
    } else {
      streams.err().println(command + ": stopped; --resume goes on");
    }
  }

  private void say(String format, Object... values) {
    other.say(streams.err(), format, values);
  }
}
