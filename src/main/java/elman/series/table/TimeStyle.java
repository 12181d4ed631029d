package elman.series.table;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** How texts write what one {@link TimePattern} leaves open, learned from those that were read. */
final class TimeStyle {
  /** Digits of a second's fraction. */
  int fraction;

  /** Whether months have their whole names. */
  boolean longNames;

  /** Whether no offset is a Z. */
  boolean zulu;

  /** Whether offsets have a colon. */
  boolean colon;

  /** Whether offsets have minutes where these are zero. */
  boolean minutes;

  /** Fields that were seen with one digit, a bit for each. */
  private int unpadded;

  /** Fields that were seen with a zero before their digit, a bit for each. */
  private int padded;

  /** Learns how a number below 10 is written. */
  void see(char field, int digits, int value) {
    unpadded |= digits == 1 ? bit(field) : 0;
    padded |= digits == 2 && value < 10 ? bit(field) : 0;
  }

  /** Whether a number below 10 has a zero before it; where none was seen, the others tell. */
  private boolean isPadded(TimePattern pattern, char field) {
    if (((unpadded | padded) & bit(field)) != 0) {
      return (padded & bit(field)) != 0;
    }
    boolean date = field == 'd' || field == 'M';
    return date ? (unpadded & (bit('d') | bit('M'))) == 0 : !pattern.has('p');
  }

  /** Learns that month and day are written as the two that could not be told apart. */
  void resolve() {
    boolean single = (unpadded & (bit('u') | bit('v'))) != 0;
    unpadded |= single ? bit('M') | bit('d') : 0;
  }

  private static int bit(char field) {
    return 1 << TimePattern.place(field);
  }

  /** The pattern as {@link java.time.format.DateTimeFormatter} takes it, for a date and a clock. */
  String javaPattern(TimePattern pattern) {
    boolean single = !isPadded(pattern, 'M');
    return pattern
        .pattern()
        .replace("T", "'T'")
        .replace("M", single ? "M" : "MM")
        .replace("d", single ? "d" : "dd")
        .replace("y", "yyyy")
        .replace("m", "mm")
        .replace("s", "ss")
        .replace("f", "S".repeat(fraction))
        .replace("H", pattern.has('p') ? "h" : "HH")
        .replace('p', 'a');
  }

  /**
   * Writes a time as the texts that were read.
   *
   * @param wall milliseconds since 1970 on the wall clock
   * @param seconds the offset
   * @param region the zone's name; only needed where there is one
   */
  String print(TimePattern pattern, long wall, int seconds, String region) {
    String letters = pattern.pattern();
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(wall, TimeForm.DAY));
    long clock = Math.floorMod(wall, TimeForm.DAY);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (c == 'X') {
        printOffset(out, seconds);
      } else if (c == 'V') {
        out.append(region);
      } else if (TimePattern.place(c) < 0) {
        out.append(c);
      } else if (!printDay(out, pattern, c, day)) {
        printClock(out, pattern, c, clock);
      }
    }
    return out.toString();
  }

  private boolean printDay(StringBuilder out, TimePattern pattern, char field, LocalDate day) {
    switch (field) {
      case 'y' -> {
        int year = pattern.has('k') ? day.get(IsoFields.WEEK_BASED_YEAR) : day.getYear();
        out.append(String.format(Locale.ROOT, "%04d", year));
      }
      case 'M' -> number(out, pattern, field, day.getMonthValue());
      case 'B' -> {
        String name = TimePattern.MONTHS[day.getMonthValue() - 1];
        out.append(longNames ? name : name.substring(0, 3));
      }
      case 'd' -> number(out, pattern, field, day.getDayOfMonth());
      case 'q' -> out.append(day.get(IsoFields.QUARTER_OF_YEAR));
      case 'k' -> number(out, pattern, field, day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void printClock(StringBuilder out, TimePattern pattern, char field, long clock) {
    int hour = (int) (clock / 3_600_000);
    switch (field) {
      case 'H' -> number(out, pattern, field, pattern.has('p') ? (hour + 11) % 12 + 1 : hour);
      case 'm' -> twoDigits(out, (int) (clock / 60_000 % 60));
      case 's' -> twoDigits(out, (int) (clock / 1000 % 60));
      case 'f' -> out.append(String.format(Locale.ROOT, "%03d000000", clock % 1000), 0, fraction);
      default -> out.append(hour < 12 ? "AM" : "PM");
    }
  }

  private void number(StringBuilder out, TimePattern pattern, char field, int value) {
    if (value >= 10 || isPadded(pattern, field)) {
      twoDigits(out, value);
    } else {
      out.append(value);
    }
  }

  private static void twoDigits(StringBuilder out, int value) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private void printOffset(StringBuilder out, int seconds) {
    if (seconds == 0 && zulu) {
      out.append('Z');
      return;
    }
    int size = Math.abs(seconds) / 60;
    out.append(seconds < 0 ? '-' : '+');
    twoDigits(out, size / 60);
    if (minutes || zulu || size % 60 != 0) {
      out.append(colon || zulu ? ":" : "");
      twoDigits(out, size % 60);
    }
  }
}
