package elman.cli.inspect;

import elman.cli.shell.Choice;
import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.cli.table.TableFormat;
import elman.core.Workers;
import elman.inspect.Contents;
import elman.inspect.FileKind;
import elman.inspect.GateReader;
import elman.inspect.Impulse;
import elman.inspect.RecurrentMatrix;
import elman.inspect.RecurrentWeights;
import elman.inspect.Spectra;
import elman.inspect.Summary;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Source;
import elman.io.Spool;
import elman.lm.Defaults;
import elman.lm.LanguageModel;
import elman.text.Tokenizer;
import elman.text.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in a model's file and how the model behaves. */
@CommandLine.Command(
    name = "inspect",
    headerHeading = "Example: elman inspect logs.elman --spectrum%n%n",
    header = "Says what is in a model's file and how the model behaves.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman inspect [OPTION...] MODEL",
    description = {
      "%nMODEL is any safetensors file: what train-lm, train-word2vec and forecast --save write,"
          + " or weights of another program. --gates and --impulse need a model of train-lm.%n"
    },
    sortOptions = false)
public final class Inspect implements Command {
  private static final int MOST_STEPS = 100_000;

  /** Rows of a matrix whose eigenvalues one has to wait for. */
  private static final int SLOW = 500;

  /** Bytes of tokens that are kept in memory. */
  private static final long TEXT_IN_MEMORY = 64L << 20;

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The file.")
  private String model;

  @Option(names = "--tensors", description = "List the tensors: shape, norm, range.")
  private boolean tensors;

  @Option(
      names = "--spectrum",
      description =
          "Eigenvalues of the recurrent weights, W = Q L Q^-1, and what they do to a gradient."
              + " The formats tsv and json have all of them.")
  private boolean spectrum;

  @Option(
      names = "--gates",
      paramLabel = "FILE",
      description =
          "What the gates do at each token of a text: means over the units, as shades or, with"
              + " --format tsv, as numbers. FILE has the text, or - for standard input.")
  private String gates;

  @Option(
      names = "--impulse",
      description = "Response of the hidden state to one input, step by step.")
  private boolean impulse;

  @Option(
      names = "--after",
      paramLabel = "FILE",
      description =
          "A file, or -, with the text that follows the input of --impulse (default: empty lines).")
  private String after;

  @Option(
      names = "--tau",
      paramLabel = "N",
      description =
          "Steps over which --spectrum and --impulse look (default: --bptt of the training, else "
              + Defaults.BPTT
              + ").")
  private Integer tau;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, tsv or json (default: table).")
  private TableFormat format = TableFormat.TABLE;

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}. */
  public Inspect(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    parser.registerConverter(TableFormat.class, new Choice<>(TableFormat.class));
  }

  @Override
  public void run() throws IOException {
    check();
    if (spectrum) {
      writeSpectrum();
    } else if (gates != null || impulse) {
      requireLanguageModel();
      Safetensors file = Safetensors.read(Inputs.file(model));
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      try (Workers workers = other.workers();
          Spool spool = new Spool(temporary, TEXT_IN_MEMORY)) {
        LanguageModel loaded = LanguageModel.of(file, other.ops(workers, streams.err()));
        if (impulse) {
          writeImpulse(loaded, steps(file.metadata()), spool);
        } else {
          writeGates(loaded, spool);
        }
      }
    } else {
      writeContents();
    }
  }

  private void check() {
    if (Stream.of(tensors, spectrum, gates != null, impulse).filter(asked -> asked).count() > 1) {
      throw new UsageException("--tensors, --spectrum, --gates and --impulse: choose one");
    }
    if (after != null && !impulse) {
      throw new UsageException("--after goes with --impulse only");
    }
    if (tau != null && !impulse && !spectrum) {
      throw new UsageException("--tau goes with --spectrum and --impulse only");
    }
    if (tau != null && (tau < 1 || tau > MOST_STEPS)) {
      throw new UsageException("--tau must be from 1 to " + MOST_STEPS + ", not " + tau);
    }
  }

  private void writeContents() throws IOException {
    Contents contents = Contents.of(Inputs.file(model));
    ContentReport report = new ContentReport(format, streams.out());
    if (tensors) {
      report.tensors(contents);
    } else {
      report.summary(Summary.of(contents));
    }
    streams.out().flush();
    contents.file().requireUndamaged();
  }

  private void writeSpectrum() throws IOException {
    Safetensors weights = RecurrentWeights.read(Inputs.file(model));
    List<RecurrentMatrix> matrices = RecurrentWeights.matrices(weights);
    SpectrumReport report =
        new SpectrumReport(format, streams.out(), steps(weights.metadata()), matrices);
    if (streams.errIsTerminal() && matrices.get(0).size() >= SLOW) {
      other.say(
          streams.err(),
          "finding the eigenvalues of %d matrices of %d rows",
          matrices.size(),
          matrices.get(0).size());
    }
    try (Workers workers = other.workers()) {
      report.write(Spectra.of(weights.source(), matrices, workers));
    }
    if (format == TableFormat.TABLE) {
      other.say(streams.err(), "%s", SpectrumReport.meaning(matrices, weights.metadata()));
    }
  }

  /**
   * The steps that are asked for, or else those through which the gradient went in training. (In a
   * sequence model it goes through whole sequences, whatever the recipe has.)
   */
  private int steps(Map<String, String> metadata) {
    if (tau != null) {
      return tau;
    }
    String trained = LanguageModel.isIn(metadata) ? metadata.getOrDefault("recipe.bptt", "") : "";
    return trained.matches("[1-9]\\d{0,4}") ? Integer.parseInt(trained) : Defaults.BPTT;
  }

  /** Says of a file of another kind that it is one, and not what of it cannot be read. */
  private void requireLanguageModel() throws IOException {
    FileKind kind = Contents.of(Inputs.file(model)).kind();
    if (kind != FileKind.LANGUAGE_MODEL && kind != FileKind.CHECKPOINT) {
      throw new FormatException(
          model,
          null,
          "is of kind '%s'; %s needs a language model (elman train-lm makes one)"
              .formatted(kind.label(), impulse ? "--impulse" : "--gates"));
    }
  }

  private void writeGates(LanguageModel loaded, Spool spool) throws IOException {
    Tokens text = text(gates, loaded.tokenizer(), spool);
    if (text.size() == 0) {
      throw new FormatException(nameOf(gates), null, "is empty: there is no token to read");
    }
    GateReader reader = new GateReader(loaded);
    GateReport report =
        new GateReport(
            format, streams.out(), loaded.tokenizer(), loaded.shape(), reader.measures());
    report.begin();
    report.end(reader.read(text, report));
    if (format == TableFormat.TABLE) {
      other.say(streams.err(), "shades: blank below 0.2, full from 0.8");
    }
    if (!reader.measures().get(0).isGate()) {
      other.say(
          streams.err(),
          "%s has no gates: this is the mean of |h|, and the share of units whose slope is near 0",
          loaded.shape().cell().label());
    }
  }

  private void writeImpulse(LanguageModel loaded, int steps, Spool spool) throws IOException {
    int[] rest = {};
    if (after != null) {
      Tokens text = text(after, loaded.tokenizer(), spool);
      rest = text.range(0, Math.min(steps, text.size())).toArray();
    }
    double[][] response = new Impulse(loaded).response(rest, steps);
    if (Double.isNaN(response[0][0])) {
      throw new FormatException(
          model, null, "has no response: a single symbol, or weights that are not finite");
    }
    new ImpulseReport(format, streams.out(), response).write();
  }

  /** The tokens of a text. */
  private Tokens text(String operand, Tokenizer tokenizer, Spool spool) throws IOException {
    Source source = Inputs.of(operand, streams.in());
    if (!operand.equals(Inputs.STANDARD) && !Files.exists(Path.of(operand))) {
      throw new FormatException(
          operand, null, "no such file; the text itself can come on standard input, with -");
    }
    return tokenizer.encode(List.of(source), spool);
  }

  private String nameOf(String operand) {
    return Inputs.of(operand, streams.in()).name();
  }
}
