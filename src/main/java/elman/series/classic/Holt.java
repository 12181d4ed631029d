package elman.series.classic;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;

/**
 * Holt's linear trend without seasons, damped (Gardner and McKenzie 1985) or not. Rates and first
 * states are those of the least squared one-step errors, the intervals those of the state space
 * form (Hyndman et al. 2008), as in R's {@code holt}. Fewer than seven values, or eight if damped,
 * are forecast as {@link Ses} does.
 */
public record Holt(boolean damped) implements Method {
  private static final int PARAMETERS = 4;
  private static final int SPARE = 3;

  @Override
  public String name() {
    return damped ? "damped" : "holt";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    int parameters = damped ? PARAMETERS + 1 : PARAMETERS;
    return series.size() < parameters + SPARE
        ? new Ses().forecast(series, task)
        : Extremes.guarded(series, task, (s, t) -> fitted(s, t, parameters));
  }

  private Forecast fitted(Series series, Task task, int parameters) {
    TrendModel model = new TrendModel(series.values(), damped);
    double[] mean = model.points(task.horizon());
    return Forecast.normal(mean, model.deviations(mean.length, parameters), task);
  }
}
