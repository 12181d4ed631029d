package elman.cli.table;

import elman.io.Json;
import elman.io.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows of cells, each a text, a whole number, a number with decimals or a figure, in one of the
 * formats.
 */
public final class Columns {
  private static final String GAP = "  ";

  /** From here on a double has fewer than six decimals. */
  private static final double LARGE = 1e10;

  private final TableFormat format;
  private final OutputStream out;
  private final int decimals;
  private final List<Column> columns;

  /**
   * A column.
   *
   * @param name in TSV and JSON
   * @param heading in a table
   * @param width in a table at least; below 0 the text begins on the left
   */
  public record Column(String name, String heading, int width) {
    /** A column of TSV and JSON alone. */
    public Column(String name) {
      this(name, name, 0);
    }
  }

  /**
   * A cell with a number whose size cannot be foreseen.
   *
   * @param value the number
   * @param digits that are written of it
   */
  public record Figure(double value, int digits) {
    private String text() {
      return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "g", value);
    }

    private Double number() {
      return Double.isFinite(value) ? Double.valueOf(text()) : null;
    }
  }

  /**
   * Writes in a format.
   *
   * @param decimals of the numbers that have such
   */
  public Columns(TableFormat format, OutputStream out, int decimals, List<Column> columns) {
    this.format = format;
    this.out = out;
    this.decimals = decimals;
    this.columns = columns;
  }

  /** Writes the columns' names, where the format has a line for them. */
  public void header() throws IOException {
    if (format != TableFormat.JSON) {
      boolean table = format == TableFormat.TABLE;
      line(columns.stream().map(c -> table ? c.heading : c.name).toList());
    }
  }

  /** Writes a row. */
  public void row(Object... cells) throws IOException {
    if (format == TableFormat.JSON) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        object.put(columns.get(i).name, value(cells[i]));
      }
      write(out, Json.write(object));
    } else {
      line(List.of(cells).stream().map(this::text).toList());
    }
  }

  private static Object value(Object cell) {
    if (cell instanceof Figure figure) {
      return figure.number();
    }
    return cell instanceof Double x ? number(x) : cell;
  }

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    boolean table = format == TableFormat.TABLE;
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : table ? GAP : "\t");
      line.append(table ? padded(cells.get(i), columns.get(i).width) : cells.get(i));
    }
    write(out, table ? line.toString().stripTrailing() : line.toString());
  }

  private String text(Object cell) {
    if (cell instanceof Double x) {
      return Double.isNaN(x) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", x);
    }
    return cell instanceof Figure figure ? figure.text() : Messages.printable(cell.toString());
  }

  /** A text filled up with spaces; a width below 0 puts them on the right. */
  public static String padded(String text, int width) {
    int spaces = Math.abs(width) - text.codePointCount(0, text.length());
    String space = " ".repeat(Math.max(0, spaces));
    return width < 0 ? text + space : space + text;
  }

  /** A number as JSON has it, with no more digits than mean something; null if not finite. */
  public static Double number(double x) {
    if (!Double.isFinite(x)) {
      return null;
    }
    return Math.abs(x) < LARGE ? Math.round(x * 1e6) / 1e6 : x;
  }

  /** Writes a line. */
  public static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
