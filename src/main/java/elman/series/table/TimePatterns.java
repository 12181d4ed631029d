package elman.series.table;

import java.util.List;

/** The ways to write times that need not be said. */
final class TimePatterns {
  private static final List<String> DATES =
      List.of(
          "y-M-d", "y/M/d", "y.M.d", "yMd", "d.M.y", "u/v/y", "u-v-y", "d-B-y", "d B y", "d/B/y",
          "B d, y", "B d y", "y-B-d");

  private static final List<String> PERIODS =
      List.of(
          "y-Wk", "yWk", "y-Qq", "yQq", "y Qq", "Qq y", "Qq-y", "y-M", "y/M", "B y", "B-y", "y-B",
          "y");

  private static final List<String> CLOCKS =
      List.of("H:m:s.f", "H:m:s,f", "H:m:s p", "H:m p", "H:m:s", "H:m", "H");

  private static final List<String> ZONES =
      List.of("X[V]", "[V]", "X", " X", " UTC", " GMT", " Z", "");

  private TimePatterns() {}

  /** The way in which a text writes a time; null if it is none of them. */
  static TimePattern of(String text) {
    if (text.length() < 4 || text.length() > 64) {
      return null;
    }
    for (String date : DATES) {
      int length = new TimePattern(date).match(text);
      if (length == text.length()) {
        return valid(date, text);
      }
      boolean clock = length > 0 && (text.charAt(length) == 'T' || text.charAt(length) == ' ');
      TimePattern found = clock ? withClock(date + text.charAt(length), text) : null;
      if (found != null) {
        return found;
      }
    }
    for (String period : PERIODS) {
      TimePattern found = valid(period, text);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static TimePattern withClock(String date, String text) {
    for (String clock : CLOCKS) {
      if (new TimePattern(date + clock).match(text) < 0) {
        continue;
      }
      for (String zone : ZONES) {
        TimePattern found = valid(date + clock + zone, text);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static TimePattern valid(String pattern, String text) {
    TimePattern candidate = new TimePattern(pattern);
    return candidate.parse(text) == TimeForm.NONE ? null : candidate;
  }
}
