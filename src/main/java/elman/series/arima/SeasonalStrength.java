package elman.series.arima;

import elman.series.Extremes;
import elman.series.decompose.Decomposition;
import elman.series.decompose.Mstl;
import java.util.Arrays;
import java.util.List;

/** How much of a series its season is (Wang, Smith and Hyndman 2006), as a decomposition has it. */
final class SeasonalStrength {
  /** Above it a series is differenced at its season (Hyndman and Athanasopoulos 2021, 9.1). */
  private static final double STRONG = 0.64;

  private SeasonalStrength() {}

  /** The number of seasonal differences: 1 for a strong season, else 0. */
  static int differences(double[] values, int period) {
    if (period < 2 || values.length <= 2 * period || Extremes.isConstant(values)) {
      return 0;
    }
    return of(values, period) > STRONG ? 1 : 0;
  }

  /**
   * The strength, between 0 and 1: 1 - var(remainder) / var(season + remainder).
   *
   * @param values of more than two periods
   */
  static double of(double[] values, int period) {
    Decomposition parts = new Mstl(false).decompose(values, List.of(period));
    double[] remainder = parts.remainder();
    double[] whole = remainder.clone();
    Arrays.setAll(whole, t -> remainder[t] + parts.seasonal()[0][t]);
    double strength = 1 - squares(remainder) / squares(whole);
    return strength > 0 ? strength : 0;
  }

  /** The sum of squared distances from the mean. */
  private static double squares(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
