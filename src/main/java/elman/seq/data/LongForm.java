package elman.seq.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CSV with a row a step: rows of the same identifier, one after another and in the order of time,
 * are an example. A header line that comes again is passed over.
 */
final class LongForm extends LineExamples {
  /** How times begin that go up as texts do. */
  private static final String DATED = "\\d{4}-\\d\\d.*";

  /** Identifiers that are remembered, to refuse one that comes again. */
  private static final int MOST_IDS = 1 << 20;

  private final Header header;
  private final boolean labelPerStep;
  private final GoldEntities gold;
  private final Set<String> seen = new HashSet<>();
  private Row ahead;

  private record Row(String line, String place, List<String> cells) {}

  /**
   * Reads on.
   *
   * @param header that of the file, which was taken, or of the one before it
   * @param labelPerStep whether each row has a label of its own, or all of an example the same
   * @param strict whether odd sequences of entity labels are refused
   */
  LongForm(Lines lines, Header header, boolean labelPerStep, boolean strict) {
    super(lines, new Layout(header.line(), header.delimiter(), false));
    this.header = header;
    this.labelPerStep = labelPerStep;
    gold = new GoldEntities(lines.name(), strict);
  }

  /** The file's columns. */
  Header header() {
    return header;
  }

  @Override
  public List<String> columns() {
    return header.columns();
  }

  @Override
  public long repaired() {
    return gold.repaired();
  }

  @Override
  String wanted() {
    return "rows of one identifier under a header such as id,t,x1,x2,label";
  }

  @Override
  Example read() throws IOException {
    Row first = ahead == null ? row() : ahead;
    ahead = null;
    if (first == null) {
      return null;
    }
    String id = first.cells.get(header.id());
    if (id.isEmpty()) {
      throw lines.fault("column " + header.names().get(header.id()) + " is empty");
    }
    if (seen.size() < MOST_IDS && !seen.add(id)) {
      throw lines.fault("comes back to " + id + "; rows of an identifier are one after another");
    }
    List<String> rows = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<float[]> steps = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (Row row = first; row != null; row = following(row, id)) {
      rows.add(row.line);
      steps.add(header.numbers(lines, row.cells));
      add(labels, row);
      places.add(row.place);
    }
    List<String> output =
        labelPerStep
            ? gold.read(labels, at -> places.get(Math.min(at, places.size() - 1)))
            : List.copyOf(labels);
    return new Example(first.place, rows, List.of(), steps.toArray(new float[0][]), output);
  }

  private void add(List<String> labels, Row row) throws IOException {
    List<String> given = header.gold(lines, row.cells);
    if (labelPerStep || labels.isEmpty()) {
      labels.addAll(given);
    } else if (!given.equals(labels)) {
      throw lines.fault(
          "has the label "
              + given.get(0)
              + ", the row before it of the same identifier "
              + labels.get(0));
    }
  }

  /** The next row, if it is of the same identifier. */
  private Row following(Row last, String id) throws IOException {
    Row row = row();
    if (row == null) {
      return null;
    }
    if (!row.cells.get(header.id()).equals(id)) {
      ahead = row;
      return null;
    }
    if (header.time() >= 0) {
      String before = last.cells.get(header.time());
      String now = row.cells.get(header.time());
      if (isEarlier(now, before)) {
        throw lines.fault(
            "goes back in time from " + before + " to " + now + "; sort the rows by time");
      }
    }
    return row;
  }

  /**
   * Compares numbers as such, and as texts what begins with year and month and is as long; the rest
   * is believed.
   */
  private static boolean isEarlier(String now, String before) {
    boolean dated = now.matches(DATED) && before.matches(DATED);
    if (dated && now.length() != before.length()) {
      return false;
    }
    return dated ? now.compareTo(before) < 0 : Cells.time(now) < Cells.time(before);
  }

  private Row row() throws IOException {
    String line = lines.nextFilled();
    while (line != null && line.equals(header.line())) {
      line = lines.nextFilled();
    }
    return line == null ? null : new Row(line, lines.place(), header.cells(lines, line));
  }
}
