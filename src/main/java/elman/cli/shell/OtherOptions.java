package elman.cli.shell;

import elman.core.KernelLoader;
import elman.core.Kernels;
import elman.core.Ops;
import elman.core.Workers;
import elman.io.Messages;
import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What every command understands. */
public final class OtherOptions {
  /** What the help calls these options. */
  public static final String HEADING = "Other";

  /** The option's name, by which it is found even where the command line cannot be parsed. */
  public static final String DEBUG = "--debug";

  /** The option's name, by which what reads is told before any command runs. */
  public static final String MAX_INPUT = "--max-input";

  private static final int MOST_THREADS = 1024;
  private static final int MOST_AUTOMATIC_THREADS = 64;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with (default: as many as there are processors).")
  private Integer threads;

  @Option(
      names = MAX_INPUT,
      paramLabel = "SIZE",
      description =
          "Refuse inputs of more bytes, decompressed, such as 500M or 2G (default: no limit).")
  @SuppressWarnings("unused") // the parser remembers it
  private ByteCount maxInput;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but what went wrong.")
  private boolean quiet;

  @Option(names = DEBUG, description = "Say more: versions, settings, times, stack traces.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // the parser remembers it
  private boolean help;

  /** Whether to keep silent about what goes well. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether to say what helps to find a fault. */
  public boolean debug() {
    return debug;
  }

  /** Says a line on {@code err}, unless nothing is to be said. */
  public void say(PrintStream err, String format, Object... values) {
    if (!quiet) {
      err.println(Messages.printable(String.format(Locale.ROOT, format, values)));
    }
  }

  /**
   * Opens the team of threads.
   *
   * @throws UsageException if there cannot be so many
   */
  public Workers workers() {
    int count = threads == null ? automaticThreads() : threads;
    if (count < 1 || count > MOST_THREADS) {
      throw new UsageException("--threads must be from 1 to " + MOST_THREADS + ", not " + count);
    }
    return new Workers(count);
  }

  /** Returns how many threads a command takes that is not told. */
  public static int automaticThreads() {
    return Math.min(MOST_AUTOMATIC_THREADS, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Loads the kernels for a team of threads.
   *
   * @param err where to say what is to be said about them
   */
  public Ops ops(Workers workers, PrintStream err) {
    Kernels kernels = KernelLoader.load(err);
    if (debug) {
      err.print(About.computing(kernels, workers.count()));
    }
    return new Ops(kernels, workers);
  }
}
