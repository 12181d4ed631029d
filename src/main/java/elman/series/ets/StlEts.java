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
 * Intervals are those of the adjusted series: they know nothing of the seasons' uncertainty.
 *
 * <p>Periods that are not shorter than half the series are not looked at. Where none is left, this
 * is {@link Ets}.
 */
public final class StlEts implements Method {
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
    for (int i = 0; i < periods.size(); i++) {
      double[] seasonal = parts.seasonal()[i];
      int period = periods.get(i);
      for (int h = 0; h < task.horizon(); h++) {
        moments.mean()[h] += seasonal[y.length - period + h % period];
      }
    }
    return moments.times(unit).forecast(task);
  }
}
