package elman.series.classic;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Seasons;
import elman.series.Series;
import elman.series.Task;

/**
 * A method on the series without its seasons, which its forecasts are given again, as in the
 * benchmarks of M4: seasons of the task's shortest period, if the test finds them and there are
 * three periods.
 *
 * @param method gives its name too
 */
public record Deseasonalised(Method method) implements Method {
  private static final long LEAST_PERIODS = 3;

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return Extremes.guarded(series, task, this::fitted);
  }

  private Forecast fitted(Series series, Task task) {
    double[] values = series.values();
    Seasons seasons = Seasons.find(values, task.period(), LEAST_PERIODS * task.period());
    Series rest = new Series(series.id(), seasons.removedFrom(values), series.regressors());
    return seasons.addedTo(method.forecast(rest, task), values.length);
  }
}
