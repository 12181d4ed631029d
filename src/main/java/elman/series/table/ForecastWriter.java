package elman.series.table;

import elman.io.Json;
import elman.io.Messages;
import elman.series.Forecast;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes forecasts as a table in the form of the input: its names of columns, its way to write
 * times, and its decimal comma.
 */
public final class ForecastWriter {
  /** How tables are written. */
  public enum Format {
    /** With commas, or, where decimals have one, with what was between the cells of the input. */
    CSV,
    /** With tabs, control characters escaped. */
    TSV,
    /** An object a line. */
    JSON
  }

  private final OutputStream out;
  private final Table table;
  private final Format format;
  private final boolean methods;
  private final char delimiter;
  private final char decimal;
  private final List<Bands.Column> columns;
  private final int[] quantiles;
  private final List<String> names = new ArrayList<>();

  /**
   * @param out is not closed
   * @param table what is forecast
   * @param bands the intervals and quantiles that are written
   * @param methods whether there is a column of the methods' names
   */
  public ForecastWriter(
      OutputStream out, Table table, Format format, Bands bands, boolean methods) {
    this.out = out;
    this.table = table;
    this.format = format;
    this.methods = methods;
    decimal = format == Format.JSON ? '.' : table.decimal();
    delimiter = format == Format.TSV ? '\t' : decimal == ',' ? table.delimiter() : ',';
    columns = bands.columns();
    quantiles = columns.stream().mapToInt(bands::index).toArray();
    if (table.hasIds()) {
      names.add(table.idHeading());
    }
    names.add(table.timeHeading());
    if (methods) {
      names.add("method");
    }
    names.add("forecast");
    columns.forEach(column -> names.add(column.name()));
  }

  /** Writes the columns' names, where the format has a line for them. */
  public void header() throws IOException {
    if (format != Format.JSON) {
      StringBuilder line = new StringBuilder();
      names.forEach(name -> cell(line, name));
      end(line);
    }
  }

  /**
   * Writes the forecast of a series, a row for each time.
   *
   * @param number the series' place in the table
   * @param method what made it
   * @param forecast with quantiles for {@link Bands#probabilities}
   */
  public void write(int number, String method, Forecast forecast) throws IOException {
    int size = table.series().get(number).size();
    String id = table.series().get(number).id();
    for (int h = 0; h < forecast.horizon(); h++) {
      String time = table.time(number, size + h);
      if (format == Format.JSON) {
        json(id, time, method, forecast, h);
      } else {
        row(id, time, method, forecast, h);
      }
    }
  }

  private void row(String id, String time, String method, Forecast forecast, int h)
      throws IOException {
    StringBuilder line = new StringBuilder();
    if (table.hasIds()) {
      cell(line, id);
    }
    cell(line, time);
    if (methods) {
      cell(line, method);
    }
    cell(line, number(forecast.mean()[h]));
    for (int quantile : quantiles) {
      cell(line, number(forecast.quantiles()[quantile][h]));
    }
    end(line);
  }

  private String number(double value) {
    String figure = Figure.of(value);
    return decimal == '.' ? figure : figure.replace('.', decimal);
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

  private void json(String id, String time, String method, Forecast forecast, int h)
      throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    if (table.hasIds()) {
      object.put(table.idHeading(), id);
    }
    object.put(table.timeHeading(), table.hasIndex() ? (Object) Long.valueOf(time) : time);
    if (methods) {
      object.put("method", method);
    }
    object.put("forecast", jsonNumber(forecast.mean()[h]));
    for (int i = 0; i < quantiles.length; i++) {
      object.put(columns.get(i).name(), jsonNumber(forecast.quantiles()[quantiles[i]][h]));
    }
    out.write((Json.write(object) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Object jsonNumber(double value) {
    String figure = Figure.of(value);
    long whole = NumberForm.whole(figure);
    return whole == TimeForm.NONE ? (Object) Double.valueOf(figure) : Long.valueOf(whole);
  }
}
