package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 10; 5; 0 2 4 6 8 10",
        "0; 10; 4; 0 5 10",
        "-1; 1; 4; -1.0 -0.5 0.0 0.5 1.0",
        "0.12; 0.19; 4; 0.12 0.14 0.16 0.18",
        "99.5; 100.5; 2; 99.5 100.0 100.5",
        "0; 3e9; 3; 0 1e9 2e9 3e9",
        "0; 1e-7; 2; 0 5e-8 1e-7",
        "1000000; 1500000; 5; 1000000 1100000 1200000 1300000 1400000 1500000",
        "-1e300; 1e300; 2; -1e300 0 1e300"
      })
  void areRound(double low, double high, int most, String expected) {
    assertEquals(expected, texts(Axis.linear(""), new Scale(low, high, false), most));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.9; 1.1; 5; 10",
        "-1; 1; 6; 0.1 0.2 0.5 1 2 5 10",
        "-2; 2; 5; 0.01 0.1 1 10 100",
        "-300; 300; 4; 1e-200 1 1e200"
      })
  void arePowersOnALogarithmicAxis(double low, double high, int most, String expected) {
    assertEquals(expected, texts(Axis.log(""), new Scale(low, high, true), most));
  }

  /** Months: a quarter, a year or ten years, never ten months. */
  @ParameterizedTest
  @CsvSource({
    "11, 4, 0 3 6 9",
    "40, 4, 0 12 24 36",
    "47, 9, 0 6 12 18 24 30 36 42",
    "3, 9, 0 1 2 3"
  })
  void keepToThePeriod(double high, int most, String expected) {
    Axis axis = Axis.steps("", step -> Integer.toString((int) step), 12);
    assertEquals(expected, texts(axis, new Scale(0, high, false), most));
  }

  static List<double[]> hostile() {
    return Charts.hostile();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void areFewAndAscend(double[] values) {
    for (boolean log : new boolean[] {false, true}) {
      Scale.Range range = new Scale.Range(log);
      range.add(values);
      Scale scale = range.scale(0.04);
      Axis axis = log ? Axis.log("") : Axis.linear("");
      List<Ticks.Tick> ticks = Ticks.of(axis, scale, 5);
      assertTrue(ticks.size() <= 7, ticks.toString());
      double last = -1;
      for (Ticks.Tick tick : ticks) {
        assertTrue(tick.fraction() > last && tick.fraction() <= 1, ticks.toString());
        assertTrue(tick.text().length() < 20, tick.text());
        last = tick.fraction();
      }
    }
  }

  @Test
  void aRangeHoldsItsValuesAndNoGap() {
    Scale.Range range = new Scale.Range(false);
    range.add(3, Double.NaN, -1, Double.POSITIVE_INFINITY);
    assertEquals(new Scale(-1, 3, false), range.scale(0));
    assertEquals(0.5, range.scale(0.1).fraction(1), 1e-12);
    assertTrue(Double.isNaN(range.scale(0).fraction(Double.NaN)));
  }

  /** A margin does not make an axis of counts begin below 0. */
  @Test
  void whatIsNeverNegativeBeginsAtZero() {
    Scale.Range range = new Scale.Range(false);
    range.add(0.1, 10);
    assertEquals(0, range.scale(0.05).low());
  }

  private static String texts(Axis axis, Scale scale, int most) {
    return String.join(" ", Ticks.of(axis, scale, most).stream().map(Ticks.Tick::text).toList());
  }
}
