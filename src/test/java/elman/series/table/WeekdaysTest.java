package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekdaysTest {
  @ParameterizedTest
  @CsvSource({
    "Mon-Sat, Mon-Sat, 6",
    "tue-SUN, Tue-Sun, 6",
    "Sun-Thu, Sun-Thu, 5",
    "Sat-Mon, Sat-Mon, 3",
    "'Fri,Mon, Wed', 'Mon,Wed,Fri', 3",
    "'Tue,Wed,Thu', Tue-Thu, 3",
    "Sat-Sun, 'Sat,Sun', 2",
    "Mon-Sun, Mon-Sun, 7"
  })
  void namesGoBothWays(String text, String name, int size) {
    Weekdays weekdays = Weekdays.parse(text);
    assertEquals(size, weekdays.size());
    if (size < 7) {
      assertEquals(name, weekdays.toString());
      assertEquals(weekdays, Weekdays.parse(name));
      assertEquals(weekdays.hashCode(), Weekdays.parse(name).hashCode());
      assertNotEquals(Weekdays.ALL, weekdays);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Mon", "Mon-", "Mon-Mon", "Mon,Mon", "Monday-Friday", "Mon-Wed-Fri", "B"})
  void othersAreNone(String text) {
    assertNull(Weekdays.parse(text));
  }

  @Test
  void aWeekHasDays() {
    Set<DayOfWeek> none = EnumSet.noneOf(DayOfWeek.class);
    assertThrows(IllegalArgumentException.class, () -> new Weekdays(none));
  }

  /** All weeks that there are: open days are numbered one by one, closed ones as the one before. */
  @Test
  void daysAreCountedOneAfterTheOther() {
    for (int mask = 1; mask < 1 << 7; mask++) {
      int bits = mask;
      Set<DayOfWeek> days =
          Stream.of(DayOfWeek.values())
              .filter(day -> (bits >> (day.getValue() - 1) & 1) == 1)
              .collect(Collectors.toSet());
      Weekdays weekdays = new Weekdays(days);
      long index = weekdays.index(-31);
      for (long day = -30; day <= 30; day++) {
        boolean open = days.contains(LocalDate.ofEpochDay(day).getDayOfWeek());
        index += open ? 1 : 0;
        assertEquals(index, weekdays.index(day));
        assertEquals(open, weekdays.day(index) == day);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Mon-Sat, 3, Mon-Sat",
    "Tue-Sun, 3, Tue-Sun",
    "Sun-Thu, 2, Sun-Thu",
    "Mon-Fri, 2, B",
    "'Mon,Wed,Fri', 3, 'Mon,Wed,Fri'",
    "'Mon,Thu', 3, 'Mon,Thu'",
    "Sat-Sun, 3, 'Sat,Sun'",
    "Mon-Sun, 3, D",
    "Mon-Sat, 1, D"
  })
  void aTableKeepsToItsDays(String open, int weeks, String found) throws Exception {
    Weekdays weekdays = Weekdays.parse(open);
    long first = LocalDate.of(2024, 1, 1).toEpochDay();
    List<String> days =
        IntStream.range(0, 7 * weeks)
            .mapToLong(i -> first + i)
            .filter(day -> weekdays.day(weekdays.index(day)) == day)
            .mapToObj(day -> LocalDate.ofEpochDay(day).toString())
            .toList();
    Table table = Tables.read(Tables.numbered(days.toArray(String[]::new)));
    assertEquals(found, table.frequency().toString());
    assertEquals(days.size(), table.series().get(0).size());
    assertEquals(table.frequency(), Frequency.parse(found));
    long next = weekdays.day(weekdays.index(first + 7L * weeks - 1) + 1);
    if (weeks > 1) {
      assertEquals(List.of(LocalDate.ofEpochDay(next).toString()), Tables.next(table, 0));
    }
  }

  /** A day that is missing now and then is missing; one that always is, is none. */
  @Test
  void holidaysAreGaps() throws Exception {
    String[] days =
        IntStream.range(0, 28)
            .mapToObj(i -> LocalDate.of(2024, 1, 1).plusDays(i))
            .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY && day.getDayOfMonth() != 10)
            .map(LocalDate::toString)
            .toArray(String[]::new);
    Table table = Tables.read(Tables.numbered(days));
    assertEquals("Mon-Sat", table.frequency().toString());
    assertEquals(List.of(6), table.periods());
    assertEquals(24, table.series().get(0).size());
    assertEquals(1, table.repairs().count(Repairs.Kind.GAP));
  }
}
