package elman.cli.text;

import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.UsageException;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.token.bpe.BpeLearner;
import elman.token.bpe.SplitPattern;
import elman.token.bpe.WordCounts;
import elman.token.file.TokenizerFile;
import elman.token.pipeline.UnigramTrainer;
import elman.token.stream.WordCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** How a tokenizer is trained. */
final class TokenizerTraining {
  private static final int BYTES = 256;
  private static final int USUAL_SIZE = 32_000;
  private static final String UNKNOWN = "<unk>";

  /** Stands for a space in a unigram's tokens. */
  private static final char MARK = '▁';

  private static final byte[] MARK_BYTES = "▁".getBytes(StandardCharsets.UTF_8);
  private static final int MOST_TOKENS = 1 << 24;

  @Option(
      names = "--train",
      paramLabel = "OUT",
      description = "Learn a tokenizer from the text, and write it to OUT (a tokenizer.json).")
  private String out;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      description = "Tokens to learn, the special ones included (default: 32000).")
  private Integer vocabularySize;

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      description = "Merge no pair that is rarer (default: 1).")
  private Long minFrequency;

  @Option(
      names = "--special",
      paramLabel = "TOKEN",
      description =
          "A token that is never cut; may be given several times. The first has id 0, with"
              + " --unigram 1.")
  private List<String> specials = new ArrayList<>();

  /** Whether a tokenizer is to be trained. */
  boolean wanted() {
    return out != null;
  }

  /** Checks that nothing is said of training where there is none. */
  void checkUnused() {
    if (vocabularySize != null || minFrequency != null || hasSpecials()) {
      throw new UsageException("--vocab-size, --min-frequency and --special go with --train only");
    }
  }

  /** Tokens that are to be learned. */
  int size() {
    return vocabularySize == null ? USUAL_SIZE : vocabularySize;
  }

  /**
   * Checks the values.
   *
   * @param unigram whether a unigram model is to be learned
   * @param inputs files that will be read
   * @throws UsageException if one is out of range
   * @throws IOException if the file could not be written
   */
  void check(boolean unigram, List<Path> inputs) throws IOException {
    if (unigram && minFrequency != null) {
      throw new UsageException("--min-frequency goes with --bpe only");
    }
    if (out.equals(Inputs.STANDARD)) {
      throw new UsageException("a tokenizer needs a file: --train must not be -");
    }
    int least = BYTES + specials.size() + (unigram ? 1 : 0);
    if (size() < least || size() > MOST_TOKENS) {
      throw new UsageException(
          "--vocab-size must be from "
              + least
              + " (256 bytes, and the special tokens) to "
              + MOST_TOKENS
              + ", not "
              + size());
    }
    if (minFrequency != null && minFrequency < 1) {
      throw new UsageException("--min-frequency must be positive, not " + minFrequency);
    }
    if (specials.contains("") || new HashSet<>(specials).size() < specials.size()) {
      throw new UsageException("--special must not be empty, nor be given twice");
    }
    Outputs.check(inputs, List.of(Path.of(out)));
  }

  /**
   * Learns a byte-pair encoding and writes it.
   *
   * @param ranks whether as ranks of tiktoken
   * @return how many tokens it has
   * @throws IOException if the text cannot be read, or the file not be written
   */
  int trainPairs(List<Source> sources, SplitPattern pattern, boolean ranks, Workers workers)
      throws IOException {
    WordCounter.Line line = (text, from, to, counts) -> counts.addText(pattern, text, from, to);
    WordCounts counts = counted(sources, line, false, workers);
    BpeLearner.Learned learned = learned(pattern, counts);
    if (ranks) {
      TokenizerFile.writeRanks(Path.of(out), learned.model().pairs());
    } else {
      TokenizerFile.writeJson(Path.of(out), learned.model(), learned.merges());
    }
    return learned.model().size();
  }

  /**
   * Learns a unigram model and writes it.
   *
   * @return how many tokens it has
   * @throws IOException if the text cannot be read, or the file not be written
   */
  int trainUnigram(List<Source> sources, Workers workers) throws IOException {
    // Sums of probabilities depend on the order of the words, and that on which thread was first.
    WordCounts counts = counted(sources, TokenizerTraining::addMarked, true, workers).sorted();
    List<String> all = new ArrayList<>(specials);
    if (!all.contains(UNKNOWN)) {
      all.add(0, UNKNOWN);
    }
    int wanted = size() - all.size() - BYTES;
    UnigramTrainer.Learned learned =
        UnigramTrainer.learn(counts.words(), counts.counts(), wanted, workers);
    TokenizerFile.writeUnigram(Path.of(out), all, learned);
    return all.size() + BYTES + learned.pieces().size();
  }

  private static WordCounts counted(
      List<Source> sources, WordCounter.Line line, boolean needsUtf8, Workers workers)
      throws IOException {
    WordCounts counts = WordCounter.count(sources, line, needsUtf8, workers);
    if (counts.isEmpty()) {
      throw new FormatException(Inputs.name(sources), null, "there is no text in it");
    }
    return counts;
  }

  /** Counts the words of a line, each with a mark for the space before it. */
  private static void addMarked(byte[] text, int from, int to, WordCounts counts) {
    int end = to > from && text[to - 1] == '\n' ? to - 1 : to;
    if (end == from) {
      return;
    }
    String line = new String(text, from, end - from, StandardCharsets.UTF_8);
    String marked = MARK + line.replace(' ', MARK);
    byte[] words = marked.getBytes(StandardCharsets.UTF_8);
    counts.addText(TokenizerTraining::endOfMarked, words, 0, words.length);
  }

  /** Where the next mark is. */
  private static int endOfMarked(byte[] text, int from, int to) {
    int at = from + 1;
    while (at < to && !isMark(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isMark(byte[] text, int at) {
    return text[at] == MARK_BYTES[0]
        && at + 2 < text.length
        && text[at + 1] == MARK_BYTES[1]
        && text[at + 2] == MARK_BYTES[2];
  }

  private BpeLearner.Learned learned(SplitPattern pattern, WordCounts counts) {
    long least = minFrequency == null ? 1 : minFrequency;
    return UsageException.check(
        () -> new BpeLearner(pattern, specials, size(), least).learn(counts));
  }

  /** Whether there are special tokens. */
  boolean hasSpecials() {
    return !specials.isEmpty();
  }

  /** The file. */
  String out() {
    return out;
  }
}
