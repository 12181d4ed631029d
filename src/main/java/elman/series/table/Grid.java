package elman.series.table;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The equidistant times of one series: step k is at {@code at(k)}. Where a step is of the calendar,
 * times are milliseconds on the wall clock, else elapsed milliseconds or an index.
 */
final class Grid {
  private static final long WEEK = 7 * TimeForm.DAY;

  /** 1970-01-05, the first Monday. */
  private static final long MONDAY = 4 * TimeForm.DAY;

  private static final int DAYS_OF_MONTH = 30;

  private final Frequency frequency;

  /** Where in a step the times are, in milliseconds; counted back from the end of months. */
  private final long phase;

  /** Which months are counted, where a step has several. */
  private final int monthPhase;

  private final boolean monthEnd;

  private Grid(Frequency frequency, long phase, int monthPhase, boolean monthEnd) {
    this.frequency = frequency;
    this.phase = phase;
    this.monthPhase = monthPhase;
    this.monthEnd = monthEnd;
  }

  /**
   * The grid that most times of a series are on.
   *
   * @param times at least one, ascending
   */
  static Grid of(Frequency frequency, long[] times) {
    if (frequency.unit() == Frequency.Unit.MONTH) {
      return ofMonths(frequency, times);
    }
    long step = step(frequency);
    boolean business = frequency.unit() == Frequency.Unit.BUSINESS_DAY;
    long[] residues = Arrays.stream(times).map(t -> Math.floorMod(t, step)).toArray();
    long phase = usual(residues, business ? TimeForm.DAY : step);
    return new Grid(frequency, phase, 0, false);
  }

  private static Grid ofMonths(Frequency frequency, long[] times) {
    boolean monthEnd = times.length > 1 && Arrays.stream(times).allMatch(Grid::isLastOfMonth);
    int count = frequency.count();
    long[] months = new long[times.length];
    long[] residues = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      long month = month(times[i]);
      months[i] = Math.floorMod(month, (long) count);
      residues[i] = monthEnd ? start(month + 1) - times[i] : times[i] - start(month);
    }
    return new Grid(frequency, mode(residues), (int) mode(months), monthEnd);
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

  /** The step whose time is next to a time. */
  long step(long time) {
    return switch (frequency.unit()) {
      case MONTH -> nearestMonth(time);
      case BUSINESS_DAY ->
          businessDay(Math.floorDiv(time - phase + TimeForm.DAY / 2, TimeForm.DAY));
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

  /** Business days until a day, which counts as the Friday before it if it is of a weekend. */
  private static long businessDay(long day) {
    long days = day - MONDAY / TimeForm.DAY;
    return Math.floorDiv(days, 7L) * 5 + Math.min(4, Math.floorMod(days, 7L));
  }

  /** The time of a step. */
  long at(long step) {
    return switch (frequency.unit()) {
      case MONTH -> atMonth(step * frequency.count() + monthPhase);
      case BUSINESS_DAY ->
          MONDAY
              + Math.floorDiv(step, 5L) * WEEK
              + Math.floorMod(step, 5L) * TimeForm.DAY
              + phase % TimeForm.DAY;
      default -> step * step(frequency) + phase;
    };
  }

  private long atMonth(long month) {
    long next = start(month + 1);
    if (monthEnd) {
      return next - phase;
    }
    long time = start(month) + phase;
    return time < next ? time : next - TimeForm.DAY + phase % TimeForm.DAY;
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

  static int dayOfMonth(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time, TimeForm.DAY)).getDayOfMonth();
  }

  /** Whether a time is on the last day of its month. */
  static boolean isLastOfMonth(long time) {
    return month(time + TimeForm.DAY) != month(time);
  }
}
