package elman.cli.train;

import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.UsageException;
import elman.io.Spool;
import elman.train.Trainer;
import elman.train.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where training writes. */
final class FileOptions {
  /** Bytes of a text's tokens that are kept in memory, so that long texts need no more of it. */
  private static final long TEXT_IN_MEMORY = 1 << 25;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      description = "The model file; MODEL.checkpoint is beside it while training lasts.")
  private String model;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "A table with a line for each step, with tabs between its columns.")
  private String log;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Steps between checkpoints (default: one at each validation).")
  private Long checkpointEvery;

  @Option(
      names = "--resume",
      description = "Go on from MODEL.checkpoint, if it is there, with the same text and options.")
  private boolean resume;

  /**
   * Finds out early what would go wrong late.
   *
   * @param inputs files that will be read
   * @throws UsageException if an option is missing or out of range
   * @throws IOException if a file could not be written
   */
  void check(List<Path> inputs) throws IOException {
    if (model == null) {
      throw new UsageException("where is the model to go? -o MODEL is missing");
    }
    Outputs.requireFile("a model", "-o", model);
    if (Inputs.STANDARD.equals(log)) {
      throw new UsageException("--log needs a file, such as /dev/stdout");
    }
    if (log != null) {
      Outputs.requirePlain("a log", log);
    }
    if (checkpointEvery != null && checkpointEvery < 1) {
      throw new UsageException("--checkpoint-every must be positive, not " + checkpointEvery);
    }
    Outputs.check(inputs, outputs());
  }

  private List<Path> outputs() {
    List<Path> outputs = new ArrayList<>();
    outputs.add(model());
    outputs.add(Trainer.checkpointFile(model()));
    if (log != null) {
      outputs.add(Path.of(log));
    }
    return outputs;
  }

  /** Keeps the text as tokens: a long one in a nameless file beside the model. */
  Spool spool() {
    return new Spool(model().toAbsolutePath().getParent(), TEXT_IN_MEMORY);
  }

  /** Where the model goes. */
  Path model() {
    return Path.of(model);
  }

  /** Steps between checkpoints, or 0 for none but those at validations. */
  long checkpointEvery() {
    return checkpointEvery == null ? 0 : checkpointEvery;
  }

  /** Whether to go on from a checkpoint. */
  boolean resume() {
    return resume;
  }

  /**
   * Opens the log.
   *
   * @param step step that the run goes on from
   * @return the log, or null if none is wanted
   * @throws IOException if it cannot be read or written
   */
  TrainingLog openLog(long step) throws IOException {
    return log == null ? null : TrainingLog.open(Path.of(log), step);
  }
}
