package elman.series.classic;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Naive;
import elman.series.Seasons;
import elman.series.Series;
import elman.series.Task;

/**
 * The theta method (Assimakopoulos and Nikolopoulos 2000) as simple exponential smoothing with a
 * drift of half the slope of the series' regression on time (Hyndman and Billah 2003), of the
 * series without its seasons, as in R's {@code thetaf}: seasons of the task's shortest period are
 * taken out if the test finds them and there are more than two periods; the intervals are those of
 * the smoothing, as wide in a weak season as in a strong one, which leave out that parameters are
 * estimated and seasons and drift uncertain: they cover too little. Fewer than four values are
 * forecast as {@link Naive} does.
 */
public record Theta() implements Method {
  private static final int LEAST = 4;
  private static final int PARAMETERS = 2;

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return series.size() < LEAST
        ? new Naive().forecast(series, task)
        : Extremes.guarded(series, task, Theta::fitted);
  }

  private static Forecast fitted(Series series, Task task) {
    int n = series.size();
    Seasons seasons = Seasons.find(series.values(), task.period(), 2L * task.period() + 1);
    double[] rest = seasons.removedFrom(series.values());
    LevelModel model = LevelModel.simple(rest);
    double drift = slope(rest) / 2;
    double alpha = model.alpha();
    double late = (1 - Math.pow(1 - alpha, n)) / alpha;
    double level = model.level();
    double[] mean = new double[task.horizon()];
    for (int h = 0; h < mean.length; h++) {
      mean[h] = level + drift * (h + late);
    }
    return Forecast.normal(
        seasons.addedTo(mean, n), model.deviations(mean.length, PARAMETERS), task);
  }

  /** Of the regression on time. */
  static double slope(double[] values) {
    int n = values.length;
    double middle = (n - 1) / 2.0;
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < n; t++) {
      double time = t - middle;
      sum += time * (values[t] - values[n - 1]);
      squares += time * time;
    }
    return sum / squares;
  }
}
