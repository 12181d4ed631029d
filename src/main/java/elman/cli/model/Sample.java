package elman.cli.model;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.LiveOutput;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.io.Source;
import elman.io.Utf8;
import elman.lm.LanguageModel;
import elman.lm.Sampler;
import elman.lm.SamplingFilter;
import elman.text.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes text that a language model makes up. */
@CommandLine.Command(
    name = "sample",
    headerHeading = "Example: echo 'ROMEO:' | elman sample shakespeare.elman - --length 300%n%n",
    header = "Writes text as a language model makes it up.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman sample [OPTION...] MODEL [-]",
    parameterListHeading = "%n",
    sortOptions = false)
public final class Sample implements Command {
  private static final byte[] EMPTY_LINE = {'\n'};
  private static final byte[] NUL = {0};

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model, made by train-lm.")
  private String model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "-",
      description = "Read the priming text from standard input.")
  private String operand;

  @Option(names = "--prime", paramLabel = "TEXT", description = "Text to go on from.")
  private String prime;

  @Option(
      names = "--lines",
      description = "Go on from each line of standard input, up to the line's end.")
  private boolean lines;

  @Option(
      names = {"-n", "--length"},
      paramLabel = "N",
      description = "Tokens to add at most (default: ${DEFAULT-VALUE}).")
  private long length = 500;

  @Option(
      names = "--stop",
      paramLabel = "STRING",
      description = "End the text where this would come.")
  private String stop;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "Texts to make of each, with an empty line between but for --lines (default:"
              + " ${DEFAULT-VALUE}).")
  private int count = 1;

  @Option(
      names = "--null",
      description = "Put a NUL byte between texts in the place of an empty line.")
  private boolean nul;

  @Option(names = "--no-echo", description = "Leave out the priming text.")
  private boolean noEcho;

  @Option(
      names = {"-t", "--temperature"},
      paramLabel = "X",
      description =
          "Below 1 bets on the likely, above 1 on the unlikely, 0 takes the likeliest"
              + " (default: ${DEFAULT-VALUE}).")
  private double temperature = 0.8;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "Choose among the K likeliest tokens only (default: all).")
  private int topK;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description =
          "Choose among the likeliest that have probability P together (default:"
              + " ${DEFAULT-VALUE}).")
  private double topP = 1;

  @Option(
      names = "--min-p",
      paramLabel = "P",
      description =
          "Drop tokens less likely than P times the likeliest (default: ${DEFAULT-VALUE}).")
  private double minP;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Make the same text again (default: another each time).")
  private Long seed;

  @Mixin(name = "Model")
  private final WeightsOption weights = new WeightsOption();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}. */
  public Sample(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() throws IOException {
    check();
    SamplingFilter filter =
        UsageException.check(() -> new SamplingFilter(temperature, topK, topP, minP));
    Rng rng = new Rng(seed == null ? System.nanoTime() ^ System.currentTimeMillis() << 20 : seed);
    if (other.debug()) {
      streams.err().println("seed " + rng.state());
    }
    try (Workers workers = other.workers()) {
      Ops ops = other.ops(workers, streams.err());
      if (count == 1) {
        ops.kernels().warmUp(weights.weights());
      }
      write(weights.load(model, ops), ops, filter, rng);
    }
  }

  private void write(LanguageModel loaded, Ops ops, SamplingFilter filter, Rng rng)
      throws IOException {
    Tokenizer tokenizer = loaded.tokenizer();
    String end = lines ? "\n" : Objects.requireNonNullElse(stop, "");
    SampleWriter writer =
        new SampleWriter(
            new Sampler(loaded, ops.workers(), filter, end.getBytes(StandardCharsets.UTF_8)),
            new LiveOutput(streams.out(), streams.outIsTerminal()),
            length,
            count,
            !noEcho,
            tokenizer.kind());
    UnknownSymbols unknown = new UnknownSymbols(tokenizer, streams.err(), other.quiet());
    if (lines) {
      writer.continueLines(Inputs.of(Inputs.STANDARD, streams.in()), tokenizer, unknown, rng);
    } else {
      byte[] text = primingText(tokenizer.kind());
      int[] ids = tokenizer.encode(text);
      unknown.look(text, ids);
      writer.continueText(text, ids, rng, nul ? NUL : EMPTY_LINE);
    }
  }

  private void check() {
    if (operand != null && !operand.equals(Inputs.STANDARD)) {
      throw new UsageException(
          "unexpected argument '"
              + operand
              + "'; a priming text is given with --prime, or - reads"
              + " it from standard input");
    }
    if (prime != null && (operand != null || lines)) {
      throw new UsageException("--prime and a priming text from standard input: choose one");
    }
    if (lines && nul) {
      throw new UsageException("--lines makes a line of each text: leave out --null");
    }
    if (lines && stop != null) {
      throw new UsageException("--lines stops at the line's end: leave out --stop");
    }
    if (length < 0) {
      throw new UsageException("--length must not be negative: " + length);
    }
    if (count < 1) {
      throw new UsageException("--count must be positive, not " + count);
    }
  }

  private byte[] primingText(Tokenizer.Kind kind) throws IOException {
    if (operand == null) {
      return Objects.requireNonNullElse(prime, "").getBytes(StandardCharsets.UTF_8);
    }
    Source source = Inputs.of(operand, streams.in());
    if (kind != Tokenizer.Kind.BYTES) {
      return Utf8.read(source).getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }
}
