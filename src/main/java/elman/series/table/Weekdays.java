package elman.series.table;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some days of the week, those on which a shop is open: counted one after the other, as if the
 * others did not exist.
 */
public final class Weekdays {
  /** Every day. */
  static final Weekdays ALL = new Weekdays(EnumSet.allOf(DayOfWeek.class));

  /** Monday to Friday. */
  static final Weekdays BUSINESS = new Weekdays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  private static final int WEEK = 7;

  /** 1970-01-05, the first Monday, in days since 1970. */
  private static final long MONDAY = 4;

  /** Letters of a day's name. */
  private static final int LETTERS = 3;

  /** Days from which on a run of them is named by its ends. */
  private static final int LONG_RUN = 3;

  private final Set<DayOfWeek> days;

  /** The days, by their number from the week's Monday on. */
  private final int[] places;

  /** For each day of a week the place of the last open one until then; -1 if there is none. */
  private final int[] ranks = new int[WEEK];

  /**
   * @throws IllegalArgumentException if there are none
   */
  Weekdays(Set<DayOfWeek> days) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a week without days");
    }
    this.days = EnumSet.copyOf(days);
    places = this.days.stream().mapToInt(day -> day.getValue() - 1).toArray();
    for (int day = 0; day < WEEK; day++) {
      int until = day;
      ranks[day] = (int) Arrays.stream(places).filter(place -> place <= until).count() - 1;
    }
  }

  /**
   * Days by their names' first three letters: Mon-Sat, Sun-Thu or Mon,Wed,Fri; at least two.
   *
   * @return null if the text is no such thing
   */
  static Weekdays parse(String text) {
    String[] ends = text.split("-", -1);
    boolean range = ends.length == 2;
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : range ? ends : text.split(",", -1)) {
      DayOfWeek day = day(name.strip());
      if (day == null || !days.add(day)) {
        return null;
      }
    }
    if (range) {
      DayOfWeek last = day(ends[1].strip());
      for (DayOfWeek day = day(ends[0].strip()); day != last; day = day.plus(1)) {
        days.add(day);
      }
    }
    return days.size() < 2 ? null : new Weekdays(days);
  }

  private static DayOfWeek day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> name(day).equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  private static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1, LETTERS).toLowerCase(Locale.ROOT);
  }

  /** How many of a week there are. */
  int size() {
    return places.length;
  }

  /**
   * Number of such days from a Monday of 1970 until a day, which counts as the one before it if it
   * is none itself.
   *
   * @param day in days since 1970
   */
  long index(long day) {
    int place = (int) Math.floorMod(day - MONDAY, (long) WEEK);
    return Math.floorDiv(day - MONDAY, (long) WEEK) * size() + ranks[place];
  }

  /** The day, in days since 1970, of an {@link #index}. */
  long day(long index) {
    return MONDAY
        + Math.floorDiv(index, (long) size()) * WEEK
        + places[(int) Math.floorMod(index, (long) size())];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weekdays weekdays && days.equals(weekdays.days);
  }

  @Override
  public int hashCode() {
    return days.hashCode();
  }

  /** The name, as {@link #parse} takes it. */
  @Override
  public String toString() {
    DayOfWeek[] first =
        days.stream().filter(d -> !days.contains(d.minus(1))).toArray(DayOfWeek[]::new);
    if (first.length == 1 && size() >= LONG_RUN) {
      return name(first[0]) + "-" + name(first[0].plus(size() - 1L));
    }
    return days.stream().map(Weekdays::name).collect(Collectors.joining(","));
  }
}
