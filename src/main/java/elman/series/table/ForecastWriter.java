package elman.series.table;

import elman.series.Forecast;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes forecasts as a table in the form of the input, with its names of columns. */
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

  private final Table table;
  private final boolean methods;
  private final int[] quantiles;
  private final RowWriter rows;

  /**
   * @param out is not closed
   * @param table what is forecast
   * @param bands the intervals and quantiles that are written
   * @param methods whether there is a column of the methods' names
   */
  public ForecastWriter(
      OutputStream out, Table table, Format format, Bands bands, boolean methods) {
    this.table = table;
    this.methods = methods;
    List<Bands.Column> columns = bands.columns();
    quantiles = columns.stream().mapToInt(bands::index).toArray();
    List<String> names = new ArrayList<>();
    if (table.hasIds()) {
      names.add(table.idHeading());
    }
    names.add(table.timeHeading());
    if (methods) {
      names.add("method");
    }
    names.add("forecast");
    columns.forEach(column -> names.add(column.name()));
    rows = new RowWriter(out, table, format, names);
  }

  /** Writes the columns' names, where the format has a line for them. */
  public void header() throws IOException {
    rows.header();
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
    for (int h = 0; h < forecast.horizon(); h++) {
      List<Object> cells = new ArrayList<>();
      if (table.hasIds()) {
        cells.add(table.series().get(number).id());
      }
      cells.add(rows.time(number, size + h));
      if (methods) {
        cells.add(method);
      }
      cells.add(forecast.mean()[h]);
      for (int quantile : quantiles) {
        cells.add(forecast.quantiles()[quantile][h]);
      }
      rows.row(cells);
    }
  }
}
