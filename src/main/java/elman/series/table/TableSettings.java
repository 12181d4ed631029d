package elman.series.table;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is said of tables and is otherwise found out. Columns are said by their name or their number
 * from 1 on.
 *
 * @param form how series lie in the table
 * @param id the column of the series' names, or several with commas between them; null if it is to
 *     be found
 * @param time the column of times; null if it is to be found
 * @param value the column of values; null if it is to be found
 * @param regressors columns of numbers that are known in advance
 * @param header whether the first line has the columns' names; null if it is to be found
 * @param repeated what several values of one time come to
 * @param timeFormat a pattern of {@link DateTimeFormatter}, in English; null if it is to be found
 * @param frequency null if it is to be found
 * @param periods seasonal periods in steps; null if they are to be found, empty if there are none
 * @param horizon number of values to forecast; 0 if it is to be found
 * @param decimal what stands before fractions, a point or a comma
 * @param strict whether everything that could be repaired is refused
 * @param zeros whether what is missing between other values is 0, and is not to be filled in
 * @param past whether only the past is asked about: regressors need not be known beyond it
 */
public record TableSettings(
    Form form,
    String id,
    String time,
    String value,
    List<String> regressors,
    Boolean header,
    Repeated repeated,
    String timeFormat,
    Frequency frequency,
    List<Integer> periods,
    int horizon,
    char decimal,
    boolean strict,
    boolean zeros,
    boolean past) {
  /** How series lie in a table. */
  public enum Form {
    /** A row for each value. */
    LONG,
    /** A row for each series: its name, then its values. */
    ROWS,
    /** A column for each series, and perhaps one of times before them. */
    COLUMNS
  }

  /** What several values of one time come to. */
  public enum Repeated {
    /** The last of them, as of rows that correct others. */
    LAST,
    /** Their sum, as of sales one by one. */
    SUM,
    /** Their mean, as of measurements. */
    MEAN
  }

  /** Nothing said. */
  public static final TableSettings DEFAULT =
      new TableSettings(
          null,
          null,
          null,
          null,
          List.of(),
          null,
          Repeated.LAST,
          null,
          null,
          null,
          0,
          '.',
          false,
          false,
          false);

  /**
   * @throws IllegalArgumentException if something is said that cannot be, naming its option
   */
  public TableSettings {
    regressors = List.copyOf(regressors);
    periods = periods == null ? null : List.copyOf(periods);
    if (timeFormat != null) {
      checkFormat(timeFormat);
    }
    if (horizon < 0) {
      throw new IllegalArgumentException("--horizon must be positive, not " + horizon);
    }
    if (decimal != '.' && decimal != ',') {
      throw new IllegalArgumentException("--decimal is a point or a comma");
    }
    if (periods != null && periods.stream().anyMatch(period -> period < 2)) {
      throw new IllegalArgumentException("--season must be 2 or more steps: " + periods);
    }
    if (form == Form.ROWS && !(regressors.isEmpty() && time == null && value == null)) {
      throw new IllegalArgumentException(
          "a table with a series in each row has no columns of times, values or regressors");
    }
  }

  /** Whether it is said what a column is. */
  boolean saysColumns() {
    return id != null || time != null || value != null || !regressors.isEmpty();
  }

  /** Refuses, besides what is no pattern, letters that are mistaken for those of a date. */
  private static void checkFormat(String pattern) {
    String letters = pattern.replaceAll("'[^']*'", "");
    boolean minuteForMonth = letters.contains("m") && !letters.matches("(?s).*[HhKk].*");
    boolean dayOfYear = letters.contains("D") && letters.contains("M");
    boolean yearOfWeeks = letters.contains("Y") && !letters.contains("w");
    if (minuteForMonth || dayOfYear || yearOfWeeks) {
      throw new IllegalArgumentException(
          "--time-format '"
              + pattern
              + "' is not what it seems: yyyy is the year, MM the month, dd the day, HH the hour,"
              + " mm the minute");
    }
    try {
      DateTimeFormatter unused = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--time-format '" + pattern + "' is no pattern: " + e.getMessage(), e);
    }
  }
}
