package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.core.Workers;
import elman.series.Series;
import org.junit.jupiter.api.Test;

class WindowBatchTest {
  private static final double[] VALUES = {5, 1, 3, 7, 9, 1, 5, 5};
  private static final Matrix MOMENTS = Matrix.of(new float[] {10, 2}, 1);

  private static WindowBatch read(Series series, int origin, int regressors) {
    WindowSettings settings =
        new WindowSettings(
            WindowCell.GRU, 4, 3, 2, regressors, 1, 1, 1, WindowSettings.Training.DEFAULT);
    WindowBatch batch = new WindowBatch(settings, MOMENTS, 1);
    batch.set(0, new WindowSeries(series), origin);
    try (Workers workers = new Workers(1)) {
      batch.read(workers);
    }
    return batch;
  }

  @Test
  void valuesAreThoseBeforeTheOriginLessTheLastOverTheirDeviation() {
    WindowBatch batch = read(new Series("a", VALUES), 5, 0);
    // 1 3 7 9 has mean 5 and variance (16 + 4 + 4 + 16) / 4.
    float unit = (float) Math.sqrt(10);
    float[] expected = {-8 / unit, -6 / unit, -2 / unit, 0};
    assertArrayEquals(expected, batch.windows.toArray(), 1e-6f);
    assertArrayEquals(expected, batch.segments.toArray(), 1e-6f);
    assertArrayEquals(
        new float[] {-8 / unit, -4 / unit, -4 / unit}, batch.targets.toArray(), 1e-6f);
    assertEquals(9 + 2 * unit, batch.restore(0, 2), 1e-6);
  }

  @Test
  void aShortSeriesIsContinuedBackwardsByItsOldestSeason() {
    WindowBatch batch = read(new Series("a", new double[] {5, 1, 3}), 3, 0);
    float unit = (float) Math.sqrt(8.0 / 3);
    assertArrayEquals(
        new float[] {-2 / unit, 2 / unit, -2 / unit, 0}, batch.windows.toArray(), 1e-6f);
    assertArrayEquals(new float[3], batch.targets.toArray());
  }

  @Test
  void nothingFromTheOriginOnIsRead() {
    double[] other = VALUES.clone();
    other[3] = -900;
    other[7] = 1e9;
    float[] windows = read(new Series("a", VALUES), 3, 0).windows.toArray();
    assertArrayEquals(windows, read(new Series("a", other), 3, 0).windows.toArray(), 1e-5f);
  }

  @Test
  void aWindowOfEqualValuesIsDividedByATenthOfTheDeviationOfAllBefore() {
    double[] values = {0, 8, 4, 4, 4, 4, 6};
    WindowBatch batch = read(new Series("a", values), 6, 0);
    double deviation = Math.sqrt(32.0 / 6);
    assertArrayEquals(new float[4], batch.windows.toArray());
    assertEquals(2 / (0.1 * deviation), batch.targets.get(0, 0), 1e-5);
  }

  @Test
  void regressorsStandBesideTheValuesOfTheirTimeAndAhead() {
    double[][] regressors = new double[11][1];
    for (int i = 0; i < regressors.length; i++) {
      regressors[i][0] = i;
    }
    regressors[9][0] = Double.NaN;
    WindowBatch batch = read(new Series("a", VALUES, regressors), 8, 1);
    assertArrayEquals(new float[] {-3, -2.5f}, batch.segments.rows(0, 1).cols(2, 2).toArray());
    assertArrayEquals(new float[] {-2, -1.5f}, batch.segments.rows(1, 1).cols(2, 2).toArray());
    assertArrayEquals(new float[] {-1, 0, 0, 0}, batch.ahead.toArray());
  }
}
