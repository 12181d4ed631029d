package elman.series;

import java.util.Arrays;

/**
 * Observations at equal distances in time, without gaps. Methods know nothing of calendars: what a
 * calendar has to say is in the regressors.
 *
 * @param id what the series is called
 * @param values n observations, oldest first, all finite
 * @param regressors what is known in advance, n + H rows of the same number of columns; or no rows
 */
public record Series(String id, double[] values, double[][] regressors) {
  private static final double[][] NONE = {};

  /** A series without regressors. */
  public Series(String id, double[] values) {
    this(id, values, NONE);
  }

  /** Number of observations n. */
  public int size() {
    return values.length;
  }

  /**
   * The series as it was when only its first {@code size} values were there; its regressors are
   * still known.
   */
  public Series before(int size) {
    return new Series(id, Arrays.copyOf(values, size), regressors);
  }
}
