package elman.cli.model;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.LineReader;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import elman.lm.LanguageModel;
import elman.lm.LineScore;
import elman.lm.Scorer;
import elman.text.Tokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says line by line how likely a language model finds a text. */
@CommandLine.Command(
    name = "score",
    headerHeading = "Example: elman score logs.elman access.log | sort -k 2,2nr | head%n%n",
    header = "Says line by line how likely a language model finds a text.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman score [OPTION...] MODEL [FILE...]",
    description = {
      "%nWrites a line for each line of text, with tabs between its columns: log-likelihood in"
          + " nats, bits per character, perplexity of a token, and the line itself. Each line is"
          + " read as if it were the first, but for --whole.%n"
    },
    sortOptions = false)
public final class Score implements Command {
  /** Lines that are scored together at most, unless one would have to wait for the next. */
  private static final int WINDOW = 4096;

  /** Bytes of such lines, about. */
  private static final int WINDOW_BYTES = 1 << 20;

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model, made by train-lm.")
  private String model;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Text, compressed or not (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--total",
      description = "Write only the sums over all lines, below a line that names the columns.")
  private boolean totalOnly;

  @Option(
      names = "--whole",
      description = "Read a file as one text: each line follows those before it.")
  private boolean whole;

  @Mixin(name = "Model")
  private final WeightsOption weights = new WeightsOption();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  private Scorer scorer;
  private LineScore total = LineScore.NONE;
  private long lineCount;

  /** The command, which reads and writes {@code streams}. */
  public Score(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() throws IOException {
    Inputs.require(Inputs.paths(files));
    List<Source> sources = Inputs.of(files, streams.in());
    try (Workers workers = other.workers()) {
      LanguageModel loaded = weights.load(model, other.ops(workers, streams.err()));
      scorer = new Scorer(loaded, whole);
      boolean text = loaded.tokenizer().kind() != Tokenizer.Kind.BYTES;
      for (Source source : sources) {
        scorer.begin();
        try (LineReader lines = new LineReader(source, text)) {
          score(lines);
        }
      }
    }
    if (totalOnly) {
      if (total.tokens() == 0) {
        throw new FormatException(Inputs.name(sources), null, "there is no text in it");
      }
      writeTotal();
    } else if (!other.quiet() && total.tokens() > 0) {
      streams.out().flush();
      sayTotal();
    }
  }

  private void score(LineReader lines) throws IOException {
    List<byte[]> window = new ArrayList<>();
    int bytes = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      window.add(line);
      bytes += line.length;
      if (window.size() == WINDOW || bytes >= WINDOW_BYTES || !lines.isReady()) {
        scoreWindow(window, lines);
        window.clear();
        bytes = 0;
      }
    }
    scoreWindow(window, lines);
  }

  private void scoreWindow(List<byte[]> window, LineReader lines) throws IOException {
    try {
      write(window, scorer.score(window));
    } catch (CharacterCodingException e) {
      int good = 0;
      while (isText(window.get(good))) {
        good++;
      }
      write(window, scorer.score(window.subList(0, good)));
      throw lines.notText(lines.count() - window.size() + good + 1);
    }
  }

  private static boolean isText(byte[] line) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void write(List<byte[]> window, List<LineScore> scores) throws IOException {
    OutputStream out = streams.out();
    for (int i = 0; i < scores.size(); i++) {
      LineScore score = scores.get(i);
      total = total.plus(score);
      lineCount++;
      if (!totalOnly) {
        out.write((columns(score) + "\t").getBytes(StandardCharsets.UTF_8));
        out.write(window.get(i));
        out.write('\n');
      }
    }
    out.flush();
  }

  private static String columns(LineScore score) {
    return String.format(
        Locale.ROOT,
        "%.4f\t%.4f\t%.4f",
        score.logLikelihood(),
        score.bitsPerCharacter(),
        score.perplexity());
  }

  private void writeTotal() throws IOException {
    String header = "log_likelihood\tbits_per_char\tperplexity\ttokens\tcharacters\tlines\tunknown";
    String row =
        "%s\t%d\t%d\t%d\t%d"
            .formatted(
                columns(total), total.tokens(), total.characters(), lineCount, total.unknown());
    streams.out().write((header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void sayTotal() {
    streams
        .err()
        .printf(
            Locale.ROOT,
            "total: %.4f nats, %.4f bits per character, perplexity %.4f, %s%s%n",
            total.logLikelihood(),
            total.bitsPerCharacter(),
            total.perplexity(),
            Messages.counted(lineCount, "line", "lines"),
            total.unknown() == 0
                ? ""
                : ", "
                    + Messages.counted(
                        total.unknown(),
                        "token unknown to the model",
                        "tokens unknown to the model"));
  }
}
