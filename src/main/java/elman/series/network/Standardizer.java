package elman.series.network;

import elman.core.Moments;
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
    double[] deviations = new double[columns];
    for (int c = 0; c < columns; c++) {
      Moments column = new Moments();
      for (Series series : collection) {
        for (double[] row : series.regressors()) {
          column.add(row[c]);
        }
      }
      means[c] = column.mean();
      deviations[c] = column.scale();
    }
    return new Standardizer(means, deviations);
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
