package elman.series.table;

import elman.io.FormatException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds numbers whose points stand between thousands, as in 950, 1.000, 1.050: as they are written
 * a thousand would be one.
 */
final class PointedThousands {
  private static final Pattern POINTED = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:\\.\\d{3})+");
  private static final Pattern HUNDREDS = Pattern.compile("[+-]?[1-9]\\d{2}");
  private static final Pattern LESS = Pattern.compile("[+-]?\\d{1,2}");

  private PointedThousands() {}

  /**
   * Refuses a column of values in which all points have three digits behind them, and there are
   * hundreds without a point, but no thousands.
   *
   * @param sample the first rows, with the header if there is one
   * @throws FormatException naming the first such number
   */
  static void refuse(String source, Layout layout, List<CsvRows.Row> sample)
      throws FormatException {
    for (int column : layout.values()) {
      CsvRows.Row first = null;
      String hundreds = null;
      boolean others = false;
      for (CsvRows.Row row : sample.subList(layout.header() ? 1 : 0, sample.size())) {
        String cell = row.cell(column);
        if (POINTED.matcher(cell).matches()) {
          first = first == null ? row : first;
        } else if (HUNDREDS.matcher(cell).matches()) {
          hundreds = cell;
        } else {
          others |= !NumberCell.isMissing(cell) && !LESS.matcher(cell).matches();
        }
      }
      if (first != null && hundreds != null && !others) {
        throw new FormatException(
            source,
            "line " + first.line() + ", column " + layout.name(column),
            "'%s' beside '%s' seems to have a point for thousands; write them without (or %s0)"
                .formatted(first.cell(column), hundreds, first.cell(column)));
      }
    }
  }
}
