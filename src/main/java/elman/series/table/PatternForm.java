package elman.series.table;

import java.util.ArrayList;
import java.util.List;

/** Times in one or a few patterns of the same kind, such as with seconds and without. */
final class PatternForm implements TimeForm {
  /** Patterns of one column. */
  private static final int MOST_PATTERNS = 8;

  private static final long DAYS_OF_YEAR = 366;

  private final List<TimePattern> patterns = new ArrayList<>();
  private final Zoned zoned;
  private TimePattern printer;
  private boolean monthSeen;
  private boolean daySeen;

  /** The first two numbers of which it is not known which is the day. */
  private int[] only;

  private boolean firstDiffers;
  private boolean secondDiffers;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private String fault;

  /**
   * @param first the pattern of the column's first text
   */
  PatternForm(TimePattern first) {
    patterns.add(first);
    printer = first;
    zoned = first.has('X') || first.has('V') ? new Zoned() : null;
  }

  @Override
  public long parse(String cell) {
    for (TimePattern pattern : patterns) {
      long wall = pattern.parse(cell);
      if (wall != NONE) {
        return key(pattern, wall);
      }
    }
    TimePattern other = patterns.size() < MOST_PATTERNS ? TimePatterns.of(cell) : null;
    if (other == null || !isAlike(other)) {
      return NONE;
    }
    patterns.add(other);
    if (other.pattern().length() > printer.pattern().length()) {
      printer = other;
    }
    return key(other, other.parse(cell));
  }

  private boolean isAlike(TimePattern other) {
    TimePattern first = patterns.get(0);
    return first.has('X') == other.has('X')
        && first.has('V') == other.has('V')
        && first.isAmbiguous() == other.isAmbiguous()
        && first.has('d') == other.has('d')
        && first.has('k') == other.has('k')
        && first.has('q') == other.has('q');
  }

  private long key(TimePattern pattern, long wall) {
    if (pattern.isAmbiguous()) {
      see(pattern.ambiguous(false), pattern.ambiguous(true), wall);
    }
    if (zoned == null) {
      return wall;
    }
    if (pattern.has('V') && !zoned.name(pattern.zone())) {
      fault = "has times of several zones";
    }
    int offset = pattern.has('X') ? pattern.offset() : zoned.offsetOfWall(wall, 0);
    long key = Zoned.key(wall, offset);
    zoned.see(key);
    return key;
  }

  /** Notes two numbers of which one is the day. */
  private void see(int first, int second, long wall) {
    daySeen |= first > 12;
    monthSeen |= second > 12;
    firstDiffers |= only != null && only[0] != first;
    secondDiffers |= only != null && only[1] != second;
    only = only == null ? new int[] {first, second} : only;
    earliest = Math.min(earliest, wall);
    latest = Math.max(latest, wall);
  }

  /** Over the years one number that is always the same is the day: times are a month apart. */
  private void findDay() {
    if (!daySeen && !monthSeen && latest - earliest > DAYS_OF_YEAR * DAY) {
      daySeen = secondDiffers && !firstDiffers;
      monthSeen = firstDiffers && !secondDiffers;
    }
  }

  @Override
  public String resolution() {
    TimePattern first = patterns.get(0);
    if (first.has('k')) {
      return "W";
    }
    if (first.has('q')) {
      return "Q";
    }
    if (first.has('d') || first.isAmbiguous()) {
      return null;
    }
    return first.has('M') || first.has('B') ? "M" : "Y";
  }

  @Override
  public String finish() {
    if (printer.isAmbiguous()) {
      findDay();
      if (daySeen == monthSeen) {
        fault =
            daySeen
                ? "has times with the day first and with the month first"
                : "has times of which no number says whether the day or the month comes first;"
                    + " say it with --time-format, as "
                    + printer.resolved(true).javaPattern()
                    + " or "
                    + printer.resolved(false).javaPattern();
      } else {
        printer = printer.resolved(daySeen);
      }
    }
    if (zoned != null && fault == null) {
      zoned.finish(this::finished);
    }
    return fault;
  }

  @Override
  public long finished(long key) {
    TimePattern pattern = patterns.get(0);
    if (!pattern.isAmbiguous()) {
      return key;
    }
    long wall = pattern.resolve(wall(key), daySeen);
    if (zoned == null || wall == NONE) {
      return wall;
    }
    return Zoned.key(wall, pattern.has('X') ? Zoned.offset(key) : zoned.offsetOfWall(wall, 0));
  }

  @Override
  public long wall(long key) {
    return zoned == null ? key : Zoned.elapsed(key) + Zoned.offset(key) * 1000L;
  }

  @Override
  public long elapsed(long key) {
    return zoned == null ? key : Zoned.elapsed(key);
  }

  @Override
  public String printWall(long wall, long like) {
    return zoned == null
        ? printer.print(wall, 0, "")
        : printElapsed(zoned.elapsedOfWall(wall, like), like);
  }

  @Override
  public String printElapsed(long elapsed, long like) {
    return zoned == null
        ? printer.print(elapsed, 0, "")
        : printer.print(toWall(elapsed, like), zoned.offset(elapsed, like), zoned.region());
  }

  @Override
  public long toWall(long elapsed, long like) {
    return zoned == null ? elapsed : elapsed + zoned.offset(elapsed, like) * 1000L;
  }
}
