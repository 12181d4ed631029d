package elman.cli.text;

import elman.cli.shell.Choice;
import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import elman.token.TokenModel;
import elman.token.bpe.SplitPattern;
import elman.token.stream.ByteSink;
import elman.token.stream.DecodeStream;
import elman.token.stream.NpyFile;
import elman.token.stream.TokenCounts;
import elman.token.stream.TokenFormat;
import elman.token.stream.TokenFormats;
import elman.token.stream.TokenStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns text into token ids and back. */
@CommandLine.Command(
    name = "tokenize",
    headerHeading = "Example: elman tokenize --tokenizer tokenizer.json < corpus.txt > ids%n%n",
    header = "Turns text into token ids, and back; learns tokenizers.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman tokenize KIND [OPTION...] [FILE...]",
    description = {
      "%nWrites a line of ids for each line of text. The line's end is no part of it, so that"
          + " --decode gives the text back, byte for byte, for the kinds that keep all of it:"
          + " --chars, --bytes, and byte-pair encodings of bytes.%n"
    },
    sortOptions = false)
public final class Tokenize implements Command {
  private final Streams streams;

  @Parameters(
      paramLabel = "FILE",
      description = "Text, or ids, compressed or not (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Kind")
  private final TokenizerOptions kind = new TokenizerOptions();

  @Mixin(name = "Training")
  private final TokenizerTraining training = new TokenizerTraining();

  @Mixin(name = "Output")
  private final TokenOutput output = new TokenOutput();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}. */
  public Tokenize(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    parser.registerConverter(TokenOutput.Format.class, new Choice<>(TokenOutput.Format.class));
    parser.registerConverter(SplitPattern.class, new Choice<>(SplitPattern.class));
  }

  @Override
  public void run() throws IOException {
    kind.check(training.wanted());
    List<Path> read = Inputs.paths(files, kind.files());
    output.check(training.wanted(), read);
    Inputs.require(read);
    List<Source> sources = Inputs.of(files, streams.in());
    try (Workers workers = other.workers()) {
      if (training.wanted()) {
        train(sources, read, workers);
        return;
      }
      training.checkUnused();
      if (output.decode()) {
        decode(sources);
      } else {
        encode(sources, workers);
      }
    }
  }

  private void train(List<Source> sources, List<Path> read, Workers workers) throws IOException {
    training.check(kind.unigram(), read);
    boolean ranks = output.format() == TokenOutput.Format.TIKTOKEN;
    if (ranks && training.hasSpecials()) {
      throw new UsageException("--format tiktoken has no place for --special tokens");
    }
    if (ranks && kind.unigram()) {
      throw new UsageException("--format tiktoken goes with --bpe only");
    }
    int size =
        kind.unigram()
            ? training.trainUnigram(sources, workers)
            : training.trainPairs(sources, kind.pattern(), ranks, workers);
    if (!other.quiet()) {
      String more = size > training.size() ? ", for every character has one" : "";
      streams.err().printf(Locale.ROOT, "%s: %,d tokens%s%n", training.out(), size, more);
    }
  }

  private void decode(List<Source> sources) throws IOException {
    if (kind.isDictionary()) {
      throw new UsageException("--decode: numbers given as words come mean nothing afterwards");
    }
    TokenModel model = kind.model(streams.in());
    DecodeStream stream = new DecodeStream(model, output.byLine(), output.around());
    int width = output.format() == TokenOutput.Format.NPY ? 0 : output.width(model);
    output.write(
        streams,
        out -> {
          if (output.format() == TokenOutput.Format.NPY) {
            stream.runNpy(sources, out);
          } else {
            stream.run(sources, width, out);
          }
        });
  }

  private void encode(List<Source> sources, Workers workers) throws IOException {
    TokenModel model = kind.model(streams.in());
    try {
      encode(model, sources, workers);
    } catch (FormatException e) {
      throw e.reason().contains("UTF-8")
          ? new FormatException(
              e.source(),
              e.place(),
              e.reason() + " (--replace puts U+FFFD there, --bytes takes any input)",
              e)
          : e;
    }
  }

  private void encode(TokenModel model, List<Source> sources, Workers workers) throws IOException {
    boolean listing = output.counts() || output.table();
    TokenFormat format = listing ? null : output.tokenFormat(model);
    TokenCounts counts = listing || output.stats() ? new TokenCounts(format) : null;
    TokenFormat used = counts == null ? format : counts;
    TokenStream stream = new TokenStream(model, used, workers, output.reading());
    long start = System.nanoTime();
    output.write(
        streams,
        out -> {
          TokenStream.Sums sums;
          if (output.format() == TokenOutput.Format.NPY) {
            sums =
                NpyFile.write(
                    out, output.width(model), output.folder(), to -> stream.run(sources, to));
          } else {
            sums = stream.run(sources, out);
          }
          if (listing) {
            list(model, counts, out);
          }
          if (output.stats()) {
            out.flush();
            say(sums, counts.types(), 1e-9 * (System.nanoTime() - start));
          }
        });
  }

  /** Writes the tokens that occurred: with their counts by these, or with their ids. */
  private void list(TokenModel model, TokenCounts counts, OutputStream out) throws IOException {
    Comparator<Integer> byCount = Comparator.comparing(id -> -counts.count(id));
    List<Integer> ids =
        IntStream.range(0, counts.size())
            .filter(id -> counts.count(id) > 0)
            .boxed()
            .sorted(output.counts() ? byCount : Comparator.naturalOrder())
            .toList();
    ByteSink sink = new ByteSink();
    for (int id : ids) {
      sink.add(TokenFormats.escaped(model.piece(id)) + (output.counts() ? '\t' : ' '));
      sink.addNumber(output.counts() ? counts.count(id) : id);
      sink.add('\n');
      sink.drainTo(out);
    }
  }

  private void say(TokenStream.Sums sums, int types, double seconds) {
    double tokens = Math.max(1, sums.tokens());
    long ends = output.byLine() ? sums.lines() : 0; // which are in no token
    streams
        .err()
        .printf(
            Locale.ROOT,
            "%,d tokens, %,d types; %.3f characters and %.3f bytes a token; %.4f %% unknown;"
                + " %s, %,d bytes in %.2f s (%.1f MB/s)%n",
            sums.tokens(),
            types,
            (sums.characters() - ends) / tokens,
            (sums.bytes() - ends) / tokens,
            100 * sums.unknown() / tokens,
            Messages.counted(sums.lines(), "line", "lines"),
            sums.bytes(),
            seconds,
            1e-6 * sums.bytes() / seconds);
  }
}
