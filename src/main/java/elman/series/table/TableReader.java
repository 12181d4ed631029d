package elman.series.table;

import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files into points, series by series. */
final class TableReader {
  private static final double[] NONE = {};

  private final TableSettings settings;
  private final NumberCell numbers;
  private final Lines lines = new Lines();
  private final Repairs repairs;
  private final Map<String, Points> series = new LinkedHashMap<>();

  private TimeForm form;
  private Layout layout;
  private Layout firstLayout;
  private TableSettings.Form shape;
  private char delimiter;
  private Points last;
  private long[] headerKeys = {};

  TableReader(TableSettings settings) {
    this.settings = settings;
    numbers = new NumberCell(settings.decimal());
    repairs = new Repairs(lines, settings.strict());
    form = settings.timeFormat() == null ? null : new FormatterForm(settings.timeFormat());
  }

  Lines lines() {
    return lines;
  }

  Repairs repairs() {
    return repairs;
  }

  /** The form of the times; an index where there is no column of them. */
  TimeForm form() {
    return form == null ? NumberForm.INDEX : form;
  }

  /** The layout of the first file. */
  Layout layout() {
    return firstLayout;
  }

  /** What was between the cells of the first file. */
  char delimiter() {
    return delimiter;
  }

  /** The series in the order of their first rows. */
  List<Points> series() {
    return new ArrayList<>(series.values());
  }

  /** Whether series have names. */
  boolean hasIds() {
    return shape != TableSettings.Form.LONG || firstLayout.hasIds();
  }

  /**
   * Reads a file behind those before it.
   *
   * @throws FormatException if a row is wrong that belongs to no series, or the whole file
   * @throws IOException if it cannot be read
   */
  void read(Source source) throws IOException {
    lines.open(source.name());
    last = null;
    try (CsvRows rows = new CsvRows(source, settings)) {
      List<CsvRows.Row> sample = rows.sample();
      if (sample.isEmpty()) {
        throw new FormatException(source.name(), null, "is empty");
      }
      begin(source.name(), rows, sample);
      CsvRows.Row row = layout.header() ? skipped(rows) : rows.next();
      while (row != null) {
        CsvRows.Row next = rows.next();
        boolean cut = next == null && rows.isCut() && isShort(row);
        int line = lines.count(row.line());
        if (cut) {
          repairs.add(Repairs.Kind.CUT_ROW, line);
        } else if (layout.time() < 0 || !row.isEmpty()) {
          add(row, line);
        }
        row = next;
      }
    }
  }

  private static CsvRows.Row skipped(CsvRows rows) throws IOException {
    rows.next();
    return rows.next();
  }

  private void begin(String source, CsvRows rows, List<CsvRows.Row> sample) throws FormatException {
    LayoutFinder finder = new LayoutFinder(source, settings, sample);
    boolean continued =
        firstLayout != null
            && !(firstLayout.header() && finder.hasHeader())
            && sample.get(0).cells().length == firstLayout.names().length;
    layout = continued ? firstLayout.withHeader(finder.hasHeader()) : finder.find();
    if (settings.decimal() == '.') {
      PointedThousands.refuse(source, layout, sample);
    }
    if (firstLayout != null && !layout.readsAs(firstLayout)) {
      String reason = "has " + layout.roles() + ", and the first file " + firstLayout.roles();
      throw new FormatException(source, null, reason);
    }
    if (firstLayout == null) {
      firstLayout = layout;
      shape = finder.form();
      delimiter = rows.delimiter();
    }
    if (form == null && layout.time() >= 0) {
      form = timeForm(source, sample);
    }
    if (shape == TableSettings.Form.ROWS && (layout.header() || headerKeys.length == 0)) {
      headerKeys = headerKeys(source);
    }
  }

  private TimeForm timeForm(String source, List<CsvRows.Row> sample) throws FormatException {
    List<String> cells = new ArrayList<>();
    for (CsvRows.Row row : sample.subList(layout.header() ? 1 : 0, sample.size())) {
      if (!NumberCell.isMissing(row.cell(layout.time()))) {
        cells.add(row.cell(layout.time()));
      }
    }
    TimeForm found = TimeForms.of(cells);
    if (found == null) {
      String example = cells.isEmpty() ? "" : " such as '" + cells.get(0) + "'";
      throw new FormatException(
          source,
          "column " + layout.name(layout.time()),
          "has no times that are known"
              + example
              + "; say how they are written with --time-format");
    }
    return found;
  }

  /** Times of a header; none if it has none: values are then counted from 1 on. */
  private long[] headerKeys(String source) throws FormatException {
    String[] names = layout.names();
    int end = filled(names, 1);
    List<String> cells = Arrays.asList(names).subList(Math.min(1, end), end);
    boolean times = layout.header() && TimeForms.areTimes(cells, settings.timeFormat());
    if (settings.timeFormat() == null) {
      form = times ? TimeForms.of(cells) : NumberForm.INDEX;
    } else if (!times) {
      String reason = "has no header of times that are all written as " + settings.timeFormat();
      throw new FormatException(source, null, reason);
    }
    return times ? cells.stream().mapToLong(form::parse).toArray() : new long[0];
  }

  /** Whether a row has too few cells for what is read from it. */
  private boolean isShort(CsvRows.Row row) {
    if (shape == TableSettings.Form.ROWS) {
      return false;
    }
    return row.cells().length < layout.names().length;
  }

  private void add(CsvRows.Row row, int line) throws FormatException {
    if (shape == TableSettings.Form.ROWS) {
      addRow(row, line);
      return;
    }
    boolean wide = shape == TableSettings.Form.COLUMNS;
    Points named = wide ? null : points(layout.id(row));
    try {
      checkLength(row, line);
      long key = key(row, line, named);
      double[] others = others(row, line);
      for (int column : layout.values()) {
        Points points = wide ? points(layout.name(column)) : named;
        addValue(points, key, row.cell(column), line, layout.name(column), others);
      }
    } catch (FormatException e) {
      if (named == null || settings.strict()) {
        throw e;
      }
      named.fail(e);
    }
  }

  private void checkLength(CsvRows.Row row, int line) throws FormatException {
    int wanted = layout.names().length;
    int there = filled(row.cells(), wanted);
    if (there != wanted) {
      String remedy =
          there > wanted ? "; numbers with a comma in them need quotes, or ; between cells" : "";
      throw lines.fault(
          line,
          "",
          "has " + Messages.counted(there, "cell", "cells") + " instead of " + wanted + remedy);
    }
  }

  private long key(CsvRows.Row row, int line, Points points) throws FormatException {
    if (layout.time() < 0) {
      Points counted = points == null ? points(layout.name(layout.values()[0])) : points;
      return counted.size() + 1L;
    }
    String cell = row.cell(layout.time());
    long key = form.parse(cell);
    if (key == TimeForm.NONE) {
      String wanted =
          settings.timeFormat() == null
              ? "' is no time like those before"
              : "' is no time that is written as " + settings.timeFormat();
      String remedy =
          cell.chars().anyMatch(Character::isDigit) ? "" : "; rows of totals have to be left out";
      String reason = cell.isEmpty() ? "has no time" : "'" + cell + wanted + remedy;
      throw lines.fault(line, layout.name(layout.time()), reason);
    }
    return key;
  }

  private double[] others(CsvRows.Row row, int line) throws FormatException {
    int[] columns = layout.regressors();
    double[] others = columns.length == 0 ? NONE : new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      others[i] = value(row.cell(columns[i]), line, layout.name(columns[i]));
    }
    return others;
  }

  private double value(String cell, int line, String column) throws FormatException {
    double value = numbers.parse(cell);
    if (Math.abs(value) <= Double.MAX_VALUE) {
      return value;
    }
    if (NumberCell.isMissing(cell)) {
      return Double.NaN;
    }
    throw lines.fault(line, column, numbers.fault(cell));
  }

  private void addValue(
      Points points, long key, String cell, int line, String column, double[] others)
      throws FormatException {
    try {
      points.add(key, value(cell, line, column), line, others);
    } catch (FormatException e) {
      if (settings.strict()) {
        throw e;
      }
      points.fail(e);
    }
  }

  /** Adds a series that is a row; empty cells at its end are behind it. */
  private void addRow(CsvRows.Row row, int line) throws FormatException {
    int end = filled(row.cells(), 1);
    Points points = points(row.cells()[0]);
    boolean header = headerKeys.length > 0;
    if (end == 1 && points.size() == 0) {
      points.fail(lines.fault(line, "", "has no value at all"));
      return;
    }
    if (header && end - 1 > headerKeys.length) {
      points.fail(lines.fault(line, "", "has more cells than the first line"));
      return;
    }
    int before = header ? 0 : points.size();
    for (int i = 1; i < end; i++) {
      long key = header ? headerKeys[i - 1] : before + (long) i;
      addValue(points, key, row.cells()[i], line, Integer.toString(i + 1), NONE);
    }
  }

  /** Cells of a row without the empty ones at its end, but those of the first {@code least}. */
  private static int filled(String[] cells, int least) {
    int end = cells.length;
    while (end > least && cells[end - 1].isEmpty()) {
      end--;
    }
    return end;
  }

  private Points points(String id) {
    if (last == null || !last.id().equals(id)) {
      last = series.computeIfAbsent(id, name -> new Points(name, layout.regressors().length));
    }
    return last;
  }
}
