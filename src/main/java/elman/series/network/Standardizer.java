package elman.series.network;

import elman.series.Series;
import java.util.List;

/**
 * Brings columns of regressors to mean 0 and deviation 1 over a collection.
 *
 * @param means of the columns
 * @param deviations of the columns; 1 for those that never change
 */
record Standardizer(double[] means, double[] deviations) {
  /** Standardized values beyond this say no more than that they are far out. */
  private static final double MOST = 5;

  /** The one of a collection, for {@code columns} columns. */
  static Standardizer of(List<Series> collection, int columns) {
    double[] means = new double[columns];
    double[] squares = new double[columns];
    long rows = 0;
    for (Series series : collection) {
      for (double[] row : series.regressors()) {
        rows++;
        for (int c = 0; c < columns; c++) {
          double difference = row[c] - means[c];
          means[c] += difference / rows;
          squares[c] += difference * (row[c] - means[c]);
        }
      }
    }
    for (int c = 0; c < columns; c++) {
      double deviation = Math.sqrt(squares[c] / Math.max(1, rows));
      squares[c] = deviation > 0 ? deviation : 1;
    }
    return new Standardizer(means, squares);
  }

  /**
   * Rows {@code from} to {@code from + count - 1}, standardized; no columns if there are none.
   *
   * @throws IllegalArgumentException if a row is missing
   */
  double[][] rows(double[][] regressors, int from, int count) {
    double[][] rows = new double[count][means.length];
    if (means.length == 0) {
      return rows;
    }
    if (regressors.length < from + count) {
      throw new IllegalArgumentException(
          "regressors are known for " + regressors.length + " values, not for " + (from + count));
    }
    for (int t = 0; t < count; t++) {
      for (int c = 0; c < means.length; c++) {
        double x = (regressors[from + t][c] - means[c]) / deviations[c];
        rows[t][c] = Math.max(-MOST, Math.min(MOST, x));
      }
    }
    return rows;
  }
}
