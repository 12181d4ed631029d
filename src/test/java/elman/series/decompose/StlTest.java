package elman.series.decompose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Rng;
import elman.nn.Golden;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StlTest {
  private static final double NEAR = 1e-7;

  static List<Golden> single() {
    return list("stl");
  }

  static List<Golden> several() {
    return list("mstl");
  }

  private static List<Golden> list(String part) {
    Golden all = Golden.load("series/decompose/stl").at(part);
    return IntStream.range(0, all.size()).mapToObj(all::at).toList();
  }

  @ParameterizedTest
  @MethodSource("single")
  void oneSeasonIsThatOfTheReference(Golden golden) {
    int window = golden.at("window").integer();
    Stl stl =
        new Stl(
            golden.at("period").integer(),
            window == 0 ? Stl.PERIODIC : window,
            (Boolean) golden.at("robust").node());
    Decomposition actual = stl.decompose(golden.at("y").numbers());
    assertArrayEquals(golden.at("trend").numbers(), actual.trend(), NEAR);
    assertArrayEquals(golden.at("seasonal").numbers(), actual.seasonal()[0], NEAR);
    assertArrayEquals(golden.at("remainder").numbers(), actual.remainder(), NEAR);
  }

  @ParameterizedTest
  @MethodSource("several")
  void severalSeasonsAreThoseOfTheReference(Golden golden) {
    Golden periods = golden.at("periods");
    List<Integer> list =
        IntStream.range(0, periods.size()).mapToObj(i -> periods.at(i).integer()).toList();
    Mstl mstl = new Mstl((Boolean) golden.at("robust").node());
    Decomposition actual = mstl.decompose(golden.at("y").numbers(), list);
    assertArrayEquals(golden.at("trend").numbers(), actual.trend(), NEAR);
    for (int i = 0; i < list.size(); i++) {
      assertArrayEquals(golden.at("seasonal", i).numbers(), actual.seasonal()[i], NEAR);
    }
    assertArrayEquals(golden.at("remainder").numbers(), actual.remainder(), NEAR);
  }

  /** Local means and lines find both again, whatever the windows. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 12, 24, 30})
  void aLineAndASeasonComeApart(int period) {
    double[] season = new double[period];
    Rng rng = new Rng(period);
    double mean = 0;
    for (int i = 0; i < period; i++) {
      season[i] = 10 * rng.nextFloat();
      mean += season[i] / period;
    }
    double[] y = new double[5 * period + 1];
    for (int t = 0; t < y.length; t++) {
      y[t] = 3 + 0.5 * t + season[t % period] - mean;
    }
    for (boolean robust : new boolean[] {false, true}) {
      Decomposition found = new Stl(period, Stl.PERIODIC, robust).decompose(y);
      for (int t = period; t < y.length - period; t++) {
        assertEquals(3 + 0.5 * t, found.adjusted()[t], 0.05 * period, "at " + t);
        assertEquals(y[t], found.adjusted()[t] + found.seasonal()[0][t], 1e-9);
      }
    }
  }

  @Test
  void shorterThanTwoPeriodsIsRefused() {
    Stl stl = new Stl(4, 7, false);
    assertThrows(IllegalArgumentException.class, () -> stl.decompose(new double[8]));
    assertEquals(9, stl.decompose(new double[9]).trend().length);
    assertThrows(IllegalArgumentException.class, () -> new Stl(1, 7, false));
    Mstl mstl = new Mstl(false);
    assertThrows(IllegalArgumentException.class, () -> mstl.decompose(new double[9], List.of()));
  }

  @Test
  void outliersDoNotBendTheRobustTrend() {
    double[] y = new double[60];
    for (int t = 0; t < y.length; t++) {
      y[t] = t % 5;
    }
    y[31] += 1000;
    Decomposition robust = new Stl(5, 7, true).decompose(y);
    for (int t = 0; t < y.length; t++) {
      assertEquals(2, robust.trend()[t], 0.01);
    }
  }
}
