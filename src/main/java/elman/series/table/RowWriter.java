package elman.series.table;

import elman.io.Json;
import elman.io.Messages;
import elman.series.table.ForecastWriter.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes rows about the series of a table in the form of the input: its way to write times, and its
 * decimal comma.
 */
public final class RowWriter {
  private final OutputStream out;
  private final Table table;
  private final Format format;
  private final List<String> names;
  private final char delimiter;
  private final char decimal;

  /**
   * @param out is not closed
   * @param names of the columns; what the table calls its own, in front, gives way by underscores
   *     if a later one is called the same
   */
  public RowWriter(OutputStream out, Table table, Format format, List<String> names) {
    this.out = out;
    this.table = table;
    this.format = format;
    this.names = unique(names);
    decimal = format == Format.JSON ? '.' : table.decimal();
    delimiter = format == Format.TSV ? '\t' : decimal == ',' ? table.delimiter() : ',';
  }

  private static List<String> unique(List<String> names) {
    List<String> unique = new ArrayList<>(names);
    for (int i = names.size() - 1; i >= 0; i--) {
      List<String> later = unique.subList(i + 1, unique.size());
      while (later.contains(unique.get(i))) {
        unique.set(i, unique.get(i) + "_");
      }
    }
    return List.copyOf(unique);
  }

  /** Writes the columns' names, where the format has a line for them. */
  public void header() throws IOException {
    if (format != Format.JSON) {
      StringBuilder line = new StringBuilder();
      names.forEach(name -> cell(line, name));
      end(line);
    }
  }

  /** The time of a value as a cell: see {@link Table#time}. */
  public Object time(int number, int step) {
    String time = table.time(number, step);
    return format == Format.JSON && table.hasIndex() ? (Object) Long.valueOf(time) : time;
  }

  /**
   * Writes a row.
   *
   * @param cells for each column a text, a whole number, a number with decimals, of which NaN is
   *     left empty, or a Boolean, which is 1 or 0 where there are no such values
   */
  public void row(List<Object> cells) throws IOException {
    if (format == Format.JSON) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        object.put(names.get(i), cells.get(i) instanceof Double x ? jsonNumber(x) : cells.get(i));
      }
      out.write((Json.write(object) + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      StringBuilder line = new StringBuilder();
      cells.forEach(cell -> cell(line, text(cell)));
      end(line);
    }
  }

  private String text(Object cell) {
    if (cell instanceof Double x) {
      String figure = x.isNaN() ? "" : Figure.of(x);
      return decimal == '.' ? figure : figure.replace('.', decimal);
    }
    return cell instanceof Boolean b ? (b ? "1" : "0") : cell.toString();
  }

  private void cell(StringBuilder line, String text) {
    if (format == Format.TSV) {
      line.append(Messages.printable(text));
    } else if (needsQuotes(text)) {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(text);
    }
    line.append(delimiter);
  }

  private boolean needsQuotes(String text) {
    return text.indexOf(delimiter) >= 0
        || text.indexOf('"') >= 0
        || text.indexOf('\n') >= 0
        || text.indexOf('\r') >= 0
        || !text.strip().equals(text);
  }

  private void end(StringBuilder line) throws IOException {
    line.setCharAt(line.length() - 1, '\n');
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Object jsonNumber(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    String figure = Figure.of(value);
    long whole = NumberForm.whole(figure);
    return whole == TimeForm.NONE ? (Object) Double.valueOf(figure) : Long.valueOf(whole);
  }
}
