package elman.cli.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for people: what is said on the left, and a column of cells for each of several things.
 */
public final class SideBySide {
  private static final String GAP = "  ";

  private final List<String> labels = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row. */
  public void add(String label, List<String> cells) {
    labels.add(label);
    rows.add(List.copyOf(cells));
  }

  /** Writes all rows. */
  public void write(OutputStream out) throws IOException {
    int first = labels.stream().mapToInt(SideBySide::width).max().orElse(0);
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder(Columns.padded(labels.get(r), -first));
      for (int i = 0; i < rows.get(r).size(); i++) {
        line.append(GAP).append(Columns.padded(rows.get(r).get(i), widths[i]));
      }
      Columns.write(out, line.toString().stripTrailing());
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
