package elman.seq.data;

import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of numbers in one file, and in another the texts that belong to them: {@code row<TAB>text},
 * rows counted from 0 and in their order. Rows without a text are left out.
 */
final class Captions extends LineExamples {
  private static final String FORM = "row number, tab, text";

  private final ExampleReader features;
  private final ExampleOptions options;
  private Example row;
  private long index = -1;
  private Text ahead;

  private record Text(String place, String line, long row, String text) {}

  /** Joins both; closing closes both. */
  Captions(ExampleReader features, Lines texts, ExampleOptions options) {
    super(texts, new Layout(null, '\t', false));
    this.features = features;
    this.options = options;
  }

  @Override
  public List<String> columns() {
    return features.columns();
  }

  @Override
  String wanted() {
    return "a line: " + FORM;
  }

  @Override
  Example read() throws IOException {
    Text first = ahead == null ? text() : ahead;
    ahead = null;
    if (first == null) {
      return null;
    }
    seek(first.row);
    List<String> rows = new ArrayList<>(List.of(first.line));
    List<String> texts = new ArrayList<>(List.of(first.text));
    while (options.grouped()) {
      ahead = text();
      if (ahead == null || ahead.row != first.row) {
        break;
      }
      rows.add(ahead.line);
      texts.add(ahead.text);
    }
    List<String> output = options.gold() == Gold.ABSENT ? List.of() : texts;
    return new Example(first.place, rows, List.of(), row.vectors(), output);
  }

  private void seek(long wanted) throws IOException {
    if (wanted < index) {
      throw lines.fault(
          "is of row " + wanted + ", the one before it of row " + index + "; sort them (sort -n)");
    }
    while (index < wanted) {
      row = features.next();
      if (row == null) {
        throw lines.fault(
            "is of row "
                + wanted
                + "; "
                + features.source()
                + " has "
                + (index + 1)
                + " rows, counted from 0");
      }
      index++;
    }
  }

  private Text text() throws IOException {
    String line = lines.nextFilled();
    if (line == null) {
      return null;
    }
    int tab = line.indexOf('\t');
    if (tab < 0 || line.substring(tab + 1).isBlank()) {
      throw lines.fault("has no text behind a tab; a line is " + FORM);
    }
    String number = line.substring(0, tab).strip();
    if (!number.matches("[0-9]{1,18}")) {
      throw lines.fault("begins with \"" + number + "\", not with a number; a line is " + FORM);
    }
    return new Text(lines.place(), line, Long.parseLong(number), line.substring(tab + 1));
  }

  @Override
  public void close() throws IOException {
    try (features) {
      super.close();
    }
  }
}
