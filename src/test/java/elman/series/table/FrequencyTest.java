package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Y     | Y     | []          | 1   | 6
          Q     | Q     | [4]         | 4   | 8
          M     | M     | [12]        | 12  | 18
          3M    | Q     | [4]         | 4   | 8
          W     | W     | [52]        | 1   | 13
          D     | D     | [7]         | 1   | 14
          B     | B     | [5]         | 1   | 10
          Mon-Fri | B   | [5]         | 1   | 10
          Mon-Sat | Mon-Sat | [6]     | 1   | 12
          Mon-Sun | D   | [7]         | 1   | 14
          h     | H     | [24, 168]   | 24  | 48
          30min | 30min | [48, 336]   | 48  | 96
          15T   | 15min | [96, 672]   | 96  | 192
          min   | min   | [60, 1440]  | 60  | 120
          30s   | 30s   | [2, 120]    | 2   | 4
          60min | H     | [24, 168]   | 24  | 48
          7H    | 7H    | [24]        | 24  | 48
          1     | 1     | []          | 1   | 10
          """)
  void defaultsAreThoseOfTheCompetition(
      String text, String name, String periods, int scale, int horizon) {
    Frequency frequency = Frequency.parse(text);
    assertEquals(name, frequency.toString());
    assertEquals(frequency, Frequency.parse(name));
    assertEquals(periods, frequency.periods().toString());
    assertEquals(scale, frequency.scalePeriod(frequency.periods()));
    assertEquals(horizon, frequency.horizon(frequency.periods()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "0", "-1", "0D", "2B", "fortnight", "999999999Y"})
  void othersAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Frequency.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'1,31,61,91', 1",
    "'1,31,61', 2",
    "'1,31,61,91,92', 2",
    "'1,3,5,7,9,11', 1",
  })
  void aSeriesOfAnotherFrequencyIsLeftOutUnlessItIsSaid(String days, int series) throws Exception {
    StringBuilder text = new StringBuilder("id,t,y\n");
    for (int day = 1; day <= 30; day++) {
      text.append("daily,").append(LocalDate.ofYearDay(2023, day)).append(",1\n");
    }
    for (String day : days.split(",", -1)) {
      text.append("other,").append(LocalDate.ofYearDay(2023, Integer.parseInt(day))).append(",2\n");
    }
    assertEquals(series, Tables.read(text.toString()).series().size());
    assertEquals(2, Tables.read(text.toString(), Tables.frequency("D")).series().size());
  }

  @Test
  void whatIsMissingMayBeZero() throws Exception {
    String text = "2024-01-01,5\n2024-01-02,6\n2024-01-04,\n2024-01-05,8\n2024-01-08,\n";
    Table around = Tables.read(text);
    assertArrayEquals(new double[] {5, 6, 20 / 3.0, 22 / 3.0, 8}, values(around), 1e-9);
    assertEquals(1, around.repairs().count(Repairs.Kind.GAP));
    assertEquals(1, around.repairs().count(Repairs.Kind.MISSING));
    Table zeros = Tables.read(text, Tables.zeros());
    assertArrayEquals(new double[] {5, 6, 0, 0, 8}, values(zeros), 0);
    assertEquals(0, zeros.repairs().count(Repairs.Kind.GAP));
    assertEquals(0, zeros.repairs().count(Repairs.Kind.MISSING));
  }

  private static double[] values(Table table) {
    return table.series().get(0).values();
  }

  @Test
  void aTimeThatIsFarFromTheOthersIsNamed() {
    String text = Tables.numbered("2203-01-05", "2023-01-01", "2023-01-02", "2023-01-03");
    FormatException refused = assertThrows(FormatException.class, () -> Tables.read(text));
    assertEquals("line 1, column 1", refused.place());
  }

  @Test
  void wholeNumbersThatGoDownAreTimes() throws Exception {
    assertArrayEquals(new double[] {9, 3, 4}, values(Tables.read("d,v\n5,4\n4,3\n3,9\n")), 0);
  }
}
