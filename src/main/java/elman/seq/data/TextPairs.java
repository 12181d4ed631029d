package elman.seq.data;

import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of two columns with a tab between them, of which one is read and the other belongs to it.
 * Without gold a line is one column. Further tabs are of the second column's text, as they come
 * about where two files are pasted together, unless that is refused.
 */
final class TextPairs extends LineExamples {
  /** Which of the columns is read. */
  enum Side {
    /** {@code label<TAB>text}: the text is read. */
    LABEL_FIRST("label, tab, text"),
    /** {@code source<TAB>target}: the source is read. */
    INPUT_FIRST("source, tab, target");

    private final String form;

    Side(String form) {
      this.form = form;
    }
  }

  private static final float[][] NO_VECTORS = {};

  private final Side side;
  private final boolean grouped;
  private final Gold gold;
  private final boolean strict;
  private long repaired;
  private int columns;
  private Pair ahead;

  private record Pair(String place, String line, String input, String output) {}

  TextPairs(Lines lines, Side side, ExampleOptions options) {
    super(lines, new Layout(null, '\t', false));
    this.side = side;
    grouped = options.grouped() && side == Side.INPUT_FIRST;
    gold = options.gold();
    strict = options.strict();
    columns = gold == Gold.REQUIRED ? 2 : gold == Gold.ABSENT ? 1 : 0;
  }

  @Override
  public long repaired() {
    return repaired;
  }

  @Override
  String wanted() {
    return "a line: " + side.form;
  }

  @Override
  Example read() throws IOException {
    Pair first = ahead == null ? pair() : ahead;
    ahead = null;
    if (first == null) {
      return null;
    }
    List<String> rows = new ArrayList<>(List.of(first.line));
    List<String> outputs = new ArrayList<>();
    add(outputs, first);
    while (grouped) {
      ahead = pair();
      if (ahead == null || !ahead.input.equals(first.input)) {
        break;
      }
      rows.add(ahead.line);
      add(outputs, ahead);
    }
    return new Example(first.place, rows, List.of(first.input), NO_VECTORS, outputs);
  }

  private static void add(List<String> outputs, Pair pair) {
    if (pair.output != null) {
      outputs.add(pair.output);
    }
  }

  private Pair pair() throws IOException {
    String line = lines.nextFilled();
    if (line == null) {
      return null;
    }
    int tab = gold == Gold.ABSENT ? -1 : line.indexOf('\t');
    check(line, tab);
    if (tab < 0) {
      return new Pair(lines.place(), line, line, null);
    }
    String left = line.substring(0, tab);
    String right = line.substring(tab + 1).replace('\t', ' ');
    if (left.isBlank() || right.isBlank()) {
      String where = left.isBlank() ? "before" : "behind";
      throw lines.fault("has nothing " + where + " the tab; a line is " + side.form);
    }
    return side == Side.LABEL_FIRST
        ? new Pair(lines.place(), line, right, left.strip())
        : new Pair(lines.place(), line, left, right);
  }

  private void check(String line, int tab) throws IOException {
    int found = tab < 0 ? 1 : 2;
    columns = columns == 0 ? found : columns;
    if (tab >= 0 && line.indexOf('\t', tab + 1) >= 0) {
      if (strict) {
        throw lines.fault("has more than one tab; a line is " + side.form);
      }
      repaired++;
    }
    if (found < columns) {
      String hint = side == Side.LABEL_FIRST ? Header.hint(lines, line) : "";
      throw lines.fault("has no tab; a line is " + side.form + hint);
    }
    if (found > columns) {
      throw lines.fault("has a tab, the lines before it have none; a line is " + side.form);
    }
  }
}
