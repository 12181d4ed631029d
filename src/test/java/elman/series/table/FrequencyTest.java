package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  @Test
  void holesAreFilledAlongTheSeasonAndTheTrend() {
    double[] whole = Tables.values(48, t -> t + 10 * ((int) t % 12));
    double[] holes = whole.clone();
    for (int t : new int[] {17, 18, 19, 33}) {
      holes[t] = Double.NaN;
    }
    Filler.fill(holes, 12);
    assertArrayEquals(whole, holes, 1e-9);
    double[] line = {1, Double.NaN, Double.NaN, 4};
    Filler.fill(line, 12);
    assertArrayEquals(new double[] {1, 2, 3, 4}, line, 1e-12);
  }
}
