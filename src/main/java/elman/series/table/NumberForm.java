package elman.series.table;

/**
 * Times that are whole numbers.
 *
 * @param unit milliseconds of one: 1000 and 1 are counted from 1970, 0 is a plain index
 */
record NumberForm(long unit) implements TimeForm {
  /** An index. */
  static final NumberForm INDEX = new NumberForm(0);

  /** Beyond this, an index is counted from 1970. */
  private static final long LEAST_SECONDS = 100_000_000;

  private static final long LEAST_MILLIS = 100_000_000_000L;
  private static final long MOST = 100_000_000_000_000L;

  /** What whole numbers are, by the size of one of them. */
  static NumberForm of(long sample) {
    long size = Math.abs(sample);
    boolean epoch = size >= LEAST_SECONDS && size < MOST;
    return epoch ? new NumberForm(size >= LEAST_MILLIS ? 1 : 1000) : INDEX;
  }

  /** A whole number, or {@link TimeForm#NONE}. */
  static long whole(String cell) {
    int length = cell.length();
    int from = length > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
    if (length == from || length > from + 16) {
      return NONE;
    }
    long value = 0;
    for (int i = from; i < length; i++) {
      int digit = cell.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = 10 * value + digit;
    }
    return cell.charAt(0) == '-' ? -value : value;
  }

  @Override
  public long parse(String cell) {
    long number = whole(cell);
    return number == NONE || Math.abs(number) >= MOST ? NONE : number;
  }

  @Override
  public boolean isIndex() {
    return unit == 0;
  }

  @Override
  public long wall(long key) {
    return isIndex() ? key : key * unit;
  }

  @Override
  public long elapsed(long key) {
    return wall(key);
  }

  @Override
  public String printWall(long wall, long like) {
    return Long.toString(isIndex() ? wall : Math.floorDiv(wall, unit));
  }

  @Override
  public String printElapsed(long elapsed, long like) {
    return printWall(elapsed, like);
  }

  @Override
  public long toWall(long elapsed, long like) {
    return elapsed;
  }
}
