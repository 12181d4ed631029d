package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.FormatException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1|2|3|1|4
          0|5|10|5|15
          1821|1822|1823|Y|1824
          2023-10|2023-11|2023-12|M|2024-01
          202311|202312|202401|M|202402
          2023Q2|2023Q3|2023Q4|Q|2024Q1
          2023-Q2|2023-Q3|2023-Q4|Q|2024-Q1
          Q3 2023|Q4 2023|Q1 2024|Q|Q2 2024
          2020-W51|2020-W52|2020-W53|W|2021-W01
          2024-02-27|2024-02-28|2024-02-29|D|2024-03-01
          2024-02-05|2024-02-12|2024-02-19|W|2024-02-26
          2024/02/27|2024/02/28|2024/02/29|D|2024/03/01
          20240227|20240228|20240229|D|20240301
          27.02.2024|28.02.2024|29.02.2024|D|01.03.2024
          27.2.2024|28.2.2024|29.2.2024|D|1.3.2024
          2/28/2024|2/29/2024|3/1/2024|D|3/2/2024
          28/02/2024 00:00+01:00|29/02/2024 00:00+01:00|01/03/2024 00:00+01:00|D|02/03/2024 00:00+01:00
          28/02/2024 00:00Z|29/02/2024 00:00Z|01/03/2024 00:00Z|D|02/03/2024 00:00Z
          28/02/2024|29/02/2024|01/03/2024|D|02/03/2024
          31-Jan-2024|29-Feb-2024|31-Mar-2024|M|30-Apr-2024
          January 2024|February 2024|March 2024|M|April 2024
          Jan 30, 2024|Jan 31, 2024|Feb 1, 2024|D|Feb 2, 2024
          2024-01-31|2024-02-29|2024-03-31|M|2024-04-30
          2023-12-30|2024-01-30|2024-02-29|M|2024-03-30
          2023-03-31|2023-06-30|2023-09-30|Q|2023-12-31
          2020-02-29|2021-02-28|2022-02-28|Y|2023-02-28
          2024-01-01 21:00|2024-01-01 22:00|2024-01-01 23:00|H|2024-01-02 00:00
          2024-01-01T00:00|2024-01-01T00:15|2024-01-01T00:30|15min|2024-01-01T00:45
          2024-01-01T00:00:00Z|2024-01-01T00:00:30Z|2024-01-01T00:01:00Z|30s|2024-01-01T00:01:30Z
          2024-01-01 00:00:00.000000|2024-01-01 06:00:00.000000|2024-01-01 12:00:00.000000|6H|2024-01-01 18:00:00.000000
          2024-01-01T22:00:00+0530|2024-01-01T23:00:00+0530|2024-01-02T00:00:00+0530|H|2024-01-02T01:00:00+0530
          2024-01-01 22:00:00 UTC|2024-01-01 23:00:00 UTC|2024-01-02 00:00:00 UTC|H|2024-01-02 01:00:00 UTC
          1/31/2024 10:00 PM|1/31/2024 11:00 PM|2/1/2024 12:00 AM|H|2/1/2024 1:00 AM
          2024010122|2024010123|2024010200|H|2024010201
          202401012345|202401020000|202401020015|15min|202401020030
          20240101235930|20240102000000|20240102000030|30s|20240102000100
          1704060000|1704063600|1704067200|H|1704070800
          1704060000000|1704060060000|1704060120000|min|1704060180000
          """)
  void timesGoOnAsTheyAreWritten(String a, String b, String c, String frequency, String next)
      throws Exception {
    Table table = Tables.read(Tables.numbered(a, b, c));
    assertEquals(3, table.series().get(0).size());
    assertEquals(frequency, table.frequency().toString());
    assertEquals(List.of(next), Tables.next(table, 0));
    assertEquals(c, table.time(0, 2));
    assertTrue(table.repairs().list().isEmpty());
  }

  @Test
  void businessDaysLeaveWeekendsOut() throws Exception {
    String[] days =
        IntStream.range(0, 14)
            .mapToObj(i -> LocalDate.of(2024, 1, 1).plusDays(i))
            .filter(day -> day.getDayOfWeek().getValue() <= 5)
            .map(LocalDate::toString)
            .toArray(String[]::new);
    Table table = Tables.read(Tables.numbered(days));
    assertEquals("B", table.frequency().toString());
    assertEquals(10, table.series().get(0).size());
    assertEquals(List.of("2024-01-15", "2024-01-19", "2024-01-22"), Tables.next(table, 0, 4, 5));
    assertEquals(List.of(5), table.periods());
  }

  @Test
  void monthsMayEndWithTheirLastBusinessDay() throws Exception {
    Table table =
        Tables.read(
            Tables.numbered("2020-01-31", "2020-02-28", "2020-03-31", "2020-04-30", "2020-05-29"));
    assertEquals("M", table.frequency().toString());
    assertTrue(table.repairs().list().isEmpty());
    assertEquals(
        List.of("2020-06-30", "2020-07-31", "2020-10-30", "2021-02-26"),
        Tables.next(table, 0, 1, 4, 8));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 12})
  void stepsOfSeveralHoursMayGoWithTheClock(int hours) throws Exception {
    DateTimeFormatter format = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    LocalDateTime begin = LocalDateTime.of(2024, 3, 1, 0, 0);
    String[] all =
        IntStream.range(0, 40 * 24 / hours)
            .mapToObj(i -> begin.plusHours((long) i * hours).atZone(ZoneId.of("Europe/Berlin")))
            .map(format::format)
            .toArray(String[]::new);
    int read = all.length - 2;
    Table table = Tables.read(Tables.numbered(Arrays.copyOf(all, read)));
    assertEquals(hours + "H", table.frequency().toString());
    assertEquals(Arrays.asList(all).subList(read, all.length), Tables.next(table, 0, 1));
    assertEquals(all[0], table.time(0, 0));
  }

  /** Hours from one hour to the next, as a zone's clocks show them. */
  private static String[] hours(String from, int count, ZoneId zone, String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    return IntStream.range(0, count)
        .mapToObj(i -> format.format(Instant.parse(from).plusSeconds(3600L * i)))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2024-03-30T20:00:00Z",
    "Europe/Berlin, 2024-10-26T20:00:00Z",
    "America/New_York, 2024-03-10T00:00:00Z",
    "America/New_York, 2024-11-03T00:00:00Z"
  })
  void hoursElapseWhereClocksChange(String zone, String from) throws Exception {
    ZoneId id = ZoneId.of(zone);
    for (String pattern : List.of("yyyy-MM-dd'T'HH:mmxxx'['VV']'", "yyyy-MM-dd HH:mm:ssxxx")) {
      String[] all = hours(from, 48, id, pattern);
      for (int known : new int[] {3, 24}) {
        boolean named = pattern.contains("VV");
        if (!named && known == 3) {
          continue;
        }
        Table table = Tables.read(Tables.numbered(Arrays.copyOf(all, known)));
        assertEquals("H", table.frequency().toString());
        assertTrue(table.repairs().list().isEmpty());
        for (int h = 0; h < 48; h++) {
          assertEquals(all[h], table.time(0, h));
        }
      }
    }
  }

  @Test
  void daysWhoseMonthIsFoundOutLateAreOfAZoneToo() throws Exception {
    Table table =
        Tables.read(
            Tables.numbered(
                new String[] {
                  "29/03/2024 00:00+01:00",
                  "30/03/2024 00:00+01:00",
                  "31/03/2024 00:00+01:00",
                  "01/04/2024 00:00+02:00"
                }));
    assertEquals("D", table.frequency().toString());
    assertEquals("27/10/2024 00:00+02:00", table.time(0, 212));
    assertEquals("28/10/2024 00:00+01:00", table.time(0, 213));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2024-03-28, +01:00, +02:00, 2024-03-31",
    "Europe/Berlin, 2024-10-24, +02:00, +01:00, 2024-10-27",
    "America/New_York, 2024-03-07, -05:00, -04:00, 2024-03-10",
    "America/New_York, 2024-10-31, -04:00, -05:00, 2024-11-03"
  })
  void daysAreOfTheCalendarWhereClocksChange(
      String zone, String from, String before, String after, String change) throws Exception {
    LocalDate first = LocalDate.parse(from);
    String[] days =
        IntStream.range(0, 8)
            .mapToObj(first::plusDays)
            .map(
                day ->
                    day
                        + "T00:00"
                        + (day.compareTo(LocalDate.parse(change)) > 0 ? after : before)
                        + "["
                        + zone
                        + "]")
            .toArray(String[]::new);
    for (int known : new int[] {3, 6}) {
      Table table = Tables.read(Tables.numbered(Arrays.copyOf(days, known)));
      assertEquals("D", table.frequency().toString());
      assertEquals(days[7], table.time(0, 7));
      assertTrue(table.repairs().list().isEmpty());
    }
  }

  @Test
  void withoutAZoneTheOffsetOfTheLastTimeGoesOn() throws Exception {
    Table table = Tables.read(Tables.numbered("2024-03-30T22:00+01:00", "2024-03-30T23:00+01:00"));
    assertEquals("2024-03-31T12:00+01:00", table.time(0, 14));
  }

  @Test
  void wallClocksWithoutAZoneHaveGapsAndDoubleHours() throws Exception {
    String pattern = "yyyy-MM-dd HH:mm";
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Table spring = Tables.read(Tables.numbered(hours("2024-03-30T20:00:00Z", 20, berlin, pattern)));
    assertEquals(1, spring.repairs().count(Repairs.Kind.GAP));
    Table autumn = Tables.read(Tables.numbered(hours("2024-10-26T20:00:00Z", 20, berlin, pattern)));
    assertEquals(1, autumn.repairs().count(Repairs.Kind.CONFLICT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01/02/2024,1\n02/02/2024,2\n",
        "13/02/2024,1\n02/13/2024,2\n",
        "2024-01-01T00:00+01:00[Europe/Berlin],1\n2024-01-01T00:00Z[Europe/London],2\n",
        "a long story,1\nanother,2\n2024-01-01,2\n",
        "2024-01-01,1\nsoon,2\n",
        "2023-02-29,1\n2023-02-30,2\n",
      })
  void otherTimesAreRefused(String text) {
    TableSettings time = Tables.columns(null, "1", null);
    assertThrows(FormatException.class, () -> Tables.read(text, time));
  }

  @Test
  void anAmbiguousOrderNamesTheRemedy() {
    IOException refused =
        assertThrows(
            FormatException.class, () -> Tables.read("ds,y\n01/02/2024,1\n01/03/2024,2\n"));
    assertTrue(refused.getMessage().contains("--time-format, as dd/MM/yyyy or MM/dd/yyyy"));
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/yyyy, 01/02/2024, 02/02/2024, 03/02/2024",
    "MM/dd/yyyy, 01/02/2024, 02/02/2024, 03/02/2024",
    "dd.MM.yy HH'h', 31.12.23 22h, 31.12.23 23h, 01.01.24 00h",
    "EEE d MMM uuuu, Sat 30 Dec 2023, Sun 31 Dec 2023, Mon 1 Jan 2024",
    "yyyy-MM-dd HH:mm:ss Z, 2023-12-31 22:00:00 +0100, 2023-12-31 23:00:00 +0100,"
        + " 2024-01-01 00:00:00 +0100",
    "yyyy 'quarter' Q, 2023 quarter 3, 2023 quarter 4, 2024 quarter 1"
  })
  void aPatternMayBeSaid(String pattern, String a, String b, String next) throws Exception {
    TableSettings settings = Tables.timeFormat(pattern);
    Table table = Tables.read("ds,y\n" + Tables.numbered(a, b), settings);
    String expected = pattern.equals("yyyy 'quarter' Q") ? a : b;
    assertEquals(expected, table.time(0, expected.equals(a) ? 0 : 1));
    assertEquals(List.of(next), Tables.next(table, 0));
  }

  @Test
  void timesThatWaverAreMovedToTheirSteps() throws Exception {
    Table table =
        Tables.read(
            Tables.numbered(
                "2024-01-01 10:00:03",
                "2024-01-01 11:00:01",
                "2024-01-01 11:59:58",
                "2024-01-01 13:00:07",
                "2024-01-01 14:00:00"));
    assertEquals("H", table.frequency().toString());
    assertEquals(4, table.repairs().count(Repairs.Kind.OFF_GRID));
    assertEquals(List.of("2024-01-01 15:00:00"), Tables.next(table, 0));
  }

  @Test
  void timesBetweenStepsAreRefused() {
    String text = Tables.numbered("1", "11", "21", "26", "31", "41");
    FormatException refused = assertThrows(FormatException.class, () -> Tables.read(text));
    assertEquals("line 4, column 1", refused.place());
  }
}
