package elman.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final Task TASK = new Task(2, List.of(2), 2, List.of(0.025, 0.5, 0.975));

  private static Forecast forecast(double... mean) {
    double[] lower = mean.clone();
    double[] upper = mean.clone();
    for (int h = 0; h < mean.length; h++) {
      lower[h] -= 1;
      upper[h] += 1;
    }
    return new Forecast(mean, new double[][] {lower, mean, upper});
  }

  /** Seasonal differences of 2, 4: their mean is 3, their mean square 10; errors are 1, 3. */
  @Test
  void pencilAndPaper() {
    double[] past = {1, 1, 3, 5};
    Errors errors = Errors.of(past, new double[] {4, 5}, forecast(5, 2), TASK);
    assertEquals(100 * (2.0 / 9 + 6.0 / 7) / 2, errors.smape(), 1e-12);
    assertEquals(2.0 / 3, errors.mase(), 1e-12);
    assertEquals(Math.sqrt(5.0 / 10), errors.rmsse(), 1e-12);
    assertEquals((2 + 2 + 2 / 0.05 * 2) / 2 / 3, errors.msis(), 1e-12);
    assertEquals(0.5, errors.coverage());
  }

  @Test
  void aConstantPastIsLeftOutOfTheScaledMeansOnly() {
    Accuracy accuracy = new Accuracy();
    accuracy.add("a", Errors.of(new double[] {7, 7, 7}, new double[] {7, 9}, forecast(7, 7), TASK));
    accuracy.add(
        "b", Errors.of(new double[] {1, 1, 3, 5}, new double[] {4, 5}, forecast(5, 2), TASK));
    assertEquals(2.0 / 3, accuracy.mean().mase(), 1e-12);
    assertEquals((12.5 + 100 * (2.0 / 9 + 6.0 / 7) / 2) / 2, accuracy.mean().smape(), 1e-12);
    assertEquals(0.5, accuracy.mean().coverage());
  }

  @Test
  void withoutItsQuantilesTheIntervalIsNotJudged() {
    Task task = new Task(2, List.of(), 1, List.of(0.5));
    double[] mean = {1, 2};
    Errors errors =
        Errors.of(new double[] {1, 2}, mean, new Forecast(mean, new double[][] {mean}), task);
    assertTrue(Double.isNaN(errors.msis()) && Double.isNaN(errors.coverage()));
    assertEquals(0, errors.mase());
  }

  @Test
  void zerosForecastAsZerosAreRight() {
    Errors errors = Errors.of(new double[] {0, 1, 2}, new double[] {0, 0}, forecast(0, 3), TASK);
    assertEquals(100, errors.smape());
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    double most = Double.MAX_VALUE;
    double[] past = {-most / 4, most / 4, most / 2};
    Errors errors =
        Errors.of(past, new double[] {most / 2, most / 2}, forecast(most / 4, most / 2), TASK);
    assertTrue(errors.smape() < 200 && errors.mase() < 1 && errors.rmsse() < 1, errors.toString());
    double least = Double.MIN_NORMAL;
    errors = Errors.of(new double[] {0, 0, least}, new double[] {0, 0}, forecast(least, 0), TASK);
    assertEquals(0.5, errors.mase(), 1e-12);
  }

  /** A ratio of means, not a mean of ratios. */
  @Test
  void owaIsARatioOfMeans() {
    Accuracy own = new Accuracy();
    Accuracy naive = new Accuracy();
    own.add("a", new Errors(10, 1, 1, 1, 1));
    own.add("b", new Errors(30, 1, 1, 1, 1));
    naive.add("a", new Errors(40, 1, 1, 1, 1));
    naive.add("b", new Errors(40, 3, 1, 1, 1));
    assertEquals((0.5 + 0.5) / 2, own.owa(naive));
    assertEquals(1, naive.owa(naive));
  }
}
