package elman.seq.data;

import elman.seq.data.ExampleReader.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes what was read, with the answers in columns behind it. */
public final class Predictions {
  private final OutputStream out;
  private final Layout layout;
  private final List<String> columns;
  private boolean started;

  /**
   * Writes with the layout of a reader.
   *
   * @param out buffered; neither flushed nor closed
   * @param columns names of the new columns, for a format with a header
   */
  public Predictions(OutputStream out, Layout layout, List<String> columns) {
    this.out = out;
    this.layout = layout;
    this.columns = List.copyOf(columns);
  }

  /**
   * Writes an example and one column of answers.
   *
   * @param answers one for each of its rows, or one for all of them
   */
  public void write(Example example, List<String> answers) throws IOException {
    writeRows(example, answers.stream().map(List::of).toList());
  }

  /**
   * Writes an example and columns of answers. An example that was read from a binary file has the
   * answers alone, all of them on lines of their own.
   *
   * @param rows the new cells of each of its rows, or those of all of them
   * @throws IllegalArgumentException if there are neither as many as rows nor one
   */
  public void writeRows(Example example, List<List<String>> rows) throws IOException {
    List<String> lines = example.lines();
    if (rows.size() != 1 && rows.size() != lines.size() && !lines.isEmpty()) {
      throw new IllegalArgumentException(rows.size() + " answers for " + lines.size() + " rows");
    }
    begin();
    for (int i = 0; i < (lines.isEmpty() ? rows.size() : lines.size()); i++) {
      List<String> row = new ArrayList<>();
      if (!lines.isEmpty()) {
        row.add(lines.get(i));
      }
      rows.get(rows.size() == 1 ? 0 : i).forEach(cell -> row.add(cell(cell)));
      line(row);
    }
  }

  private void begin() throws IOException {
    if (!started && layout.header() != null) {
      List<String> row = new ArrayList<>(List.of(layout.header()));
      columns.forEach(name -> row.add(cell(name)));
      line(row);
    } else if (started && layout.blankBetween()) {
      line(List.of());
    }
    started = true;
  }

  private void line(List<String> row) throws IOException {
    String line = String.join(String.valueOf(layout.delimiter()), row) + '\n';
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }

  /** A cell as the format has it: quoted in CSV, elsewhere without what would end it. */
  private String cell(String text) {
    char delimiter = layout.delimiter();
    if (delimiter == '\t') {
      return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
    if (delimiter == ' ') {
      return text.isEmpty() ? "_" : text.replaceAll("\\s", "_");
    }
    boolean plain =
        text.indexOf(delimiter) < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
