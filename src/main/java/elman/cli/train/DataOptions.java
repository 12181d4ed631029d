package elman.cli.train;

import elman.cli.shell.Inputs;
import elman.cli.shell.Similar;
import elman.cli.shell.UsageException;
import elman.cli.text.TokenizerKinds;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.lm.Defaults;
import elman.lm.TrainingText;
import elman.text.Corpus;
import elman.text.FileTokenizer;
import elman.text.Tokenizer;
import elman.text.Tokens;
import elman.token.bpe.SplitPattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What text a language model is to be trained on, and how it is cut into tokens. */
final class DataOptions {
  @Option(
      names = "--tokenizer",
      paramLabel = "KIND|FILE",
      completionCandidates = TokenizerKinds.class,
      description =
          "What a token is: chars, bytes or words, or a trained tokenizer's file (default:"
              + " chars).")
  private String tokenizer;

  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      description = "How text is split, if the tokenizer's file holds ranks of tiktoken.")
  private SplitPattern pattern;

  @Option(
      names = "--ids",
      description = "The text is ids already, of that tokenizer's file or of any other.")
  private boolean ids;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Rarer characters or words become <unk> (default: 1, words 2).")
  private Integer minCount;

  @Option(
      names = "--valid",
      paramLabel = "SHARE|FILE",
      description =
          "Text to validate on: the last part of the text, or a file; 0 learns from all of it,"
              + " and validates on its end too (default: 0.1, at most a million tokens, of a run"
              + " of few --minutes fewer).")
  private String valid;

  /** What a token is. */
  Tokenizer.Kind kind() {
    if (tokenizer == null) {
      return ids ? Tokenizer.Kind.IDS : Tokenizer.Kind.CHARS;
    }
    return switch (tokenizer) {
      case "chars" -> Tokenizer.Kind.CHARS;
      case "bytes" -> Tokenizer.Kind.BYTES;
      case "words" -> Tokenizer.Kind.WORDS;
      default -> Tokenizer.Kind.FILE;
    };
  }

  /** What people call several tokens. */
  String tokenName() {
    return kind() == Tokenizer.Kind.FILE ? "tokens" : kind().label();
  }

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of range
   */
  void check() {
    boolean file = kind() == Tokenizer.Kind.FILE;
    if (file && !Files.exists(Path.of(tokenizer))) {
      throw new UsageException(
          "--tokenizer: '"
              + tokenizer
              + "' is none of chars, bytes, words, and no file"
              + Similar.question(tokenizer, TokenizerKinds.NAMES));
    }
    if (pattern != null && !file) {
      throw new UsageException("--pattern goes with --tokenizer FILE only");
    }
    if (ids && tokenizer != null && !file) {
      throw new UsageException("--ids goes with --tokenizer FILE, or with none");
    }
    if (minCount != null && (file || ids || kind() == Tokenizer.Kind.BYTES)) {
      throw new UsageException("--min-count goes with --tokenizer chars or words only");
    }
    if (minCount != null && minCount < 1) {
      throw new UsageException("--min-count must be positive, not " + minCount);
    }
    ValidShare.check(valid);
  }

  /** What is read beside the text: that to validate on, the tokenizer. */
  List<String> others() {
    List<String> names = new ArrayList<>();
    if (Double.isNaN(share())) {
      names.add(valid);
    }
    if (kind() == Tokenizer.Kind.FILE) {
      names.add(tokenizer);
    }
    return names;
  }

  /** Whether the text to validate on is learned from too. */
  boolean holdsNothingOut() {
    return share() == 0;
  }

  /** The share of the text to validate on, or NaN if that is a file. */
  private double share() {
    return valid == null ? Defaults.VALID : ValidShare.of(valid);
  }

  /**
   * Reads the text.
   *
   * @param sources the text to train on
   * @param in standard input, to validate on if so asked
   * @param spool keeps the tokens
   * @param mostValid tokens that are held out at most, if nobody says how many
   * @throws FormatException if there is too little of it, or it is no text
   * @throws IOException if it cannot be read
   */
  TrainingText read(List<Source> sources, InputStream in, Spool spool, long mostValid)
      throws IOException {
    Corpus corpus = corpus(sources, spool);
    String name = Inputs.name(sources);
    if (corpus.tokens().size() == 0) {
      throw new FormatException(name, null, "there is no text in it");
    }
    boolean learned = kind() == Tokenizer.Kind.CHARS || kind() == Tokenizer.Kind.WORDS;
    if (learned && corpus.tokenizer().vocabulary().size() == 1) {
      String reason = "has none of its %s %d times; learn those that are rarer with --min-count 1";
      throw new FormatException(name, null, reason.formatted(tokenName(), least()));
    }
    double share = share();
    if (!Double.isNaN(share)) {
      long most = valid == null || share == 0 ? mostValid : Long.MAX_VALUE;
      return checked(name, () -> TrainingText.split(corpus, share, most));
    }
    Source validSource = Inputs.of(valid, in);
    Tokens validTokens = encode(corpus.tokenizer(), List.of(validSource), spool).tokens();
    return checked(
        validSource.name(),
        () -> new TrainingText(corpus.tokenizer(), corpus.tokens(), validTokens));
  }

  private int least() {
    return minCount == null ? Defaults.minCount(kind()) : minCount;
  }

  private Corpus corpus(List<Source> sources, Spool spool) throws IOException {
    if (kind() != Tokenizer.Kind.FILE) {
      return Corpus.learn(kind(), sources, least(), spool);
    }
    byte[] file;
    try (InputStream in = Source.of(Inputs.file(tokenizer)).open()) {
      file = in.readAllBytes();
    }
    return encode(FileTokenizer.of(tokenizer, file, pattern), sources, spool);
  }

  private Corpus encode(Tokenizer made, List<Source> sources, Spool spool) throws IOException {
    return ids ? Corpus.ofIds(made, sources, spool) : Corpus.encode(made, sources, spool);
  }

  private static TrainingText checked(String name, Supplier<TrainingText> made)
      throws FormatException {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new FormatException(name, null, e.getMessage(), e);
    }
  }
}
