package elman.cli.table;

import elman.io.Json;
import elman.io.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Named values of one thing, as a line of a table with tabs or as a line of JSON: texts, whole
 * numbers, numbers with decimals of which NaN is missing, and lists of whole numbers.
 */
public final class Fields {
  private static final int DIGITS = 6;

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a value. */
  public Fields put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Writes the names with tabs between them. */
  public void writeNames(OutputStream out) throws IOException {
    Columns.write(out, String.join("\t", values.keySet()));
  }

  /** Writes the values with tabs between them. */
  public void writeTsv(OutputStream out) throws IOException {
    Columns.write(
        out, values.values().stream().map(Fields::text).collect(Collectors.joining("\t")));
  }

  /** Writes names and values as JSON. */
  public void writeJson(OutputStream out) throws IOException {
    Columns.write(out, Json.write(tree()));
  }

  /** Names and values as JSON has them. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    values.forEach((name, value) -> tree.put(name, value instanceof Double x ? number(x) : value));
    return tree;
  }

  private static Double number(double x) {
    return Double.isFinite(x) ? (Double) Double.parseDouble(Figures.significant(x, DIGITS)) : null;
  }

  private static String text(Object value) {
    if (value instanceof Double x) {
      return x.isNaN() ? "" : Figures.significant(x, DIGITS);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).collect(Collectors.joining(","));
    }
    return value == null ? "" : Messages.printable(value.toString());
  }
}
