package elman.series.auto;

import elman.series.Series;

/** Kinds of series that are forecast by different methods. */
enum Kind {
  /** Most series. */
  USUAL,
  /** Counts of something that is often not there at all. */
  INTERMITTENT;

  /** Part of the values that are zero from which on a series without negative ones is such. */
  private static final double ZEROS = 0.3;

  /** The kind of a series. */
  static Kind of(Series series) {
    int zeros = 0;
    for (double value : series.values()) {
      if (value < 0) {
        return USUAL;
      }
      zeros += value == 0 ? 1 : 0;
    }
    return zeros >= ZEROS * series.size() && zeros < series.size() ? INTERMITTENT : USUAL;
  }
}
