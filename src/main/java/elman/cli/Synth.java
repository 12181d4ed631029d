package elman.cli;

import elman.cli.shell.Choice;
import elman.cli.shell.Command;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.synth.Settings;
import elman.synth.Task;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes data sets of the field's classic tasks. */
@CommandLine.Command(
    name = "synth",
    headerHeading = "Example: elman synth adding --count 10000 --length 400 > adding.csv%n%n",
    header = "Writes data sets of the field's classic tasks.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman synth [OPTION...] TASK",
    description = {
      "%nA line for each step, word, tab, label, with an empty line between two sequences; where a"
          + " sequence has one label, a line for each, label, tab, words; and where values are"
          + " numbers, CSV. The same options give the same bytes, and more sequences begin with"
          + " the same.%n"
    },
    sortOptions = false)
final class Synth implements Command {
  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "TASK",
      completionCandidates = Tasks.class,
      description = "One of the tasks below.")
  private Task task;

  @Option(names = "--count", paramLabel = "N", description = "Sequences (default: 1000; of xor 1).")
  private Long count;

  @Option(
      names = "--length",
      paramLabel = "N",
      description =
          "Steps of a sequence, or what the task says (default: xor 3000, adding 100, copy 20,"
              + " recall 50, counting 40, anbn and anbncn 50, nepal 6).")
  private Integer longest;

  @Option(
      names = "--min-length",
      paramLabel = "N",
      description =
          "Have lengths from this to --length (default: 1 for counting, anbn and anbncn, --length"
              + " for others; not for nepal).")
  private Integer shortest;

  @Option(
      names = "--symbols",
      paramLabel = "K",
      description = "Different symbols of copy and recall (default: 8).")
  private Integer symbols;

  @Option(names = "--span", paramLabel = "S", description = "Symbols that copy has (default: 10).")
  private Integer span;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed gives other sequences (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin(name = OtherOptions.HEADING)
  @SuppressWarnings("unused") // understood as everywhere; there is no talk and nothing to share out
  private final OtherOptions other = new OtherOptions();

  /** The names of the tasks. */
  static final class Tasks implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Task.values()).map(Task::label).iterator();
    }
  }

  Synth(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    parser.registerConverter(Task.class, new Choice<>(Task.class, Task::label));
    List<String> lines = new ArrayList<>();
    for (Task each : Task.values()) {
      lines.add(each.label() + ": " + each.description().replace("%", "%%"));
    }
    parser
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%nTasks:%n")
        .footer(lines.toArray(String[]::new));
  }

  @Override
  public void run() throws IOException {
    if ((symbols != null && task != Task.COPY && task != Task.RECALL)
        || (span != null && task != Task.COPY)) {
      throw new UsageException(
          "--symbols goes with copy and recall, --span with copy: " + task.label() + " has none");
    }
    if (shortest != null && (task == Task.NEPAL || task == Task.NEPAL_YEAR)) {
      throw new UsageException(
          "--min-length goes with other tasks: a sentence of "
              + task.label()
              + " may have no words around");
    }
    Settings settings =
        UsageException.check(() -> task.settings(count, shortest, longest, symbols, span, seed));
    Writer out = new BufferedWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
    task.write(settings, out);
    out.flush();
  }
}
