package elman.series.table;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Finds out how a column writes its times. */
final class TimeForms {
  private static final int EARLIEST_YEAR = 1600;
  private static final int EARLIEST_YEAR_OF_HOURS = 1900;
  private static final int LATEST_YEAR = 2200;

  private TimeForms() {}

  /**
   * The form of a column's times: whole numbers if most cells are, else the first known one.
   *
   * @param cells some of the column's, none of them empty
   * @return null if there is none
   */
  static TimeForm of(List<String> cells) {
    List<String> whole =
        cells.stream().filter(cell -> NumberForm.whole(cell) != TimeForm.NONE).toList();
    if (whole.size() * 2 <= cells.size()) {
      return cells.stream()
          .map(TimePatterns::of)
          .filter(Objects::nonNull)
          .findFirst()
          .map(PatternForm::new)
          .orElse(null);
    }
    for (String pattern : List.of("yMdHms", "yMdHm", "yMdH", "yMd", "yM", "y")) {
      int length = pattern.length() * 2 + 2;
      if (all(whole, cell -> cell.length() == length && isDate(cell, pattern))) {
        return new PatternForm(new TimePattern(pattern));
      }
    }
    return NumberForm.of(NumberForm.whole(whole.get(0)));
  }

  private static boolean isDate(String cell, String pattern) {
    int year = Integer.parseInt(cell.substring(0, 4).replace('-', '0').replace('+', '0'));
    // Seconds since 1970 have ten digits as well, which begin with 19 from the year 2030 on.
    int earliest = pattern.contains("H") ? EARLIEST_YEAR_OF_HOURS : EARLIEST_YEAR;
    return year >= earliest
        && year <= LATEST_YEAR
        && new TimePattern(pattern).parse(cell) != TimeForm.NONE;
  }

  /** Whether a cell by itself is a time of some form. */
  private static boolean isTime(String cell) {
    return NumberForm.whole(cell) != TimeForm.NONE || TimePatterns.of(cell) != null;
  }

  /** Whether all cells are times of the first one's form. */
  static boolean areTimes(List<String> cells) {
    if (cells.isEmpty() || !isTime(cells.get(0))) {
      return false;
    }
    TimeForm form = of(cells);
    return form != null && areTimes(cells, form);
  }

  /**
   * Whether all cells are times.
   *
   * @param format how they are written; null if that is not said
   */
  static boolean areTimes(List<String> cells, String format) {
    return format == null
        ? areTimes(cells)
        : !cells.isEmpty() && areTimes(cells, new FormatterForm(format));
  }

  /** Whether most cells are times of one form. */
  static boolean mostAreTimes(List<String> cells) {
    TimeForm form = of(cells);
    return form != null
        && cells.stream().filter(cell -> form.parse(cell) != TimeForm.NONE).count() * 2
            > cells.size();
  }

  /** Whether all cells are times of a form. */
  static boolean areTimes(List<String> cells, TimeForm form) {
    return all(cells, cell -> form.parse(cell) != TimeForm.NONE);
  }

  private static boolean all(List<String> cells, Predicate<String> test) {
    return cells.stream().allMatch(test);
  }
}
