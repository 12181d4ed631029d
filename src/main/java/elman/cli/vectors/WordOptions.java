package elman.cli.vectors;

import elman.cli.shell.Choice;
import elman.cli.shell.Inputs;
import elman.cli.shell.UsageException;
import elman.cli.text.TokenizerKinds;
import elman.embed.CountedText;
import elman.embed.Lexicon;
import elman.embed.Phrases;
import elman.embed.WordCutter;
import elman.io.AtomicFile;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.token.bpe.SplitPattern;
import elman.token.file.TokenizerFile;
import elman.token.plain.ByteModel;
import elman.token.plain.CharModel;
import elman.token.plain.DictionaryModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a word is, and which of them get a vector. */
final class WordOptions {
  private static final double USUAL_THRESHOLD = 100;

  @Option(
      names = "--tokenizer",
      paramLabel = "KIND|FILE",
      completionCandidates = TokenizerKinds.class,
      description =
          "What a word is: chars, bytes or words (by the rules of Unicode), or a token of a trained"
              + " tokenizer's file (default: what stands between white space).")
  private String tokenizer;

  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      description = "How text is split, if the tokenizer's file holds ranks of tiktoken.")
  private SplitPattern pattern;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Rarer words are left out (default: 5).")
  private Integer minCount;

  @Option(
      names = "--max-vocab",
      paramLabel = "N",
      description = "Only the N most frequent words are kept.")
  private Integer maxVocab;

  @Option(
      names = "--save-vocab",
      paramLabel = "FILE",
      description = "Write the words and how often they occur; without -o that is all.")
  private String saveVocab;

  @Option(
      names = "--read-vocab",
      paramLabel = "FILE",
      description = "Take the words and their counts from such a file, not from the text.")
  private String readVocab;

  @Option(
      names = "--phrases",
      paramLabel = "N",
      description =
          "Join words that belong together by _, in N passes, each of which makes longer phrases.")
  private int phrases;

  @Option(
      names = "--phrase-threshold",
      paramLabel = "X",
      description =
          "How much more often than by chance, in the last pass; twice that in the one before, and"
              + " so on (default: 100).")
  private Double threshold;

  /** What {@code --read-vocab} says, which may come from a pipe. */
  private Lexicon known;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(SplitPattern.class, new Choice<>(SplitPattern.class));
  }

  /**
   * Checks the values.
   *
   * @param everyWord whether every word counts, so that options cannot choose
   * @throws UsageException if one is out of range, or they do not go together
   */
  void check(boolean everyWord) {
    if (everyWord && (minCount != null || maxVocab != null || readVocab != null || phrases != 0)) {
      throw new UsageException(
          "--print-pairs prints every word: no --min-count, --max-vocab, --read-vocab, --phrases");
    }
    if (minCount != null && minCount < 1) {
      throw new UsageException("--min-count must be positive, not " + minCount);
    }
    if (maxVocab != null && maxVocab < 2) {
      throw new UsageException("--max-vocab must be at least 2, not " + maxVocab);
    }
    if (phrases < 0 || phrases > 10) {
      throw new UsageException("--phrases must be from 0 to 10, not " + phrases);
    }
    if (threshold != null && phrases == 0) {
      throw new UsageException("--phrase-threshold goes with --phrases only");
    }
    if (readVocab != null && (minCount != null || maxVocab != null || phrases > 0)) {
      throw new UsageException(
          "--read-vocab says what the words are: no --min-count, --max-vocab or --phrases");
    }
    if (Inputs.STANDARD.equals(saveVocab)) {
      throw new UsageException("--save-vocab needs a file, such as /dev/stdout");
    }
    if (threshold != null && !(threshold > 0)) {
      throw new UsageException("--phrase-threshold must be positive, not " + threshold);
    }
    if (pattern != null && (tokenizer == null || TokenizerKinds.NAMES.contains(tokenizer))) {
      throw new UsageException("--pattern goes with --tokenizer FILE only");
    }
  }

  /** Names of the files that are read beside the text. */
  List<String> others() {
    boolean kind = tokenizer != null && TokenizerKinds.NAMES.contains(tokenizer);
    return Stream.of(kind ? null : tokenizer, readVocab).filter(Objects::nonNull).toList();
  }

  /** Where the vocabulary goes; null if nowhere. */
  Path saveVocab() {
    return saveVocab == null ? null : Path.of(saveVocab);
  }

  /**
   * How lines are cut into words.
   *
   * @throws IOException if the tokenizer's file cannot be read, or is none
   */
  WordCutter cutter(InputStream in) throws IOException {
    if (tokenizer == null) {
      return WordCutter.atBlanks();
    }
    return WordCutter.tokens(
        switch (tokenizer) {
          case "chars" -> new CharModel();
          case "bytes" -> new ByteModel();
          case "words" -> DictionaryModel.words();
          default -> TokenizerFile.read(Inputs.of(tokenizer, in), pattern);
        });
  }

  /**
   * Reads the text.
   *
   * @param spool keeps it
   * @throws IOException if it cannot be read
   */
  CountedText read(List<Source> sources, InputStream in, Spool spool) throws IOException {
    WordCutter cutter = cutter(in);
    if (readVocab != null) {
      known = Lexicon.read(Inputs.of(readVocab, in));
      return CountedText.read(sources, cutter, known, spool);
    }
    CountedText text = CountedText.read(sources, cutter, spool);
    for (int pass = phrases - 1; pass >= 0; pass--) {
      double base = threshold == null ? USUAL_THRESHOLD : threshold;
      text = Phrases.join(text, least(), base * (1 << pass), spool);
    }
    return text;
  }

  /**
   * The words that get a vector.
   *
   * @param text what was read
   * @param before words that have one already, whatever --min-count; they and what they counted
   *     stay
   * @throws FormatException if there are none
   */
  Lexicon vocabulary(CountedText text, Lexicon before, String name) throws FormatException {
    if (text.lexicon().total() == 0) {
      String none =
          readVocab == null ? "there are no words in it" : "no word of --read-vocab is in it";
      throw new FormatException(name, null, none);
    }
    int most = maxVocab == null ? Integer.MAX_VALUE : maxVocab;
    Lexicon words =
        readVocab == null
            ? text.lexicon().addedTo(before, least()).mostFrequent(0, most)
            : known.addedTo(before, 0).mostFrequent(0, most);
    if (words.size() < 2) {
      String few = "%d of its %d words %s left, but two are needed%s";
      throw new FormatException(
          name,
          null,
          few.formatted(
              words.size(),
              text.lexicon().size(),
              words.size() == 1 ? "is" : "are",
              text.lexicon().size() > 1 ? ": a smaller --min-count keeps rarer ones" : ""));
    }
    return words;
  }

  private long least() {
    return minCount == null ? 5 : minCount;
  }

  /** Writes the vocabulary if that is wanted. */
  void save(Lexicon words) throws IOException {
    if (saveVocab != null) {
      AtomicFile.writeByName(Path.of(saveVocab), words::writeTo);
    }
  }
}
