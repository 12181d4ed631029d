package elman.series.table;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Arrays;

/**
 * One way to write a time: fields, each a letter, with other characters between them.
 *
 * <p>{@code y} four digits of a year, {@code M} month, {@code B} its English name, {@code d} day,
 * {@code q} quarter, {@code k} ISO week, {@code H} hour, {@code m} minute, {@code s} second, {@code
 * f} digits of its fraction, {@code p} AM or PM, {@code X} offset, {@code V} zone, {@code u} and
 * {@code v} month and day in an order that is not yet known. Numbers but the year have one or two
 * digits.
 */
final class TimePattern {
  static final String FIELDS = "yMBdqkHmsfpXVuv";
  static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"
  };

  /** Places of fields, from 1 on, by their letters. */
  private static final byte[] PLACES = new byte[128];

  static {
    for (int i = 0; i < FIELDS.length(); i++) {
      PLACES[FIELDS.charAt(i)] = (byte) (i + 1);
    }
  }

  private final String pattern;

  /** The value of each field of the text that was read last, by its place in {@link #FIELDS}. */
  private final int[] fields = new int[FIELDS.length()];

  /** A bit for each field that is part of the pattern. */
  private final int present;

  private final TimeStyle style;
  private final TimeText text;

  /** The month that was read last, as all days of it begin from the same. */
  private int lastMonth = -1;

  private LocalDate first = LocalDate.EPOCH;
  private long firstDay;

  /**
   * @param pattern letters of fields and other characters
   */
  TimePattern(String pattern) {
    this(pattern, new TimeStyle());
  }

  private TimePattern(String pattern, TimeStyle style) {
    this.pattern = pattern;
    this.style = style;
    text = new TimeText(style);
    int bits = 0;
    for (int i = 0; i < pattern.length(); i++) {
      int place = place(pattern.charAt(i));
      bits |= place >= 0 ? 1 << place : 0;
    }
    present = bits;
  }

  /** The place of a field; -1 if the character is none. */
  static int place(char c) {
    return c < PLACES.length ? PLACES[c] - 1 : -1;
  }

  /** The same way once the order of month and day is known, with what has been learned. */
  TimePattern resolved(boolean dayFirst) {
    style.resolve();
    return new TimePattern(
        dayFirst
            ? pattern.replace('u', 'd').replace('v', 'M')
            : pattern.replace('u', 'M').replace('v', 'd'),
        style);
  }

  /**
   * Writes a time as the texts that were read.
   *
   * @param wall milliseconds since 1970 on the wall clock
   * @param seconds the offset
   * @param region the zone's name; only needed where there is one
   */
  String print(long wall, int seconds, String region) {
    return style.print(this, wall, seconds, region);
  }

  /** The pattern as {@link java.time.format.DateTimeFormatter} takes it, for a date and a clock. */
  String javaPattern() {
    return style.javaPattern(this);
  }

  String pattern() {
    return pattern;
  }

  /** Whether a field is part of it. */
  boolean has(char field) {
    return (present & 1 << place(field)) != 0;
  }

  /** Whether month and day are in an order that is not known. */
  boolean isAmbiguous() {
    return has('u');
  }

  /** The zone of the text that was read last; null if it names none. */
  ZoneId zone() {
    return text.zone();
  }

  /** The offset in seconds of the text that was read last. */
  int offset() {
    return text.offset();
  }

  /** The one of two numbers that may be month and day which comes first, or second. */
  int ambiguous(boolean second) {
    return get(second ? 'v' : 'u');
  }

  /** How many characters at the beginning of a text the whole pattern takes; -1 if it fails. */
  int match(String cell) {
    text.open(cell);
    Arrays.fill(fields, -1);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int place = place(c);
      if (place < 0 && !text.skip(c)) {
        return -1;
      }
      if (place >= 0) {
        fields[place] = text.read(c);
        if (fields[place] < 0) {
          return -1;
        }
      }
    }
    return text.length();
  }

  /**
   * Reads a time.
   *
   * @return milliseconds since 1970 on the wall clock, or {@link TimeForm#NONE}
   */
  long parse(String cell) {
    if (match(cell) != cell.length()) {
      return TimeForm.NONE;
    }
    long day = has('u') ? mixedDay() : day();
    long clock = clock();
    return day == TimeForm.NONE || clock < 0 ? TimeForm.NONE : day * TimeForm.DAY + clock;
  }

  /** A day that keeps both numbers, as month and day may have to be exchanged. */
  private long mixedDay() {
    int first = get('u');
    int second = get('v');
    boolean valid = first >= 1 && first <= 31 && second >= 1 && second <= 31;
    return valid && Math.min(first, second) <= 12
        ? (get('y') * 100L + first) * 100 + second
        : TimeForm.NONE;
  }

  /** Milliseconds on the wall clock of a time whose month and day were in an unknown order. */
  long resolve(long mixed, boolean dayFirst) {
    long day = Math.floorDiv(mixed, TimeForm.DAY);
    int left = (int) (day / 100 % 100);
    int right = (int) (day % 100);
    int month = dayFirst ? right : left;
    long resolved = monthDay((int) (day / 10_000), month, dayFirst ? left : right);
    return resolved == TimeForm.NONE
        ? TimeForm.NONE
        : resolved * TimeForm.DAY + Math.floorMod(mixed, TimeForm.DAY);
  }

  private long day() {
    int year = get('y');
    if (has('k')) {
      return week(year, get('k'));
    }
    int month = has('q') ? 3 * get('q') - 2 : has('B') ? get('B') : has('M') ? get('M') : 1;
    return monthDay(year, month, has('d') ? get('d') : 1);
  }

  private long monthDay(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return TimeForm.NONE;
    }
    if (year * 12 + month != lastMonth) {
      lastMonth = year * 12 + month;
      first = LocalDate.of(year, month, 1);
      firstDay = first.toEpochDay();
    }
    return day < 1 || day > first.lengthOfMonth() ? TimeForm.NONE : firstDay + day - 1;
  }

  /** The Monday of an ISO week: that of January 4 begins the first. */
  private static long week(int year, int week) {
    LocalDate fourth = LocalDate.of(year, 1, 4);
    long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(fourth).getMaximum();
    long monday = fourth.toEpochDay() - (fourth.getDayOfWeek().getValue() - 1);
    return week < 1 || week > weeks ? TimeForm.NONE : monday + 7L * (week - 1);
  }

  private long clock() {
    int hour = Math.max(0, get('H'));
    if (has('p')) {
      if (hour < 1 || hour > 12) {
        return -1;
      }
      hour = hour % 12 + 12 * get('p');
    }
    int minute = Math.max(0, get('m'));
    int second = Math.max(0, get('s'));
    if (hour > 23 || minute > 59 || second > 59) {
      return -1;
    }
    return ((hour * 60L + minute) * 60 + second) * 1000 + Math.max(0, get('f'));
  }

  private int get(char field) {
    return fields[place(field)];
  }
}
