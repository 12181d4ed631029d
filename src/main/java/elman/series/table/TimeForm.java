package elman.series.table;

/**
 * How a column writes its times. A time is kept as a key: a number that says all that is needed to
 * place it, and of which the greater is the later.
 */
interface TimeForm {
  /** The key of what is no time. */
  long NONE = Long.MIN_VALUE;

  /** Milliseconds of a day. */
  long DAY = 86_400_000;

  /** Seconds of a quarter of an hour, of which offsets are multiples. */
  int QUARTER = 900;

  /** The key of a cell, or {@link #NONE} if it is no such time. */
  long parse(String cell);

  /** Whether times are plain numbers that no calendar belongs to. */
  default boolean isIndex() {
    return false;
  }

  /**
   * The length of the periods that the texts name, as {@link Frequency} writes it; null if they are
   * points in time.
   */
  default String resolution() {
    return null;
  }

  /** Learns the last that there is to be learned from the whole column; says what is amiss. */
  default String finish() {
    return null;
  }

  /** A key as it is once the column is finished, or {@link #NONE} if there is no such day. */
  default long finished(long key) {
    return key;
  }

  /** Milliseconds since 1970 on the wall clock; an index as it is. */
  long wall(long key);

  /** Milliseconds since 1970 as they elapse; where no zone is known, those of the wall clock. */
  long elapsed(long key);

  /**
   * Writes a time of the wall clock.
   *
   * @param like the key of a time whose offset counts where no zone is known
   */
  String printWall(long wall, long like);

  /** Writes an elapsed time. */
  String printElapsed(long elapsed, long like);

  /** Milliseconds on the wall clock at an elapsed time. */
  long toWall(long elapsed, long like);
}
