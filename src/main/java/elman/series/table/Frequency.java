package elman.series.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the times of a table are apart.
 *
 * @param unit what is counted
 * @param count how many of them, at least 1
 * @param weekdays the days that count, all of them but for {@link Unit#WEEKDAY}
 */
public record Frequency(Unit unit, int count, Weekdays weekdays) {
  private static final Pattern NAME = Pattern.compile("(\\d{0,9})\\s*([A-Za-z]+)");

  /** Names of frequencies, of which capitals count only in {@code M} and {@code m}. */
  private static final Map<String, Frequency> NAMES =
      Map.ofEntries(
          Map.entry("y", new Frequency(Unit.MONTH, 12)),
          Map.entry("a", new Frequency(Unit.MONTH, 12)),
          Map.entry("q", new Frequency(Unit.MONTH, 3)),
          Map.entry("m", new Frequency(Unit.MONTH, 1)),
          Map.entry("w", new Frequency(Unit.DAY, 7)),
          Map.entry("d", new Frequency(Unit.DAY, 1)),
          Map.entry("b", new Frequency(Weekdays.BUSINESS)),
          Map.entry("h", new Frequency(Unit.SECOND, 3600)),
          Map.entry("min", new Frequency(Unit.SECOND, 60)),
          Map.entry("t", new Frequency(Unit.SECOND, 60)),
          Map.entry("s", new Frequency(Unit.SECOND, 1)));

  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  /** What times are counted in. */
  public enum Unit {
    /** Whole numbers that no calendar belongs to. */
    INDEX,
    /** Seconds that elapse. */
    SECOND,
    /** Days of the calendar. */
    DAY,
    /** Some days of each week. */
    WEEKDAY,
    /** Months of the calendar. */
    MONTH
  }

  /**
   * @throws IllegalArgumentException if there is nothing between two times
   */
  public Frequency {
    if (count < 1) {
      throw new IllegalArgumentException("a frequency counts from 1 on, not " + count);
    }
  }

  /** Steps of {@code count} units. */
  Frequency(Unit unit, int count) {
    this(unit, count, Weekdays.ALL);
  }

  /** From each of some days of the week to the next. */
  Frequency(Weekdays weekdays) {
    this(Unit.WEEKDAY, 1, weekdays);
  }

  /**
   * A frequency by its name: Y, Q, M, W, D, B (Monday to Friday), H, min or s, with a number before
   * it or none; days of the week, as in Mon-Sat; or a number alone, for times that are an index.
   *
   * @throws IllegalArgumentException saying what there is, if it is none
   */
  public static Frequency parse(String text) {
    Matcher match = NAME.matcher(text.strip());
    if (text.strip().matches("[1-9]\\d{0,8}")) {
      return new Frequency(Unit.INDEX, Integer.parseInt(text.strip()));
    }
    Weekdays weekdays = Weekdays.parse(text);
    if (weekdays != null) {
      return weekdays.equals(Weekdays.ALL) ? new Frequency(Unit.DAY, 1) : new Frequency(weekdays);
    }
    Frequency named =
        match.matches() && !match.group(2).equals("m")
            ? NAMES.get(match.group(2).toLowerCase(Locale.ROOT))
            : null;
    long count = named == null || match.group(1).isEmpty() ? 1 : Long.parseLong(match.group(1));
    if (named == null || count < 1 || count * named.count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no frequency; there are Y, Q, M, W, D, B, Mon-Sat, H, 15min, 30s and the like");
    }
    if (named.unit == Unit.WEEKDAY && count > 1) {
      throw new IllegalArgumentException("business days are counted one by one: B");
    }
    return new Frequency(named.unit, (int) count * named.count, named.weekdays);
  }

  /** Whether days of a calendar belong to the times. */
  public boolean isDated() {
    return unit != Unit.INDEX;
  }

  /** Whether steps are of the calendar and not of elapsed time. */
  boolean isCalendar() {
    return unit != Unit.INDEX && unit != Unit.SECOND;
  }

  /** Whether steps may be of elapsed time or go with the wall clock: several hours. */
  boolean mayGoWithClock() {
    return unit == Unit.SECOND && count > HOUR;
  }

  /**
   * Seasonal periods in steps that are usual: the year of quarters and months and weeks, the week
   * of days, the day and the week of hours and of parts of them down to 5 minutes, the hour and the
   * day of minutes, the minute and the hour of seconds. An index has none.
   */
  public List<Integer> periods() {
    List<Integer> periods = new ArrayList<>();
    switch (unit) {
      case INDEX -> {}
      case MONTH -> addPeriod(periods, 12);
      case WEEKDAY -> periods.add(weekdays.size());
      case DAY -> {
        if (count % 7 == 0) {
          addPeriod(periods, 52 * 7);
        } else {
          addPeriod(periods, 7);
        }
      }
      case SECOND -> {
        boolean days = count >= 300;
        addPeriod(periods, days ? DAY : count >= 60 ? HOUR : 60);
        addPeriod(periods, days ? 7 * DAY : count >= 60 ? DAY : HOUR);
      }
    }
    return periods;
  }

  private void addPeriod(List<Integer> periods, int length) {
    if (length % count == 0 && length / count >= 2) {
      periods.add(length / count);
    }
  }

  /**
   * The period m of scaled errors as in M4: 24 for hours, 12 for months, 4 for quarters, 1 for
   * years, weeks and days; otherwise the first seasonal period.
   *
   * @param periods seasonal periods
   */
  public int scalePeriod(List<Integer> periods) {
    int first = periods.isEmpty() ? 1 : periods.get(0);
    return switch (unit) {
      case MONTH -> 12 % count == 0 ? 12 / count : 1;
      case DAY, WEEKDAY -> 1;
      case SECOND -> first;
      case INDEX -> first == 7 || first == 52 ? 1 : first;
    };
  }

  /**
   * The number of values to forecast where nobody says it, as in M4: 6 years, 8 quarters, 18
   * months, 13 weeks, 14 days, 48 hours; two weeks of weekdays; otherwise two of the first seasonal
   * period, or 10. An index is taken for what has its period.
   *
   * @param periods seasonal periods
   */
  public int horizon(List<Integer> periods) {
    int first = periods.isEmpty() ? 0 : periods.get(0);
    return switch (toString()) {
      case "Y" -> 6;
      case "Q" -> 8;
      case "M" -> 18;
      case "W" -> 13;
      case "D" -> 14;
      default ->
          switch (unit == Unit.INDEX ? first : 0) {
            case 4 -> 8;
            case 12 -> 18;
            case 52 -> 13;
            default -> first == 0 ? 10 : 2 * first;
          };
    };
  }

  /** The name, as {@link #parse} takes it. */
  @Override
  public String toString() {
    return switch (unit) {
      case INDEX -> Integer.toString(count);
      case MONTH ->
          count % 12 == 0 ? named(12, "Y") : count % 3 == 0 ? named(3, "Q") : named(1, "M");
      case DAY -> count % 7 == 0 ? named(7, "W") : named(1, "D");
      case WEEKDAY -> weekdays.equals(Weekdays.BUSINESS) ? "B" : weekdays.toString();
      case SECOND ->
          count % HOUR == 0 ? named(HOUR, "H") : count % 60 == 0 ? named(60, "min") : named(1, "s");
    };
  }

  private String named(int size, String name) {
    return count == size ? name : count / size + name;
  }
}
