package elman.series.table;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds out whether dates leave the same days out every week: each date is then the next day of
 * those on which there are any.
 */
final class WeekdayFinder {
  private static final int WEEK = 7;

  /** 1970 begins with the fourth day of a week. */
  private static final int THURSDAY = 4;

  /** How often each day has to be there, and how often some day has to be left out. */
  private static final int SURE = 2;

  /** How often each day of the week, from Monday, 1, on, is there. */
  private final long[] seen = new long[WEEK + 1];

  /** How often a day of the week is followed by one that is up to a week later. */
  private final long[][] followed = new long[WEEK + 1][WEEK + 1];

  private boolean weekendLeftOut;

  /** Sees a date that follows none. */
  void add(long day) {
    seen[place(day)]++;
  }

  /** Sees a date, in days since 1970, and the one before it. */
  void add(long before, long day) {
    if (day != before) {
      add(day);
    }
    if (day - before <= WEEK) {
      followed[place(before)][(int) (day - before)]++;
    }
    weekendLeftOut |= place(day) == 1 && day - before == 3;
  }

  private static int place(long day) {
    return 1 + (int) Math.floorMod(day + THURSDAY - 1, (long) WEEK);
  }

  /**
   * The days on which there are dates.
   *
   * @param total how often a date followed another one
   * @param daily whether most followed the day before
   * @return null if that may be any day
   */
  Weekdays find(long total, boolean daily) {
    Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
    boolean sure = true;
    for (DayOfWeek day : DayOfWeek.values()) {
      if (seen[day.getValue()] > 0) {
        open.add(day);
        sure &= seen[day.getValue()] >= SURE;
      }
    }
    if (sure && open.size() > 1 && open.size() < WEEK && isRegular(open, total)) {
      return new Weekdays(open);
    }
    boolean weekend = open.contains(DayOfWeek.SATURDAY) || open.contains(DayOfWeek.SUNDAY);
    return daily && weekendLeftOut && !weekend ? Weekdays.BUSINESS : null;
  }

  /** Whether most dates are the next open day, and some of those leave others out. */
  private boolean isRegular(Set<DayOfWeek> open, long total) {
    long next = 0;
    long leftOut = 0;
    for (DayOfWeek day : open) {
      int gap = 1;
      while (!open.contains(day.plus(gap))) {
        gap++;
      }
      next += followed[day.getValue()][gap];
      leftOut += gap > 1 ? followed[day.getValue()][gap] : 0;
    }
    return next * 2 > total && leftOut >= SURE;
  }
}
