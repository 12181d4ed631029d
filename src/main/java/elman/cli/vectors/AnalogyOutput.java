package elman.cli.vectors;

import elman.cli.shell.Choice;
import elman.cli.shell.UsageException;
import elman.cli.table.TableFormat;
import elman.embed.query.Method;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How expressions are answered, and what is written of the answers. */
final class AnalogyOutput {
  private static final int TOP = 10;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      completionCandidates = Methods.class,
      description = "3cosadd, 3cosmul or paircosine (default: 3cosadd).")
  private Method method;

  @Option(
      names = "--exclude-query",
      description = "Leave out the words of the query, as is customary.")
  private boolean exclude;

  @Option(
      names = "--index-of",
      paramLabel = "WORD",
      description =
          "Write one row a query: at which place WORD, which somebody reported, is among the"
              + " answers, and the first two of them.")
  private String reported;

  @Option(
      names = "--oov",
      description = "Make vectors of unknown words of their n-grams, where the file has these.")
  private boolean composing;

  @Option(names = "--top", paramLabel = "N", description = "Write N words (default: " + TOP + ").")
  private Integer top;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, tsv or json (default: table).")
  private TableFormat format;

  /** The names of the methods. */
  static final class Methods implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Method.values()).map(Method::label).iterator();
    }
  }

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(TableFormat.class, new Choice<>(TableFormat.class));
    parser.registerConverter(Method.class, new Choice<>(Method.class, Method::label));
  }

  /**
   * Checks that the options go with what is to be done.
   *
   * @throws UsageException if they do not
   */
  void check(AnalogyModes modes) {
    if (top != null && top < 1) {
      throw new UsageException("--top must be positive, not " + top);
    }
    if (!modes.none() && (exclude || reported != null)) {
      throw new UsageException("--exclude-query and --index-of go with expressions only");
    }
    if (method != null && !modes.none() && modes.questions() == null) {
      throw new UsageException("--method goes with expressions and --evaluate only");
    }
    if (top != null && reported != null) {
      throw new UsageException("--top and --index-of exclude each other");
    }
    if (top != null && !modes.none() && modes.table().isEmpty()) {
      throw new UsageException("--top goes with expressions and --table only");
    }
    if (format != null && modes.classes() != null) {
      throw new UsageException("--classes writes a word and its class a line: leave out --format");
    }
    if (composing && (modes.questions() != null || modes.classes() != null)) {
      throw new UsageException(
          "--oov goes without --evaluate and --classes, which are of the words that are known");
    }
    if (modes.converted() != null && (format != null || composing)) {
      throw new UsageException("--convert goes by FILE's ending: leave out --format and --oov");
    }
  }

  /** How analogies are answered. */
  Method method() {
    return method == null ? Method.COS_ADD : method;
  }

  /** Whether to leave out the words of a query. */
  boolean exclude() {
    return exclude;
  }

  /** The word whose place is wanted, or null. */
  String reported() {
    return reported;
  }

  /** Whether unknown words get vectors. */
  boolean composing() {
    return composing;
  }

  /** How many words to write. */
  int top() {
    return top == null ? TOP : top;
  }

  /** The format that is wanted. */
  TableFormat format() {
    return format == null ? TableFormat.TABLE : format;
  }
}
