package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SignTest {
  /** Means 2, 0, -1 and -9, each with an interval from 3 below to 4 above; then one of no width. */
  private static final Forecast FORECAST =
      new Forecast(
          new double[] {2, 0, -1, -9, -9},
          new double[][] {{-1, -3, -4, -12, -9}, {6, 4, 3, -5, -9}});

  @Test
  void nothingIsLessThanZero() {
    Forecast clamped = Sign.clamped(FORECAST);
    assertArrayEquals(new double[] {2, 0, 0, 0, 0}, clamped.mean());
    assertArrayEquals(new double[5], clamped.quantiles()[0]);
  }

  @Test
  void whatIsAboveAMeanThatIsMovedStaysAsFarAboveIt() {
    assertArrayEquals(new double[] {6, 4, 4, 4, 0}, Sign.clamped(FORECAST).quantiles()[1]);
  }
}
