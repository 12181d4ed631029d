package elman.series;

/**
 * Observations at equal distances in time, without gaps. Methods know nothing of calendars: what a
 * calendar has to say is in the regressors.
 *
 * @param id what the series is called
 * @param values n observations, oldest first, all finite
 * @param regressors what is known in advance, n + H rows of the same number of columns; or no rows
 * @param holes where observations were missing and have been filled in
 */
public record Series(String id, double[] values, double[][] regressors, Holes holes) {
  private static final double[][] NONE = {};

  /** A series without regressors. */
  public Series(String id, double[] values) {
    this(id, values, NONE);
  }

  /** A series in which nothing was missing. */
  public Series(String id, double[] values, double[][] regressors) {
    this(id, values, regressors, Holes.NONE);
  }

  /** Number of observations n. */
  public int size() {
    return values.length;
  }

  /**
   * The series as it was when only its first {@code size} values were there, what was missing among
   * them being filled in from them alone; its regressors are still known.
   */
  public Series before(int size) {
    return new Series(id, holes.known(values, size), regressors, holes);
  }

  /** What was observed in steps {@code from} to {@code to - 1}, NaN where it is missing. */
  public double[] observed(int from, int to) {
    return holes.seen(values, from, to);
  }
}
