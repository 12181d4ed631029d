package elman.series.arima;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;

/**
 * Automatic ARIMA (Hyndman and Khandakar 2008): the number of differences by tests of the level and
 * the strength of the season, the other orders by a stepwise search for the least corrected
 * criterion of Akaike, the coefficients by exact maximum likelihood.
 *
 * <ul>
 *   <li>The season is the task's shortest period, if that is at most {@value #LONGEST_PERIOD};
 *       longer ones are left out.
 *   <li>Of a long series the last {@value #LONGEST} values count.
 *   <li>For more than 150 values, or a period above 12, orders are judged by conditional least
 *       squares, and only the best five are fitted exactly.
 *   <li>A series whose differences are all the same is continued exactly, with intervals of no
 *       width; a constant series is one.
 *   <li>Very short series get what their length allows, down to a mean or a random walk.
 * </ul>
 */
public final class Arima implements Method {
  /** The longest period that is modelled. */
  public static final int LONGEST_PERIOD = 60;

  /** The number of values that are used at most. */
  public static final int LONGEST = 3000;

  private static final int LONG = 150;
  private static final int LONG_PERIOD = 12;

  @Override
  public String name() {
    return "arima";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return forecast(fit(series, task.period()), series, task);
  }

  /**
   * Finds the order and the coefficients.
   *
   * @param series at least two values
   * @param period of the season; 1, or too long a one, for none
   */
  public static ArimaModel fit(Series series, int period) {
    double[] values = recent(series);
    int m = period <= LONGEST_PERIOD ? Math.max(period, 1) : 1;
    double unit = Extremes.unit(values);
    double[] scaled = Extremes.divided(values, unit);
    int seasonal = SeasonalStrength.differences(scaled, m);
    double[] w = seasonal > 0 ? UnitRoots.difference(scaled, m) : scaled;
    int d = UnitRoots.differences(w);
    ArimaOrder differences = new ArimaOrder(0, d, 0, 0, seasonal, 0, m, false);
    for (int i = 0; i < d; i++) {
      w = UnitRoots.difference(w, 1);
    }
    if (Extremes.isConstant(w)) {
      return exactly(differences, w[0] * unit);
    }
    boolean approximate = values.length > LONG || m > LONG_PERIOD;
    return new StepwiseSearch(values, differences, approximate).search();
  }

  /**
   * Finds the coefficients of a model of a given order, wherever its roots are.
   *
   * @throws IllegalArgumentException if the series is too short for the order
   */
  public static ArimaModel fit(Series series, ArimaOrder order) {
    double[] values = recent(series);
    if (values.length <= order.lost() + Math.max(order.arDegree(), order.maDegree())) {
      throw new IllegalArgumentException(values.length + " values are too few for " + order);
    }
    return new Estimation(values, order)
        .likeliest(order)
        .orElseThrow(() -> new IllegalArgumentException(order + " cannot be fitted"));
  }

  /**
   * Forecasts from a fitted model, which is not changed.
   *
   * @param series the one that the model was fitted to, or the same with new values
   */
  public static Forecast forecast(ArimaModel model, Series series, Task task) {
    return Prediction.of(model, recent(series), task);
  }

  /** A model without errors: the differences are always the same. */
  private static ArimaModel exactly(ArimaOrder differences, double constant) {
    return new ArimaModel(
        differences.withConstant(true),
        new double[0],
        constant,
        0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY);
  }

  private static double[] recent(Series series) {
    double[] values = series.values();
    return values.length <= LONGEST
        ? values
        : Arrays.copyOfRange(values, values.length - LONGEST, values.length);
  }
}
