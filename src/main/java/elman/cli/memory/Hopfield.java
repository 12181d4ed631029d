package elman.cli.memory;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Outputs;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Rng;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import elman.memory.Memory;
import elman.memory.MemoryFile;
import elman.memory.Network;
import elman.memory.Overlap;
import elman.memory.Pattern;
import elman.memory.Patterns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stores patterns in an associative memory, and recalls them. */
@CommandLine.Command(
    name = "hopfield",
    headerHeading =
        "Example: elman hopfield store letters.pbm -o letters.memory%n"
            + "         elman hopfield recall letters.memory < noisy.pbm%n%n",
    header = "Stores patterns in an associative memory, and recalls them.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "elman hopfield store [OPTION...] [PATTERNS...] -o MEMORY",
      "       elman hopfield recall [OPTION...] MEMORY [PATTERNS...]",
      "       elman hopfield --capacity [OPTION...]"
    },
    description = {
      "%nPatterns are rows of 0 and 1, or of 1 and -1, with commas, tabs, spaces or nothing"
          + " between; or PBM pictures (P1 or P4), one or more in a file. recall writes what the"
          + " memory makes of each, in the form in which it came.%n"
    },
    sortOptions = false)
public final class Hopfield implements Command {
  private static final int CHECKED = 200;

  private final Streams streams;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "store|recall",
      completionCandidates = Actions.class,
      description = "What to do.")
  private String action;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description =
          "The memory to recall from, and patterns, compressed or not (default: standard input, also"
              + " called -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Network")
  private final NetworkOptions options = new NetworkOptions();

  @Mixin(name = "Output")
  private final MemoryOutput output = new MemoryOutput();

  @Mixin(name = "Capacity")
  private final CapacityOptions capacity = new CapacityOptions();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** What can be done. */
  static final class Actions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("store", "recall").iterator();
    }
  }

  /** The command, which reads and writes {@code streams}. */
  public Hopfield(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    NetworkOptions.registerChoices(parser);
    MemoryOutput.registerChoices(parser);
  }

  @Override
  public void run() throws IOException {
    capacity.check();
    if (capacity.wanted()) {
      measure();
    } else if ("store".equals(action)) {
      store();
    } else if ("recall".equals(action)) {
      recall();
    } else {
      throw new UsageException(
          "store, recall or --capacity? "
              + (action == null ? "None of them is there" : "'" + action + "' is none of them"));
    }
  }

  private void measure() throws IOException {
    if (action != null) {
      throw new UsageException("--capacity makes its patterns itself: leave out '" + action + "'");
    }
    options.checkCapacity();
    output.checkCapacity();
    String reason = options.modern() ? null : tooLarge(capacity.size());
    if (reason != null) {
      throw new UsageException("--size: " + reason);
    }
    try (Workers workers = other.workers()) {
      new CapacityReport(options, capacity, streams).write(workers);
    }
  }

  private static String tooLarge(int units) {
    return Patterns.tooLarge(units, Runtime.getRuntime().maxMemory());
  }

  private void store() throws IOException {
    options.checkStore();
    output.checkStore();
    Path file = Path.of(output.output());
    Outputs.check(Inputs.paths(files), List.of(file));
    List<Source> sources = Inputs.of(files, streams.in());
    List<Pattern> patterns = Patterns.read(sources);
    Pattern first = patterns.get(0);
    String reason = options.modern() ? null : tooLarge(first.bits().length);
    if (reason != null) {
      throw new FormatException(Inputs.name(sources), null, reason);
    }
    try (Workers workers = other.workers()) {
      Memory memory = options.learn(Patterns.matrix(patterns), output.width(first), workers);
      MemoryFile.write(file, memory);
      if (!other.quiet()) {
        say(memory, workers);
      }
    }
  }

  /** Whether a pattern is recalled that is not even disturbed. */
  private void say(Memory memory, Workers workers) {
    int p = memory.patterns().rows();
    int n = memory.patterns().cols();
    int checked = Math.min(CHECKED, p);
    Network network = options.network(memory, workers);
    int kept = 0;
    for (int i = 0; i < checked; i++) {
      float[] start = memory.patterns().rows(i, 1).toArray();
      float[] state = network.recall(start, options.mostSweeps(), new Rng(1).split(i)).state();
      kept += Overlap.of(memory.patterns(), i, state).isMemory() ? 1 : 0;
    }
    other.say(
        streams.err(),
        "%s of %s, load %.3f; %s, which recalls %s%,d of them",
        Messages.counted(p, "pattern", "patterns"),
        Messages.counted(n, "unit", "units"),
        (double) p / n,
        memory.how(),
        checked < p ? "of the first %,d ".formatted(checked) : "",
        kept);
  }

  private void recall() throws IOException {
    options.checkRecall();
    output.checkRecall();
    if (files.isEmpty()) {
      throw new UsageException("which memory? recall MEMORY [PATTERNS...]");
    }
    if (files.get(0).equals(Inputs.STANDARD)) {
      throw new UsageException("a memory is a file: it cannot be -");
    }
    Inputs.require(Inputs.paths(files));
    List<Source> sources = Inputs.of(files.subList(1, files.size()), streams.in());
    Memory memory = MemoryFile.read(Inputs.file(files.get(0)));
    try (Workers workers = other.workers()) {
      Network network = options.network(memory, workers);
      RecallWriter writer = new RecallWriter(memory, network, options, output, streams);
      writer.write(sources);
      other.say(streams.err(), "%s", writer.summary());
    }
  }
}
