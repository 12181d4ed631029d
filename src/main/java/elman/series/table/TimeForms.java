package elman.series.table;

import java.util.List;
import java.util.function.Predicate;

/** Finds out how a column writes its times. */
final class TimeForms {
  private static final int EARLIEST_YEAR = 1600;
  private static final int LATEST_YEAR = 2200;

  private TimeForms() {}

  /**
   * The form of a column's times.
   *
   * @param cells some of the column's, none of them empty
   * @return null if the first of them is no time
   */
  static TimeForm of(List<String> cells) {
    if (cells.isEmpty()) {
      return null;
    }
    if (!all(cells, cell -> NumberForm.whole(cell) != TimeForm.NONE)) {
      TimePattern pattern = TimePatterns.of(cells.get(0));
      return pattern == null ? null : new PatternForm(pattern);
    }
    for (String pattern : List.of("yMd", "yM", "y")) {
      int length = pattern.length() * 2 + 2;
      if (all(cells, cell -> cell.length() == length && isDate(cell, pattern))) {
        return new PatternForm(new TimePattern(pattern));
      }
    }
    return NumberForm.of(NumberForm.whole(cells.get(0)));
  }

  private static boolean isDate(String cell, String pattern) {
    int year = Integer.parseInt(cell.substring(0, 4).replace('-', '0').replace('+', '0'));
    return year >= EARLIEST_YEAR
        && year <= LATEST_YEAR
        && new TimePattern(pattern).parse(cell) != TimeForm.NONE;
  }

  /** Whether all cells are times of the first one's form. */
  static boolean areTimes(List<String> cells) {
    TimeForm form = of(cells);
    return form != null && all(cells, cell -> form.parse(cell) != TimeForm.NONE);
  }

  private static boolean all(List<String> cells, Predicate<String> test) {
    return cells.stream().allMatch(test);
  }
}
