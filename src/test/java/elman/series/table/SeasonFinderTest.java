package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonFinderTest {
  private static double wave(int t, double period) {
    return Math.sin(2 * Math.PI * t / period);
  }

  @ParameterizedTest
  @CsvSource({"4, 120", "7, 100", "12, 72", "12, 144", "24, 240", "52, 312", "48, 1000"})
  void findsAPeriod(int period, int size) {
    Random random = new Random(period);
    double[] values =
        Tables.values(
            size,
            t ->
                0.3 * t
                    + 10 * wave((int) t, period)
                    + 3 * wave((int) t, period / 2.0)
                    + random.nextGaussian());
    assertEquals(List.of(period), SeasonFinder.find(List.of(values)));
  }

  @Test
  void findsTheDayAndTheWeekOfHours() {
    List<double[]> all = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      all.add(
          Tables.values(
              700,
              t ->
                  10 * wave((int) t, 24) * (t % 168 < 120 ? 1 : 0.4)
                      + (t % 168 < 120 ? 5 : 0)
                      + 0.3 * random.nextGaussian()));
    }
    assertEquals(List.of(24, 168), SeasonFinder.find(all));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 150, 400, 1500})
  void chanceHasNoSeason(int size) {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      double[] noise = Tables.values(size, t -> random.nextGaussian());
      assertEquals(List.of(), SeasonFinder.find(List.of(noise)), "noise " + seed);
      double[] walk = noise.clone();
      for (int t = 1; t < size; t++) {
        walk[t] += walk[t - 1];
      }
      assertEquals(List.of(), SeasonFinder.find(List.of(walk)), "walk " + seed);
    }
  }

  @Test
  void hostileValuesHaveNoSeason() {
    for (double size : new double[] {0, 1, 1e300, 1e-300}) {
      assertEquals(List.of(), SeasonFinder.find(List.of(Tables.values(50, t -> size))));
    }
    assertEquals(List.of(), SeasonFinder.find(List.of(new double[] {1, 2})));
    double[] spike = new double[100];
    spike[50] = 1e9;
    assertEquals(List.of(), SeasonFinder.find(List.of(spike)));
  }
}
