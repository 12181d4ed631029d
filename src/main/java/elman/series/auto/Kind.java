package elman.series.auto;

import elman.series.Series;
import elman.series.Sign;
import java.util.Arrays;

/** Kinds of series that are forecast by different methods. */
enum Kind {
  /** Most series. */
  USUAL(""),
  /** Counts of something that is often not there at all. */
  INTERMITTENT("of counts with many zeros ");

  /** Part of the values that are zero from which on a series without negative ones is such. */
  private static final double ZEROS = 0.3;

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What is said before the methods for them, if that needs saying. */
  String words() {
    return words;
  }

  /**
   * Whether squares of errors say which forecast is better: where half of the values are zero, zero
   * has the least absolute errors, and says nothing of how much will be needed.
   */
  boolean isJudgedBySquares() {
    return this == INTERMITTENT;
  }

  /** The kind of a series. */
  static Kind of(Series series) {
    long zeros = Arrays.stream(series.values()).filter(value -> value == 0).count();
    boolean often = zeros >= ZEROS * series.size() && zeros < series.size();
    return often && Sign.isNeverNegative(series) ? INTERMITTENT : USUAL;
  }
}
