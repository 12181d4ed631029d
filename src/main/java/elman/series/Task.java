package elman.series;

import java.util.List;

/**
 * What is asked of a method.
 *
 * @param horizon H, the number of values to forecast
 * @param periods seasonal periods in steps, ascending, each at least 2, such as 24 and 168; or none
 * @param scalePeriod m of the scaled errors: M4 takes 24 for hours, 12 for months, 4 for quarters
 *     and 1 for the rest
 * @param probabilities those of the quantiles wanted, ascending, each between 0 and 1
 */
public record Task(
    int horizon, List<Integer> periods, int scalePeriod, List<Double> probabilities) {
  /** The longest horizon and period that users may ask for. */
  public static final int MOST_STEPS = 1_000_000;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Task {
    periods = List.copyOf(periods);
    probabilities = List.copyOf(probabilities);
    if (horizon < 1) {
      throw new IllegalArgumentException("the horizon must be positive, not " + horizon);
    }
    if (scalePeriod < 1) {
      throw new IllegalArgumentException("the period of scaling must be positive");
    }
    checkAscending(periods, 2, Integer.MAX_VALUE);
    checkAscending(probabilities, Double.MIN_VALUE, Math.nextDown(1.0));
  }

  private static void checkAscending(List<? extends Number> numbers, double least, double most) {
    double last = Double.NEGATIVE_INFINITY;
    for (Number number : numbers) {
      double value = number.doubleValue();
      if (!(value >= least && value <= most && value > last)) {
        throw new IllegalArgumentException(
            "periods and probabilities must ascend within their range: " + numbers);
      }
      last = value;
    }
  }

  /** The shortest seasonal period, or 1 if there is none. */
  public int period() {
    return periods.isEmpty() ? 1 : periods.get(0);
  }

  /** The same task for another horizon. */
  public Task withHorizon(int newHorizon) {
    return new Task(newHorizon, periods, scalePeriod, probabilities);
  }
}
