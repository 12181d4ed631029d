package elman.series.table;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The equidistant times of one series: step k is at {@code at(k)}. Where a step is of the calendar,
 * or of hours that go with the clock, times are milliseconds on the wall clock, else elapsed
 * milliseconds or an index.
 */
final class Grid {
  private static final int DAYS_OF_MONTH = 30;

  /** Times by which a last business day is told from a day that happens to be one. */
  private static final int TELLING = 4;

  /** What the times of months are counted from. */
  private enum Anchor {
    FIRST_DAY,
    LAST_DAY,
    LAST_BUSINESS_DAY;

    /** What most of some times are meant by. */
    static Anchor of(long[] times) {
      if (times.length > 1 && Arrays.stream(times).allMatch(Grid::isLastOfMonth)) {
        return LAST_DAY;
      }
      long last =
          Arrays.stream(times).filter(t -> dayStart(t) == lastBusinessDay(month(t))).count();
      return times.length >= TELLING && last * 4 >= times.length * 3L
          ? LAST_BUSINESS_DAY
          : FIRST_DAY;
    }

    /** Where a month's days are counted from. */
    long at(long month) {
      return switch (this) {
        case FIRST_DAY -> start(month);
        case LAST_DAY -> start(month + 1) - TimeForm.DAY;
        case LAST_BUSINESS_DAY -> lastBusinessDay(month);
      };
    }
  }

  private final Frequency frequency;
  private final boolean onWall;

  /** Where in a step the times are, in milliseconds. */
  private final long phase;

  /** Which months are counted, where a step has several. */
  private final int monthPhase;

  private final Anchor anchor;

  private Grid(Frequency frequency, boolean onWall, long phase, int monthPhase, Anchor anchor) {
    this.frequency = frequency;
    this.onWall = onWall;
    this.phase = phase;
    this.monthPhase = monthPhase;
    this.anchor = anchor;
  }

  /**
   * The grid that most times of a series are on.
   *
   * @param onWall whether times are those of the wall clock
   * @param times at least one, ascending
   */
  static Grid of(Frequency frequency, boolean onWall, long[] times) {
    if (frequency.unit() == Frequency.Unit.MONTH) {
      return ofMonths(frequency, times);
    }
    long step = step(frequency);
    boolean weekdays = frequency.unit() == Frequency.Unit.WEEKDAY;
    long[] residues = Arrays.stream(times).map(t -> Math.floorMod(t, step)).toArray();
    long phase = usual(residues, weekdays ? TimeForm.DAY : step);
    return new Grid(frequency, onWall, phase, 0, Anchor.FIRST_DAY);
  }

  private static Grid ofMonths(Frequency frequency, long[] times) {
    Anchor anchor = Anchor.of(times);
    int count = frequency.count();
    long[] months = new long[times.length];
    long[] residues = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      long month = month(times[i]);
      months[i] = Math.floorMod(month, (long) count);
      residues[i] = times[i] - anchor.at(month);
    }
    return new Grid(frequency, true, mode(residues), (int) mode(months), anchor);
  }

  /** The most frequent residue; of those that are all different, the middle of a step or none. */
  private static long usual(long[] residues, long step) {
    long mode = mode(residues);
    long times = Arrays.stream(residues).filter(r -> r == mode).count();
    boolean near = Arrays.stream(residues).allMatch(r -> Math.min(r, step - r) <= step / 8);
    return times * 2 <= residues.length && near ? 0 : mode;
  }

  /** The most frequent value, the smallest of several. */
  private static long mode(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int best = 0;
    long mode = sorted[0];
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > best) {
        best = to - from;
        mode = sorted[from];
      }
      from = to;
    }
    return mode;
  }

  private static long step(Frequency frequency) {
    return switch (frequency.unit()) {
      case INDEX -> frequency.count();
      case SECOND -> 1000L * frequency.count();
      default -> TimeForm.DAY * frequency.count();
    };
  }

  /** Whether times are those of the wall clock. */
  boolean isOnWall() {
    return onWall;
  }

  /** The step whose time is next to a time. */
  long step(long time) {
    return switch (frequency.unit()) {
      case MONTH -> nearestMonth(time);
      case WEEKDAY ->
          frequency.weekdays().index(Math.floorDiv(time - phase + TimeForm.DAY / 2, TimeForm.DAY));
      default -> Math.floorDiv(time - phase + step(frequency) / 2, step(frequency));
    };
  }

  private long nearestMonth(long time) {
    long step = Math.floorDiv(month(time) - monthPhase, (long) frequency.count());
    long nearest = step;
    for (long candidate = step - 1; candidate <= step + 1; candidate++) {
      if (Math.abs(at(candidate) - time) < Math.abs(at(nearest) - time)) {
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The time of a step. */
  long at(long step) {
    return switch (frequency.unit()) {
      case MONTH -> atMonth(step * frequency.count() + monthPhase);
      case WEEKDAY -> frequency.weekdays().day(step) * TimeForm.DAY + phase % TimeForm.DAY;
      default -> step * step(frequency) + phase;
    };
  }

  private long atMonth(long month) {
    long next = start(month + 1);
    long time = anchor.at(month) + phase;
    return time < next ? time : next - TimeForm.DAY + phase % TimeForm.DAY;
  }

  /** How many of some times are not on the grid. */
  int countOff(long[] times) {
    return (int) Arrays.stream(times).filter(time -> at(step(time)) != time).count();
  }

  /** How far from its step a time may be to be meant by it: a quarter of a step. */
  long tolerance() {
    return frequency.unit() == Frequency.Unit.MONTH
        ? TimeForm.DAY * DAYS_OF_MONTH * frequency.count() / 4
        : step(frequency) / 4;
  }

  /** Months from year 0 to the one of a time. */
  static long month(long time) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, TimeForm.DAY));
    return day.getYear() * 12L + day.getMonthValue() - 1;
  }

  private static long start(long month) {
    int year = (int) Math.floorDiv(month, 12L);
    return LocalDate.of(year, (int) Math.floorMod(month, 12L) + 1, 1).toEpochDay() * TimeForm.DAY;
  }

  private static long dayStart(long time) {
    return time - Math.floorMod(time, TimeForm.DAY);
  }

  private static long lastBusinessDay(long month) {
    long last = start(month + 1) / TimeForm.DAY - 1;
    return Weekdays.BUSINESS.day(Weekdays.BUSINESS.index(last)) * TimeForm.DAY;
  }

  static int dayOfMonth(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time, TimeForm.DAY)).getDayOfMonth();
  }

  /** Whether a time is on the last day of its month. */
  static boolean isLastOfMonth(long time) {
    return month(time + TimeForm.DAY) != month(time);
  }
}
