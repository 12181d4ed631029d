package elman.series.classic;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Naive;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;

/**
 * Simple exponential smoothing without seasons. The rate and the first level are those of the least
 * squared one-step errors, the intervals those of the state space form ETS(A,N,N) (Hyndman et al.
 * 2008), as in R's {@code ses}. Fewer than four values are forecast as {@link Naive} does.
 */
public record Ses() implements Method {
  private static final int LEAST = 4;
  private static final int PARAMETERS = 2;

  @Override
  public String name() {
    return "ses";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return series.size() < LEAST
        ? new Naive().forecast(series, task)
        : Extremes.guarded(series, task, Ses::fitted);
  }

  private static Forecast fitted(Series series, Task task) {
    LevelModel model = LevelModel.simple(series.values());
    double[] mean = new double[task.horizon()];
    Arrays.fill(mean, model.level());
    return Forecast.normal(mean, model.deviations(mean.length, PARAMETERS), task);
  }
}
