package elman.cli;

import elman.cli.gradient.ClipStats;
import elman.cli.inspect.Inspect;
import elman.cli.memory.Hopfield;
import elman.cli.model.Predict;
import elman.cli.model.Sample;
import elman.cli.model.Score;
import elman.cli.model.WeightsOption;
import elman.cli.series.Forecasting;
import elman.cli.shell.About;
import elman.cli.shell.ByteCount;
import elman.cli.shell.Command;
import elman.cli.shell.Interrupt;
import elman.cli.shell.Numbers;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.Terminal;
import elman.cli.shell.UsageException;
import elman.cli.text.Tokenize;
import elman.cli.train.TrainLm;
import elman.cli.train.TrainSeq;
import elman.cli.vectors.Analogy;
import elman.cli.vectors.TrainWord2vec;
import elman.core.KernelLoader;
import elman.io.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The program: finds the command, runs it, and ends the process with its exit code. */
@CommandLine.Command(
    name = "elman",
    headerHeading =
        "Example: elman train-lm corpus.txt -o corpus.elman && elman sample corpus.elman%n%n",
    header = "Command-line tools for recurrent neural networks.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman COMMAND [OPTION...] [ARGUMENT...]",
    optionListHeading = "%n",
    sortOptions = false,
    commandListHeading = "%nCommands (elman COMMAND --help says more):%n")
public final class Main implements Command {
  /** The commands in the order of the help. */
  private static final List<String> COMMANDS =
      List.of(
          "train-lm",
          "sample",
          "score",
          "clip-stats",
          "tokenize",
          "train-word2vec",
          "analogy",
          "forecast",
          "inspect",
          "train-seq",
          "predict",
          "hopfield",
          "synth",
          "install",
          "uninstall");

  /** What asks for help. */
  private static final List<String> HELP = List.of("help", "-h", "--help");

  /** Those that need kernels. */
  private static final List<String> COMPUTING =
      List.of("train-lm", "sample", "score", "train-word2vec", "analogy", "train-seq", "predict");

  private final Streams streams;
  private final Interrupt interrupt;

  @Option(
      names = "--version",
      description = "Show the version, the JDK, the kernels in use and the number of threads.")
  private boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // the parser remembers it
  private boolean help;

  private Main(Streams streams, Interrupt interrupt) {
    this.streams = streams;
    this.interrupt = interrupt;
  }

  /**
   * Runs elman with the given command line, and exits with 0, 1 (failed), 2 (wrong usage) or 3 (not
   * all could be done).
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // what is written is the same everywhere
    if (args.length > 0 && COMPUTING.contains(args[0])) {
      KernelLoader.begin();
    }
    // No option here is a date, an address or a row of a database; their classes take time to find.
    System.setProperty("picocli.converters.excludes", "java\\.(sql|time|net)\\..*");
    Interrupt interrupt = new Interrupt(Runtime.getRuntime()::halt);
    interrupt.watch();
    int code = run(args, Streams.ofProcess(), interrupt);
    interrupt.finish();
    System.exit(code);
  }

  /** Runs elman with the given command line and returns the exit code. */
  static int run(String[] given, Streams streams, Interrupt interrupt) {
    String[] args = helpLast(given);
    String wanted = args.length > 0 && COMMANDS.contains(args[0]) ? args[0] : null;
    String name = wanted == null ? "elman" : "elman " + wanted;
    List<String> arguments = List.of(args);
    boolean debug = arguments.contains(OtherOptions.DEBUG);
    long start = System.nanoTime();
    try {
      if (debug) {
        streams.err().print(About.versions() + About.settings(arguments));
      }
      requireReadable(arguments);
      CommandLine.ParseResult parsed =
          new Main(streams, interrupt).commandLine(wanted).parseArgs(args);
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      Source.limit(parsed.matchedOptionValue(OtherOptions.MAX_INPUT, ByteCount.ALL).count());
      CommandLine command = parsed.commandSpec().commandLine();
      if (parsed.isUsageHelpRequested()) {
        String help = command.getUsageMessage(Ansi.OFF).stripTrailing() + "\n";
        streams.out().write(help.getBytes(StandardCharsets.UTF_8));
      } else {
        command.<Command>getCommand().run();
      }
      streams.out().flush();
      return streams.err().checkError() ? Errors.FAILED : Errors.DONE;
    } catch (Throwable e) {
      return new Errors(streams.err(), name, debug).report(e);
    } finally {
      if (debug) {
        streams.err().print(About.time(System.nanoTime() - start));
      }
    }
  }

  /** Whoever asks for help first gets that of the command: help tokenize, --help tokenize. */
  private static String[] helpLast(String[] args) {
    if (args.length == 0 || !HELP.contains(args[0])) {
      return args;
    }
    String command =
        Arrays.stream(args)
            .filter(arg -> !arg.startsWith("-") && !HELP.contains(arg))
            .findFirst()
            .orElse("--help");
    return COMMANDS.contains(command) ? new String[] {command, "--help"} : new String[] {command};
  }

  /** Java has put U+FFFD for bytes of the command line that are no characters of the locale. */
  private static void requireReadable(List<String> arguments) {
    if ("UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
      return;
    }
    for (String argument : arguments) {
      if (argument.indexOf('\ufffd') >= 0) {
        throw new UsageException(
            "'" + argument + "' has characters that this locale has not; " + Errors.UTF_8_HELPS);
      }
    }
  }

  /**
   * The parser.
   *
   * @param wanted the only command it has to know, for a quick start; null for all
   */
  private CommandLine commandLine(String wanted) {
    CommandLine top = new CommandLine(this);
    for (String name : wanted == null ? COMMANDS : List.of(wanted)) {
      CommandLine parser = new CommandLine(command(name));
      Numbers.register(parser);
      WeightsOption.register(parser);
      parser.<Command>getCommand().registerChoices(parser);
      HelpGroups.install(parser);
      top.addSubcommand(name, parser);
    }
    return top.setExpandAtFiles(false).setUsageHelpWidth(Terminal.helpColumns());
  }

  /** Returns the parser of all commands, whose streams are these. */
  static CommandLine parser(Streams streams) {
    return new Main(streams, new Interrupt()).commandLine(null);
  }

  private Command command(String name) {
    return switch (name) {
      case "train-lm" -> new TrainLm(streams, interrupt);
      case "sample" -> new Sample(streams);
      case "score" -> new Score(streams);
      case "clip-stats" -> new ClipStats(streams, interrupt);
      case "tokenize" -> new Tokenize(streams);
      case "train-word2vec" -> new TrainWord2vec(streams, interrupt);
      case "analogy" -> new Analogy(streams);
      case "forecast" -> new Forecasting(streams);
      case "inspect" -> new Inspect(streams);
      case "train-seq" -> new TrainSeq(streams, interrupt);
      case "predict" -> new Predict(streams);
      case "hopfield" -> new Hopfield(streams);
      case "synth" -> new Synth(streams);
      case "install" -> new Install(streams);
      case "uninstall" -> new Uninstall(streams);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public void run() throws IOException {
    if (!version) {
      throw new UsageException("which command? There are " + String.join(", ", COMMANDS));
    }
    String about = About.text(KernelLoader.load(streams.err()), OtherOptions.automaticThreads());
    streams.out().write(about.getBytes(StandardCharsets.UTF_8));
  }
}
