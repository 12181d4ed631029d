package elman.series.ets;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import elman.series.decompose.Decomposition;
import elman.series.decompose.Mstl;
import java.util.List;

/**
 * Exponential smoothing of what is left when the seasons are taken off: the series is decomposed by
 * {@link Mstl}, the trend and remainder are forecast by {@link Ets} without a season, and each
 * seasonal component goes on as in its last period. It takes any number of seasons of any length.
 *
 * <p>Intervals are normal, with three variances added: that of the adjusted series, whose errors
 * are divided by the part of them that the seasons' smoothers leave there; that of the seasons'
 * last periods, which these have from the errors; and the mean square by which a seasonal component
 * changed over as many periods in the past. R's {@code stlm} has only the first, undivided, and
 * covers too little: the seasons take a fifth of the errors' variance each.
 *
 * <p>Periods that are not shorter than half the series are not looked at. Where none is left, this
 * is {@link Ets}.
 */
public record StlEts() implements Method {
  @Override
  public String name() {
    return "stlm";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    double[] y = series.values();
    List<Integer> periods =
        task.periods().stream().filter(period -> period < y.length / 2.0).toList();
    if (periods.isEmpty()) {
      return new Ets().forecast(series, task);
    }
    double unit = Extremes.unit(y);
    Decomposition parts = new Mstl(false).decompose(Extremes.divided(y, unit), periods);
    Moments moments = Ets.ofScaled(parts.adjusted(), 1, task.horizon());
    double step = moments.deviations()[0];
    for (int i = 0; i < periods.size(); i++) {
      addSeason(
          moments,
          parts.seasonal()[i],
          periods.get(i),
          Mstl.noise(i, periods.get(i), y.length),
          step);
    }
    return moments.times(unit).forecast(task);
  }

  /**
   * Adds a seasonal component and its uncertainty.
   *
   * @param step the deviation of the adjusted series one step ahead
   */
  private static void addSeason(
      Moments moments, double[] seasonal, int period, Mstl.Noise noise, double step) {
    double[] mean = moments.mean();
    double[] deviations = moments.deviations();
    double end = step * step * noise.end();
    double change = 0;
    for (int h = 0; h < mean.length; h++) {
      mean[h] += seasonal[seasonal.length - period + h % period];
      if (h % period == 0) {
        change = change(seasonal, period + h, change);
      }
      deviations[h] = Math.sqrt(deviations[h] * deviations[h] / noise.rest() + end + change);
    }
  }

  /** The mean square of the changes over a time; beyond the series that over a shorter one. */
  private static double change(double[] seasonal, int lag, double shorter) {
    int n = seasonal.length - lag;
    if (n <= 0) {
      return shorter;
    }
    double squares = 0;
    for (int t = lag; t < seasonal.length; t++) {
      double change = seasonal[t] - seasonal[t - lag];
      squares += change * change / n;
    }
    return squares;
  }
}
