package elman.cli.series;

import elman.series.Backtest;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Sign;
import elman.series.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A trained method, made fit for whatever comes: a series that it cannot forecast spoils no other,
 * and a series that was never negative is not forecast to be.
 *
 * @param method its name
 * @param failures where series are reported
 */
record Attempt(String method, GlobalModel model, Failures failures) implements Backtest.Forecaster {
  /**
   * Forecasts series.
   *
   * @return a forecast for each, in their order, not finite for those that have been reported
   */
  @Override
  public List<Forecast> forecast(List<Series> all, Task task) {
    List<Forecast> forecasts = new ArrayList<>(together(all, task));
    for (int i = 0; i < all.size(); i++) {
      Forecast forecast = forecasts.get(i);
      Series series = all.get(i);
      if (forecast == null) {
        forecasts.set(i, nothing(task));
      } else if (forecast.isFinite()) {
        forecasts.set(i, Sign.isNeverNegative(series) ? Sign.clamped(forecast) : forecast);
      } else {
        failures.add(series.id(), method + " came to no finite numbers");
      }
    }
    return forecasts;
  }

  private List<Forecast> together(List<Series> all, Task task) {
    try {
      return model.forecast(all, task);
    } catch (RuntimeException e) {
      return all.stream().map(series -> alone(series, task)).toList();
    }
  }

  /** The forecast of one series; null if there is none. */
  private Forecast alone(Series series, Task task) {
    try {
      return model.forecast(List.of(series), task).get(0);
    } catch (RuntimeException e) {
      failures.add(series.id(), method + " failed: " + e);
      return null;
    }
  }

  private static Forecast nothing(Task task) {
    double[] mean = new double[task.horizon()];
    Arrays.fill(mean, Double.NaN);
    double[][] quantiles = new double[task.probabilities().size()][];
    Arrays.fill(quantiles, mean);
    return new Forecast(mean, quantiles);
  }
}
