package elman.cli;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.lm.Defaults;
import elman.lm.TrainingText;
import elman.text.Corpus;
import elman.text.Tokenizer;
import elman.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What text a language model is to be trained on, and how it is cut into tokens. */
final class DataOptions {
  @Option(
      names = "--tokenizer",
      paramLabel = "KIND",
      description = "What a token is: chars, bytes or words (default: chars).")
  private Tokenizer.Kind tokenizer = Tokenizer.Kind.CHARS;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Rarer characters or words become <unk> (default: 1, words 2).")
  private Integer minCount;

  @Option(
      names = "--valid",
      paramLabel = "SHARE|FILE",
      description =
          "Text to validate on: the last part of the text, or a file (default: 0.1, at most a"
              + " million tokens).")
  private String valid;

  /** What a token is. */
  Tokenizer.Kind kind() {
    return tokenizer;
  }

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of range
   */
  void check() {
    if (minCount != null && minCount < 1) {
      throw new UsageException("--min-count must be positive, not " + minCount);
    }
    double share = share();
    if (share <= 0 || share >= 1) {
      throw new UsageException("--valid must be above 0 and below 1, or a file, not " + valid);
    }
  }

  /** The files that will be read, those of the text and that to validate on. */
  List<Path> inputs(List<String> files) {
    List<String> names = new ArrayList<>(files);
    if (Double.isNaN(share())) {
      names.add(valid);
    }
    names.removeIf(Inputs.STANDARD::equals);
    return names.stream().map(Path::of).toList();
  }

  /** The share of the text to validate on, or NaN if that is a file. */
  private double share() {
    try {
      return valid == null ? Defaults.VALID : Double.parseDouble(valid);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Reads the text.
   *
   * @param sources the text to train on
   * @param in standard input, to validate on if so asked
   * @param spool keeps the tokens
   * @throws FormatException if there is too little of it, or it is no text
   * @throws IOException if it cannot be read
   */
  TrainingText read(List<Source> sources, InputStream in, Spool spool) throws IOException {
    Corpus corpus =
        Corpus.learn(
            tokenizer, sources, minCount == null ? Defaults.minCount(tokenizer) : minCount, spool);
    String name = Inputs.name(sources);
    if (corpus.tokens().size() == 0) {
      throw new FormatException(name, null, "there is no text in it");
    }
    double share = share();
    if (!Double.isNaN(share)) {
      long most = valid == null ? Defaults.MOST_VALID : Long.MAX_VALUE;
      return checked(name, () -> TrainingText.split(corpus, share, most));
    }
    Source validSource = Inputs.of(valid, in);
    Tokens validTokens = Corpus.encode(corpus.tokenizer(), List.of(validSource), spool).tokens();
    return checked(
        validSource.name(),
        () -> new TrainingText(corpus.tokenizer(), corpus.tokens(), validTokens));
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
