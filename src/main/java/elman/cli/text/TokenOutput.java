package elman.cli.text;

import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.io.AtomicFile;
import elman.token.TokenModel;
import elman.token.stream.TokenFormat;
import elman.token.stream.TokenFormats;
import elman.token.stream.TokenStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is written of the tokens, and how. */
final class TokenOutput {
  private static final int LARGEST_U16 = 1 << 16;

  /** Formats. */
  enum Format {
    /** A line of ids for each line of text. */
    TEXT(0),
    /** A line for each token. */
    TSV(0),
    /** A line of JSON for each line of text. */
    JSON(0),
    /** An array of NumPy. */
    NPY(0),
    /** Two bytes for each id. */
    U16(2),
    /** Four bytes for each id. */
    U32(4),
    /** tiktoken's ranks, for a trained tokenizer. */
    TIKTOKEN(0);

    /** Bytes of an id in raw binary, or 0. */
    final int width;

    Format(int width) {
      this.width = width;
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private String output = Inputs.STANDARD;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, tsv, json, npy, u16 or u32 (lowest byte first); with --train json or tiktoken"
              + " (default: text).")
  private Format format;

  @Option(names = "--pieces", description = "Write what the tokens are called, not their ids.")
  private boolean pieces;

  @Option(
      names = "--offsets",
      description = "Write where each token begins and ends, in bytes from the start of its text.")
  private boolean offsets;

  @Option(
      names = "--counts",
      description = "Write how often each token occurs, the most frequent first.")
  private boolean counts;

  @Option(
      names = "--table",
      description = "Write each token that occurs and its id, in the order of the ids.")
  private boolean table;

  @Option(names = "--decode", description = "The other way: from ids to text.")
  private boolean decode;

  @Option(
      names = "--whole",
      description =
          "Take all input for one text, line ends and all; without, each line is a text of its own"
              + " (npy, u16 and u32: always).")
  private boolean whole;

  @Option(
      names = "--no-special",
      description =
          "Leave out the ids that a tokenizer file wants before and after each text; --decode takes"
              + " none of them away then.")
  private boolean noSpecial;

  @Option(
      names = "--replace",
      description = "Put U+FFFD for what is not UTF-8, where that would be an error.")
  private boolean replace;

  @Option(names = "--line-buffered", description = "Write out what there is as soon as possible.")
  private boolean lineBuffered;

  @Option(names = "--stats", description = "Say how many tokens there were, and of what kind.")
  private boolean stats;

  /**
   * Checks that the options go together.
   *
   * @param training whether a tokenizer is to be trained
   * @param inputs files that will be read
   * @throws UsageException if they do not
   * @throws IOException if the file could not be written
   */
  void check(boolean training, List<Path> inputs) throws IOException {
    if (training) {
      boolean out =
          whole || replace || noSpecial || lineBuffered || !output.equals(Inputs.STANDARD);
      if (decode || counts || table || pieces || offsets || stats || out) {
        throw new UsageException(
            "--train goes with none of the options for the output but --format");
      }
      if (format != null && format != Format.JSON && format != Format.TIKTOKEN) {
        throw new UsageException("--train writes --format json or tiktoken");
      }
      return;
    }
    if (format == Format.TIKTOKEN) {
      throw new UsageException("--format tiktoken goes with --train only");
    }
    int kinds = (decode ? 1 : 0) + (counts ? 1 : 0) + (table ? 1 : 0);
    if (kinds > 1 || (kinds == 1 && (pieces || offsets))) {
      throw new UsageException(
          "--decode, --counts, --table and --pieces or --offsets exclude each other");
    }
    if (decode && stats) {
      throw new UsageException("--stats is of encoding, and does not go with --decode");
    }
    if (decode && replace) {
      throw new UsageException("--replace is of encoding, and does not go with --decode");
    }
    if (decode && format == Format.TSV) {
      throw new UsageException("--format tsv is written, not read: --decode goes without it");
    }
    if (offsets && replace) {
      throw new UsageException(
          "--offsets and --replace exclude each other: bytes would not be those");
    }
    if ((counts || table) && format != null && format != Format.TEXT) {
      throw new UsageException("--counts and --table are text: leave out --format");
    }
    if (isBinary() && (pieces || offsets || counts || table)) {
      throw new UsageException("--format npy, u16 and u32 hold ids only");
    }
    if (!output.equals(Inputs.STANDARD)) {
      Outputs.check(inputs, List.of(Path.of(output)));
    }
  }

  /** The format that is wanted. */
  Format format() {
    return format == null ? Format.TEXT : format;
  }

  private boolean isBinary() {
    return format == Format.NPY || format().width > 0;
  }

  /** Whether ids are to be turned into text. */
  boolean decode() {
    return decode;
  }

  /** Whether to write counts. */
  boolean counts() {
    return counts;
  }

  /** Whether to write a table of the tokens. */
  boolean table() {
    return table;
  }

  /** Whether to say what there was. */
  boolean stats() {
    return stats;
  }

  /** Whether each line is a text of its own. */
  boolean byLine() {
    return !whole && !isBinary();
  }

  /** Whether the ids that belong around a text are wanted. */
  boolean around() {
    return !noSpecial;
  }

  /** How to read the text. */
  TokenStream.Options reading() {
    return new TokenStream.Options(byLine(), around(), replace, lineBuffered, stats);
  }

  /**
   * How to write ids.
   *
   * @throws UsageException if the tokenizer has no such thing
   */
  TokenFormat tokenFormat(TokenModel model) {
    if (offsets && !model.isLossless() && model.isFixed()) {
      throw new UsageException("--offsets: this tokenizer does not keep all of the text");
    }
    if (format() == Format.U16 && model.size() > LARGEST_U16) {
      throw new UsageException(
          "--format u16 has no room for ids up to " + (model.size() - 1) + "; u32 has");
    }
    TokenFormats.Content content = new TokenFormats.Content(pieces, offsets);
    return switch (format()) {
      case TSV -> TokenFormats.tsv(model, content);
      case JSON -> TokenFormats.json(model, content);
      case U16, U32, NPY -> TokenFormats.binary(width(model));
      default -> TokenFormats.text(model, content);
    };
  }

  /** Bytes of an id in binary. */
  int width(TokenModel model) {
    return format() == Format.NPY ? (model.size() > LARGEST_U16 ? 4 : 2) : format().width;
  }

  /**
   * Writes to where the output goes.
   *
   * @throws IOException if it cannot be written, or what the body threw
   */
  void write(Streams streams, AtomicFile.Body body) throws IOException {
    if (output.equals(Inputs.STANDARD)) {
      body.writeTo(streams.out());
    } else {
      AtomicFile.writeByName(Path.of(output), body);
    }
  }

  /** Where a temporary file may be, for what has to be known before it is written. */
  Path folder() {
    String name = output.equals(Inputs.STANDARD) ? System.getProperty("java.io.tmpdir") : output;
    Path path = Path.of(name).toAbsolutePath();
    return output.equals(Inputs.STANDARD) ? path : path.getParent();
  }
}
