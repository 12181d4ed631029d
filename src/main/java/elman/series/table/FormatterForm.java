package elman.series.table;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.WeekFields;
import java.util.Locale;

/** Times in a pattern that was said, in English. What the pattern leaves out is the first. */
final class FormatterForm implements TimeForm {
  /** English, with weeks as ISO and most of the world have them: as in Great Britain. */
  private static final Locale LOCALE = Locale.forLanguageTag("en-u-rg-gbzzzz");

  private static final WeekFields WEEKS = WeekFields.of(LOCALE);

  private final DateTimeFormatter formatter;
  private final Zoned zoned = new Zoned();
  private boolean offsets;
  private String fault;

  /**
   * @param pattern as {@link DateTimeFormatter} takes it
   * @throws IllegalArgumentException if it is no pattern
   */
  FormatterForm(String pattern) {
    formatter = DateTimeFormatter.ofPattern(pattern, LOCALE);
  }

  @Override
  public long parse(String cell) {
    try {
      TemporalAccessor parsed = formatter.parse(cell);
      LocalDate date = date(parsed);
      if (isImpossible(cell, date)) {
        return NONE;
      }
      LocalTime clock = clock(parsed);
      long wall = date.toEpochDay() * DAY + clock.toNanoOfDay() / 1_000_000;
      return key(wall, parsed);
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** Whether a cell names a day that its month has not, for which the month's last was taken. */
  private boolean isImpossible(String cell, LocalDate date) {
    TemporalAccessor written = formatter.parseUnresolved(cell, new ParsePosition(0));
    return get(written, ChronoField.MONTH_OF_YEAR, 0) == date.getMonthValue()
        && get(written, ChronoField.DAY_OF_MONTH, 0) > date.getDayOfMonth();
  }

  private long key(long wall, TemporalAccessor parsed) {
    ZoneId zone = parsed.query(TemporalQueries.zone());
    if (zone == null) {
      return wall;
    }
    offsets = true;
    if (!(zone instanceof ZoneOffset) && !zoned.name(zone)) {
      fault = "has times of several zones";
    }
    int offset =
        parsed.isSupported(ChronoField.OFFSET_SECONDS)
            ? parsed.get(ChronoField.OFFSET_SECONDS)
            : zoned.offsetOfWall(wall, 0);
    if (offset % QUARTER != 0) {
      return NONE;
    }
    long key = Zoned.key(wall, offset);
    zoned.see(key);
    return key;
  }

  private static LocalDate date(TemporalAccessor parsed) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date != null) {
      return date;
    }
    int week = get(parsed, WEEKS.weekOfWeekBasedYear(), -1);
    if (week >= 0) {
      LocalDate fourth = LocalDate.of((int) parsed.getLong(WEEKS.weekBasedYear()), 1, 4);
      if (week < 1 || week > fourth.range(WEEKS.weekOfWeekBasedYear()).getMaximum()) {
        throw new DateTimeException("a year without week " + week);
      }
      return fourth.with(WEEKS.dayOfWeek(), 1).plusWeeks(week - 1L);
    }
    int quarter = get(parsed, IsoFields.QUARTER_OF_YEAR, 1);
    int year = get(parsed, ChronoField.YEAR, get(parsed, ChronoField.YEAR_OF_ERA, 1970));
    int month = get(parsed, ChronoField.MONTH_OF_YEAR, 3 * quarter - 2);
    return LocalDate.of(year, month, get(parsed, ChronoField.DAY_OF_MONTH, 1));
  }

  private static LocalTime clock(TemporalAccessor parsed) {
    LocalTime clock = parsed.query(TemporalQueries.localTime());
    return clock == null ? LocalTime.MIDNIGHT : clock;
  }

  private static int get(TemporalAccessor parsed, TemporalField field, int otherwise) {
    return parsed.isSupported(field) ? (int) parsed.getLong(field) : otherwise;
  }

  @Override
  public String finish() {
    zoned.finish(this::finished);
    return fault;
  }

  @Override
  public long wall(long key) {
    return offsets ? Zoned.elapsed(key) + Zoned.offset(key) * 1000L : key;
  }

  @Override
  public long elapsed(long key) {
    return offsets ? Zoned.elapsed(key) : key;
  }

  @Override
  public String printWall(long wall, long like) {
    return printElapsed(offsets ? zoned.elapsedOfWall(wall, like) : wall, like);
  }

  @Override
  public String printElapsed(long elapsed, long like) {
    ZoneId zone = ZoneOffset.UTC;
    if (offsets) {
      zone =
          zoned.region().isEmpty()
              ? ZoneOffset.ofTotalSeconds(zoned.offset(elapsed, like))
              : ZoneId.of(zoned.region());
    }
    return ZonedDateTime.ofInstant(Instant.ofEpochMilli(elapsed), zone).format(formatter);
  }

  @Override
  public long toWall(long elapsed, long like) {
    return offsets ? elapsed + zoned.offset(elapsed, like) * 1000L : elapsed;
  }
}
