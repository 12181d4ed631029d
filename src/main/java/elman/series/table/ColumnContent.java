package elman.series.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the cells of a file's columns look like, by its first rows. */
final class ColumnContent {
  private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

  /** Dates in forms that are not read, for their order or their century is not known. */
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}/\\d{1,2}/\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{2}|\\d{1,2}/\\d{4}"
              + "|(?:\\d{1,2}[-/. ])?"
              + MONTH
              + "[-/. ]\\d{2,4}",
          Pattern.CASE_INSENSITIVE);

  private final List<CsvRows.Row> sample;
  private final int columns;
  private final NumberCell numbers;
  private final String timeFormat;

  /**
   * @param sample the first rows, without a header
   * @param timeFormat how times are written; null if that is not said
   */
  ColumnContent(List<CsvRows.Row> sample, int columns, NumberCell numbers, String timeFormat) {
    this.sample = sample;
    this.columns = columns;
    this.numbers = numbers;
    this.timeFormat = timeFormat;
  }

  /** The cells of a column that say something. */
  List<String> cells(int column) {
    List<String> cells = new ArrayList<>();
    for (CsvRows.Row row : sample) {
      String cell = row.cell(column);
      if (!NumberCell.isMissing(cell)) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** Whether all cells are times of one form. */
  boolean areTimes(int column) {
    return column < columns && TimeForms.areTimes(cells(column), timeFormat);
  }

  /** Whether all cells, perhaps up to a clock, are dates in forms that are not read. */
  boolean areDates(int column) {
    List<String> cells = cells(column);
    return !cells.isEmpty()
        && cells.stream().allMatch(cell -> DATE.matcher(cell.split("[ T]\\d+:", 2)[0]).matches());
  }

  /** Whether times are whole numbers that stand for nothing else. */
  boolean isWhole(int column) {
    return TimeForms.of(cells(column)) instanceof NumberForm form && form.isIndex();
  }

  /**
   * Whether whole numbers go up or begin again, mostly, or go down by equal steps, and another
   * column has numbers.
   */
  boolean isCounter(int column) {
    List<String> cells = cells(column);
    if (!areTimes(column) || cells.size() < 3) {
      return false;
    }
    long[] numbers = cells.stream().mapToLong(NumberForm::whole).toArray();
    long up =
        IntStream.range(1, numbers.length)
            .filter(i -> numbers[i] >= numbers[i - 1] || numbers[i] == numbers[0])
            .count();
    long step = numbers[1] - numbers[0];
    boolean down =
        step < 0
            && IntStream.range(1, numbers.length)
                .allMatch(i -> numbers[i] - numbers[i - 1] == step);
    return numbers[numbers.length - 1] != numbers[0]
        && (down || up * 10 >= 9L * (numbers.length - 1))
        && IntStream.range(0, columns).anyMatch(i -> i != column && isNumeric(i));
  }

  /** Whether most cells are numbers, and there is one. */
  boolean isNumeric(int column) {
    List<String> cells = cells(column);
    long count = cells.stream().filter(numbers::isNumber).count();
    return count > 0 && count * 2 > cells.size();
  }

  /** Whether nothing is known of a column yet. */
  boolean isBlank(int column) {
    return cells(column).isEmpty();
  }

  /** Whether there are words; a decimal comma or separated thousands make none of numbers. */
  boolean isText(int column) {
    List<String> cells = cells(column);
    return !cells.isEmpty()
        && !isNumeric(column)
        && !cells.stream().allMatch(NumberCell::looksLikeNumber)
        && !areTimes(column);
  }
}
