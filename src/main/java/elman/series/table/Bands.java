package elman.series.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * What is said of a forecast's uncertainty: intervals, quantiles, or both.
 *
 * @param levels how much the intervals cover, in per cent, such as 80 and 95
 * @param quantiles probabilities, such as 0.1
 */
public record Bands(List<Double> levels, List<Double> quantiles) {
  private static final double ROUNDING = 1e12;

  /**
   * A column.
   *
   * @param name such as {@code lower_80} or {@code q0.1}
   * @param probability of its quantile
   */
  public record Column(String name, double probability) {}

  /**
   * @throws IllegalArgumentException if a level is not between 1 and 100, or a probability not
   *     between 0 and 1
   */
  public Bands {
    levels = List.copyOf(levels);
    quantiles = List.copyOf(quantiles);
    for (double level : levels) {
      if (!(level >= 1 && round(0.5 - level / 200) > 0)) {
        throw new IllegalArgumentException(
            "--level is per cent, from 1 to below 100, to ten digits, not " + Figure.of(level));
      }
    }
    for (double quantile : quantiles) {
      if (!(round(quantile) > 0 && round(quantile) < 1)) {
        throw new IllegalArgumentException(
            "--quantiles are between 0 and 1, to twelve digits, not " + Figure.of(quantile));
      }
    }
  }

  /** The columns: lower and upper ends by level, then the quantiles, in the order that was said. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (double level : levels) {
      columns.add(new Column("lower_" + exact(level), round(0.5 - level / 200)));
      columns.add(new Column("upper_" + exact(level), round(0.5 + level / 200)));
    }
    for (double quantile : quantiles) {
      columns.add(new Column("q" + exact(quantile), round(quantile)));
    }
    return columns;
  }

  /** The probabilities of all columns, each once, ascending: those that a task asks for. */
  public List<Double> probabilities() {
    TreeSet<Double> all = new TreeSet<>();
    for (Column column : columns()) {
      all.add(column.probability());
    }
    return List.copyOf(all);
  }

  /** The place of a column's probability among all. */
  int index(Column column) {
    return Collections.binarySearch(probabilities(), column.probability());
  }

  /** With all of its digits: 99.9999999 % is not 100 %. */
  private static String exact(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** So that a level and the quantile that is its end are the same. */
  private static double round(double probability) {
    return Math.round(probability * ROUNDING) / ROUNDING;
  }
}
