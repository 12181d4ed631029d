package elman.series.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.series.Forecast;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedTest {
  private static Forecast forecast(double point) {
    return new Forecast(
        new double[] {point, -point}, new double[][] {{point - 1, -point - 2}, {point, 9}});
  }

  @Test
  void meansAndMediansOfPointsAndQuantiles() {
    List<Forecast> three = List.of(forecast(1), forecast(9), forecast(2));
    Forecast mean = Combined.of(three, false);
    assertArrayEquals(new double[] {4, -4}, mean.mean(), 1e-12);
    assertArrayEquals(new double[] {3, -6}, mean.quantiles()[0], 1e-12);
    Forecast median = Combined.of(three, true);
    assertArrayEquals(new double[] {2, -2}, median.mean());
    assertArrayEquals(new double[] {2, 9}, median.quantiles()[1]);
  }

  @Test
  void theMedianOfTwoLiesBetween() {
    assertArrayEquals(
        new double[] {5, -5}, Combined.of(List.of(forecast(1), forecast(9)), true).mean());
  }

  @Test
  void needsAMember() {
    assertThrows(IllegalArgumentException.class, () -> new Combined("", List.of(), true));
  }
}
