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

  private final String pattern;

  /** The value of each field of the text that was read last, by its place in {@link #FIELDS}. */
  private final int[] fields = new int[FIELDS.length()];

  private ZoneId zone;
  private int offset;

  private final TimeStyle style = new TimeStyle();

  private String text;
  private int at;

  /**
   * @param pattern letters of fields and other characters
   */
  TimePattern(String pattern) {
    this.pattern = pattern;
  }

  /** The same way once the order of month and day is known, with what has been learned. */
  TimePattern resolved(boolean dayFirst) {
    TimePattern known =
        new TimePattern(
            dayFirst
                ? pattern.replace('u', 'd').replace('v', 'M')
                : pattern.replace('u', 'M').replace('v', 'd'));
    known.style.resolve(style);
    return known;
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
    return pattern.indexOf(field) >= 0;
  }

  /** Whether month and day are in an order that is not known. */
  boolean isAmbiguous() {
    return has('u');
  }

  /** The zone of the text that was read last; null if it names none. */
  ZoneId zone() {
    return zone;
  }

  /** The offset in seconds of the text that was read last. */
  int offset() {
    return offset;
  }

  /** The one of two numbers that may be month and day which comes first, or second. */
  int ambiguous(boolean second) {
    return get(second ? 'v' : 'u');
  }

  /** How many characters at the beginning of a text the whole pattern takes; -1 if it fails. */
  int match(String cell) {
    text = cell;
    at = 0;
    zone = null;
    offset = 0;
    Arrays.fill(fields, -1);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean found =
          FIELDS.indexOf(c) >= 0 ? read(c) : at < text.length() && text.charAt(at++) == c;
      if (!found) {
        return -1;
      }
    }
    return at;
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
  static long resolve(long mixed, boolean dayFirst) {
    long day = Math.floorDiv(mixed, TimeForm.DAY);
    int first = (int) (day / 100 % 100);
    int second = (int) (day % 100);
    long resolved = day((int) (day / 10_000), dayFirst ? second : first, dayFirst ? first : second);
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
    return day(year, month, has('d') ? get('d') : 1);
  }

  private static long day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return TimeForm.NONE;
    }
    LocalDate first = LocalDate.of(year, month, 1);
    return day > first.lengthOfMonth() ? TimeForm.NONE : first.toEpochDay() + day - 1;
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
    return fields[FIELDS.indexOf(field)];
  }

  private boolean read(char field) {
    int value =
        switch (field) {
          case 'y' -> digits(4, 4);
          case 'f' -> fraction();
          case 'q' -> digits(1, 1);
          case 'B' -> monthName();
          case 'p' -> afternoon();
          case 'X' -> readOffset();
          case 'V' -> readZone();
          default -> twoDigits(field);
        };
    fields[FIELDS.indexOf(field)] = value;
    return value >= 0;
  }

  private int twoDigits(char field) {
    int from = at;
    int value = digits(1, 2);
    style.see(field, at - from, value);
    return value;
  }

  private int digits(int least, int most) {
    int value = 0;
    int from = at;
    while (at < text.length() && at < from + most && isDigit(text.charAt(at))) {
      value = 10 * value + text.charAt(at++) - '0';
    }
    return at - from < least ? -1 : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Milliseconds; digits beyond them are lost. */
  private int fraction() {
    int from = at;
    int value = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      value = at - from < 3 ? 10 * value + text.charAt(at) - '0' : value;
      at++;
    }
    style.fraction = Math.max(style.fraction, at - from);
    for (int i = at - from; i < 3; i++) {
      value *= 10;
    }
    return at == from || at - from > 9 ? -1 : value;
  }

  private int monthName() {
    for (int i = 0; i < MONTHS.length; i++) {
      for (int length : new int[] {MONTHS[i].length(), 3}) {
        if (text.regionMatches(true, at, MONTHS[i], 0, length)) {
          style.longNames |= length > 3;
          at += length;
          return i + 1;
        }
      }
    }
    return -1;
  }

  private int afternoon() {
    int half = text.startsWith("AM", at) || text.startsWith("am", at) ? 0 : 1;
    boolean found = half == 0 || text.startsWith("PM", at) || text.startsWith("pm", at);
    at += 2;
    return found ? half : -1;
  }

  /** Z, or a sign and hours, with minutes or without, with a colon or without. */
  private int readOffset() {
    if (at < text.length() && text.charAt(at) == 'Z') {
      at++;
      style.zulu = true;
      return 0;
    }
    char sign = at < text.length() ? text.charAt(at++) : ' ';
    int hours = sign == '+' || sign == '-' ? digits(2, 2) : -1;
    int behindHours = at;
    if (at < text.length() && text.charAt(at) == ':') {
      style.colon = true;
      at++;
    }
    int more = digits(0, 2);
    style.minutes |= at > behindHours;
    offset = (sign == '-' ? -1 : 1) * (hours * 3600 + more * 60);
    return hours < 0 || hours > 18 || more > 59 || offset % TimeForm.QUARTER != 0 ? -1 : 0;
  }

  private int readZone() {
    int from = at;
    while (at < text.length() && text.charAt(at) != ']') {
      at++;
    }
    String name = text.substring(from, at);
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      return -1;
    }
    zone = ZoneId.of(name);
    return 0;
  }
}
