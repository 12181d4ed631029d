package elman.seq.data;

import elman.io.Messages;
import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns as the shared tasks of CoNLL have them: a word a line, the word first and its label last,
 * with blanks or tabs between, and a blank line behind each sequence.
 *
 * <p>A line with {@code #} at its beginning before the first word of a sequence is a comment,
 * unless it has as many columns as the others. A comment and a line {@code -DOCSTART-} belong to
 * the row behind them.
 */
final class Conll extends LineExamples {
  /** Lines that say what is between columns. */
  private static final int SAMPLE = 20;

  private static final float[][] NO_VECTORS = {};

  /** What a line begins with that is no word but the beginning of a document. */
  static final String DOCUMENT = "-DOCSTART-";

  private final boolean tabs;
  private final ExampleOptions options;
  private final GoldEntities gold;
  private int columns;

  private Conll(Lines lines, boolean tabs, int columns, ExampleOptions options) {
    super(lines, new Layout(null, tabs || columns < 2 ? '\t' : ' ', true));
    this.tabs = tabs;
    this.columns = columns;
    this.options = options;
    gold = new GoldEntities(lines.name(), options.strict());
  }

  /** Opens lines; tabs are between columns if there are any, and before what is added to one. */
  static Conll open(Lines lines, ExampleOptions options) throws IOException {
    List<String> sample = lines.sample(SAMPLE);
    boolean tabs = sample.stream().anyMatch(line -> line.indexOf('\t') >= 0);
    int columns =
        sample.stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith(DOCUMENT))
            .mapToInt(line -> cells(line, tabs).length)
            .findFirst()
            .orElse(0);
    return new Conll(lines, tabs, columns, options);
  }

  @Override
  public long repaired() {
    return gold.repaired();
  }

  @Override
  String wanted() {
    return "lines of a word and its label, and a blank line behind them";
  }

  @Override
  Example read() throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> given = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    long first = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        if (!rows.isEmpty()) {
          break;
        }
        continue;
      }
      String[] cells = cells(line, tabs);
      if (cells[0].equals(DOCUMENT)) {
        if (!rows.isEmpty()) {
          throw lines.fault("is a " + DOCUMENT + " without a blank line before it");
        }
        before.append(line).append(layout().delimiter()).append("O\n\n");
      } else if (rows.isEmpty() && isComment(line, cells)) {
        before.append(line).append('\n');
      } else {
        check(line, cells);
        first = rows.isEmpty() ? lines.count() : first;
        rows.add(rows.isEmpty() ? before + line : line);
        words.add(cells[0]);
        given.add(cells[cells.length - 1]);
      }
    }
    return rows.isEmpty() ? null : example(first, rows, words, given);
  }

  private static String[] cells(String line, boolean tabs) {
    return tabs ? line.stripTrailing().split("\t", -1) : line.strip().split("[ \t]+");
  }

  private boolean isComment(String line, String[] cells) {
    return line.startsWith("#") && cells.length != columns;
  }

  private void check(String line, String[] cells) throws IOException {
    columns = columns == 0 ? cells.length : columns;
    if (columns < 2 && options.gold() == Gold.REQUIRED) {
      throw lines.fault(
          "has one column; a line is a word and, last, its label" + Header.hint(lines, line));
    }
    if (cells.length != columns) {
      throw lines.fault(
          "has "
              + Messages.counted(cells.length, "column", "columns")
              + ", the first line has "
              + columns
              + "; "
              + (tabs ? "tabs are" : "blanks are")
              + " between them");
    }
    if (cells[0].isEmpty() || cells[columns - 1].isEmpty()) {
      throw lines.fault("has no " + (cells[0].isEmpty() ? "word" : "label"));
    }
  }

  private Example example(long first, List<String> rows, List<String> words, List<String> given)
      throws IOException {
    String place = "line " + first;
    if (options.gold() == Gold.ABSENT || columns == 1) {
      return new Example(place, rows, words, NO_VECTORS, List.of());
    }
    List<String> labels = gold.read(given, at -> "line " + (first + at));
    return new Example(place, rows, words, NO_VECTORS, labels);
  }
}
