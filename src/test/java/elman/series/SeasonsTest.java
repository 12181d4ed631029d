package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeasonsTest {
  static Stream<String> additive() {
    return Goldens.with("additive");
  }

  static Stream<String> multiplicative() {
    return Goldens.with("multiplicative");
  }

  @ParameterizedTest
  @MethodSource("additive")
  void decomposesAndTestsAsRDoes(String name) {
    double[] values = Goldens.series(name).values();
    int period = Goldens.task(name).period();
    Goldens.assertNear(
        Goldens.numbers(name, "additive"), Seasons.of(values, period, false).figure(), 1e-12);
    assertEquals(
        Goldens.numbers(name, "seasonal")[0] > 0, Seasons.isSeasonal(values, period, 3L * period));
  }

  @ParameterizedTest
  @MethodSource("multiplicative")
  void decomposesRatiosAsRDoes(String name) {
    double[] values = Goldens.series(name).values();
    Goldens.assertNear(
        Goldens.numbers(name, "multiplicative"),
        Seasons.of(values, Goldens.task(name).period(), true).figure(),
        1e-12);
  }

  @Test
  void whatIsRemovedIsAddedAgain() {
    double[] values = Goldens.series("air").values();
    for (boolean multiplicative : new boolean[] {false, true}) {
      Seasons seasons = Seasons.of(values, 12, multiplicative);
      assertArrayEquals(values, seasons.addedTo(seasons.removedFrom(values), 0), 1e-10);
    }
  }

  /** A trend of 1 and seasons of -1, 0, 1, by hand. */
  @Test
  void findsAnExactFigure() {
    double[] values = {0, 2, 4, 3, 5, 7};
    assertArrayEquals(new double[] {-1, 0, 1}, Seasons.of(values, 3, false).figure(), 1e-12);
  }

  @Test
  void whatIsConstantOrShortHasNoSeasons() {
    assertFalse(Seasons.isSeasonal(new double[100], 12, 36));
    assertFalse(Seasons.isSeasonal(Goldens.series("air").values(), 1, 3));
    assertFalse(Seasons.isSeasonal(new double[] {1, 2, 1, 2, 1}, 2, 6));
    assertTrue(
        Seasons.isSeasonal(new double[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2}, 2, 6));
    assertSame(
        Seasons.NONE,
        Seasons.find(new double[] {1, 2, 3}, Integer.MAX_VALUE, 3L * Integer.MAX_VALUE));
  }

  @Test
  void isMultiplicativeWhereAllIsPositive() {
    double[] values = new double[40];
    for (int t = 0; t < values.length; t++) {
      values[t] = 1 + t % 4;
    }
    assertTrue(Seasons.find(values, 4, 12).multiplicative());
    values[7] = 0;
    assertFalse(Seasons.find(values, 4, 12).multiplicative());
  }
}
