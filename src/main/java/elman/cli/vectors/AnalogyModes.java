package elman.cli.vectors;

import elman.cli.shell.Inputs;
import elman.cli.shell.UsageException;
import elman.embed.vectors.VectorFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What to do with word vectors besides answering expressions. */
final class AnalogyModes {
  private static final int KNOWN = 30_000;

  @Option(
      names = "--cosine",
      description =
          "Write the cosine of words: of the first two, the next two and so on, or of the two on"
              + " each line of standard input.")
  private boolean cosine;

  @Option(
      names = "--evaluate",
      paramLabel = "FILE",
      description =
          "Answer a file of questions, four words a line, in sections (': name'), as in"
              + " questions-words.txt, and count what is right. Words that are not there as written"
              + " are looked for in lower case.")
  private String questions;

  @Option(
      names = "--restrict",
      paramLabel = "N",
      description =
          "Know only the first N words for --evaluate, 0 for all (default: " + KNOWN + ").")
  private Integer restrict;

  @Option(
      names = "--similarity",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Compare cosines with judgements: word, word and number a line, with tabs or commas"
              + " between them, as in WordSim-353.")
  private List<String> judgements = new ArrayList<>();

  @Option(
      names = "--classes",
      paramLabel = "K",
      description = "Put all words in K classes (k-means), and write each word and its class.")
  private Integer classes;

  @Option(
      names = "--table",
      paramLabel = "WORD",
      arity = "1..*",
      description =
          "Write the nearest words of some words side by side, below each word and its number.")
  private List<String> table = new ArrayList<>();

  @Option(
      names = "--convert",
      paramLabel = "FILE",
      description =
          "Write the vectors to FILE, in the format of its ending: .txt or .vec, .bin, or"
              + " .safetensors, with which --continue cannot go on; .gz, .bz2, .xz or .zst after it"
              + " compresses the first two.")
  private String converted;

  /**
   * Checks that there is one thing to do.
   *
   * @param operands what follows on the file of vectors
   * @throws UsageException if there are more, or the operands are not for it
   */
  void check(List<String> operands) {
    List<String> wanted = new ArrayList<>();
    add(wanted, cosine, "--cosine");
    add(wanted, questions != null, "--evaluate");
    add(wanted, !judgements.isEmpty(), "--similarity");
    add(wanted, classes != null, "--classes");
    add(wanted, !table.isEmpty(), "--table");
    add(wanted, converted != null, "--convert");
    add(wanted, !operands.isEmpty() && !cosine, "expressions");
    if (wanted.size() > 1) {
      throw new UsageException(wanted.get(0) + " and " + wanted.get(1) + " exclude each other");
    }
    if (cosine && !operands.equals(List.of(Inputs.STANDARD))) {
      checkPairs(operands);
    }
    if (restrict != null && questions == null) {
      throw new UsageException("--restrict goes with --evaluate only");
    }
    if (restrict != null && restrict < 0) {
      throw new UsageException("--restrict must be at least 0, not " + restrict);
    }
    if (classes != null && classes < 1) {
      throw new UsageException("--classes must be positive, not " + classes);
    }
  }

  private static void checkPairs(List<String> operands) {
    if (operands.size() % 2 != 0 || operands.stream().anyMatch(String::isBlank)) {
      throw new UsageException("--cosine takes words two by two, none of them empty");
    }
  }

  private static void add(List<String> wanted, boolean given, String name) {
    if (given) {
      wanted.add(name);
    }
  }

  /** Whether expressions are to be answered. */
  boolean none() {
    return !cosine
        && questions == null
        && judgements.isEmpty()
        && classes == null
        && table.isEmpty()
        && converted == null;
  }

  /** Whether cosines of pairs of words are wanted. */
  boolean cosine() {
    return cosine;
  }

  /** Where the vectors are to be written to, or null. */
  Path converted() {
    return converted == null ? null : Path.of(converted);
  }

  /** The file of questions, or null. */
  String questions() {
    return questions;
  }

  /**
   * The format to write them in.
   *
   * @throws UsageException if the file's ending does not say it, or it cannot be compressed
   */
  VectorFormat format() {
    return VectorOptions.formatOf(
        converted(), null, "--convert needs a name such as v.vec, v.bin or v.safetensors");
  }

  /** How many words the questions are asked among; 0 for all. */
  int restrict() {
    return restrict == null ? KNOWN : restrict;
  }

  /** Files of judged pairs. */
  List<String> judgements() {
    return judgements;
  }

  /** How many classes, or null. */
  Integer classes() {
    return classes;
  }

  /** Words whose neighbours are wanted side by side. */
  List<String> table() {
    return table;
  }
}
