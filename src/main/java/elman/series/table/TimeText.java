package elman.series.table;

import java.time.ZoneId;

/** A text from which the fields of a {@link TimePattern} are read, one behind the other. */
final class TimeText {
  private final TimeStyle style;
  private String text = "";
  private int at;
  private ZoneId zone;
  private int offset;

  /**
   * @param style learns how fields are written
   */
  TimeText(TimeStyle style) {
    this.style = style;
  }

  /** Begins with another text. */
  void open(String newText) {
    text = newText;
    at = 0;
    zone = null;
    offset = 0;
  }

  /** How many characters were read. */
  int length() {
    return at;
  }

  /** The zone that was read; null if there was none. */
  ZoneId zone() {
    return zone;
  }

  /** The offset that was read, in seconds. */
  int offset() {
    return offset;
  }

  /** Reads a character that is no field; whether it is there. */
  boolean skip(char c) {
    return at < text.length() && text.charAt(at++) == c;
  }

  /** Reads a field; -1 if it is not there. */
  int read(char field) {
    return switch (field) {
      case 'y' -> digits(4, 4);
      case 'f' -> fraction();
      case 'q' -> digits(1, 1);
      case 'B' -> monthName();
      case 'p' -> afternoon();
      case 'X' -> readOffset();
      case 'V' -> readZone();
      default -> twoDigits(field);
    };
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
    for (int i = 0; i < TimePattern.MONTHS.length; i++) {
      for (int length : new int[] {TimePattern.MONTHS[i].length(), 3}) {
        if (text.regionMatches(true, at, TimePattern.MONTHS[i], 0, length)) {
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
