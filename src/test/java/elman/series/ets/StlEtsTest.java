package elman.series.ets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.series.Errors;
import elman.series.Forecast;
import elman.series.Series;
import elman.series.Task;
import elman.series.decompose.Mstl;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StlEtsTest {
  private static double normal(Rng rng) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += rng.nextFloat();
    }
    return sum;
  }

  /** A level that walks a little, seasons that stay, and errors. */
  private static double[] series(int seed, int size, int period) {
    Rng rng = new Rng(seed);
    double[] values = new double[size];
    double level = 0;
    for (int t = 0; t < size; t++) {
      level += 0.05 * normal(rng);
      values[t] = 100 + level + 3 * Math.sin(2 * Math.PI * t / period) + normal(rng);
    }
    return values;
  }

  /** Without the seasons' uncertainty 86 to 91 of 100 values would be within. */
  @ParameterizedTest
  @CsvSource({"12, 60", "12, 120", "7, 100", "24, 240"})
  void intervalsCoverWhatComes(int period, int size) {
    Task task = new Task(period, List.of(period), period, List.of(0.025, 0.975));
    double within = 0;
    int count = 200;
    for (int seed = 0; seed < count; seed++) {
      double[] all = series(seed, size + period, period);
      double[] past = Arrays.copyOf(all, size);
      double[] actual = Arrays.copyOfRange(all, size, all.length);
      Forecast forecast = new StlEts().forecast(new Series("s", past), task);
      within += Errors.of(past, actual, forecast, task).coverage() / count;
    }
    double coverage = within;
    assertTrue(coverage > 0.92 && coverage < 0.98, () -> "" + coverage);
  }

  /** Three periods in a window of eleven have about the same weight. */
  @Test
  void fewPeriodsAreTakenForTheirMean() {
    Mstl.Noise noise = Mstl.noise(0, 12, 36);
    assertEquals(2 / 3.0, noise.rest(), 0.05);
    assertEquals(1 / 3.0, noise.end(), 0.05);
  }
}
