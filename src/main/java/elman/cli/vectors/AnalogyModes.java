package elman.cli.vectors;

import elman.cli.shell.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What to do with word vectors besides answering expressions. */
final class AnalogyModes {
  private static final int KNOWN = 30_000;

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

  /**
   * Checks that there is one thing to do.
   *
   * @param expressions operands that are to be answered
   * @throws UsageException if there are more
   */
  void check(List<String> expressions) {
    List<String> wanted = new ArrayList<>();
    add(wanted, questions != null, "--evaluate");
    add(wanted, !judgements.isEmpty(), "--similarity");
    add(wanted, classes != null, "--classes");
    add(wanted, !table.isEmpty(), "--table");
    add(wanted, !expressions.isEmpty(), "expressions");
    if (wanted.size() > 1) {
      throw new UsageException(wanted.get(0) + " and " + wanted.get(1) + " exclude each other");
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

  private static void add(List<String> wanted, boolean given, String name) {
    if (given) {
      wanted.add(name);
    }
  }

  /** Whether expressions are to be answered. */
  boolean none() {
    return questions == null && judgements.isEmpty() && classes == null && table.isEmpty();
  }

  /** The file of questions, or null. */
  String questions() {
    return questions;
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
