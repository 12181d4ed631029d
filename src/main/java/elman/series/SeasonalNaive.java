package elman.series;

/**
 * The last period, for ever; the last value, if the task has no period. A series no longer than the
 * longest period takes the longest that it can, and if there is none its last value.
 *
 * <p>The errors are those of a seasonal random walk, normal, of the past seasonal steps' mean
 * square times the number of periods, as R's {@code snaive} has them.
 *
 * @param longest whether the task's longest period is meant and not the shortest
 */
public record SeasonalNaive(boolean longest) implements Method {
  @Override
  public String name() {
    return longest ? "snaive-long" : "snaive";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    int period = 1;
    for (int candidate : task.periods()) {
      boolean wanted = longest || candidate == task.period();
      period = candidate < series.size() && wanted ? candidate : period;
    }
    int chosen = period;
    return Extremes.guarded(series, task, (s, t) -> repeated(s.values(), chosen, t));
  }

  /** The last period repeated; a longer series than it has a width. */
  static Forecast repeated(double[] values, int period, Task task) {
    int steps = values.length - period;
    double squares = 0;
    for (int t = period; t < values.length; t++) {
      double step = values[t] - values[t - period];
      squares += step * step / steps;
    }
    double[] mean = new double[task.horizon()];
    double[] deviations = new double[task.horizon()];
    for (int h = 0; h < mean.length; h++) {
      mean[h] = values[steps + h % period];
      deviations[h] = Math.sqrt(squares * (1 + h / period));
    }
    return Forecast.normal(mean, deviations, task);
  }
}
