package elman.series.ets;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;

/**
 * Exponential smoothing with automatic choice (Hyndman, Koehler, Snyder and Grose 2002): of the
 * models with no trend, an additive or a damped one, with no season, an additive or a
 * multiplicative one, and with additive or multiplicative errors, where the values are positive,
 * the one of the smallest corrected criterion of Akaike. A multiplicative model whose trend runs
 * away from the series, by two standard errors of its mean error, is passed over. Intervals are
 * those of normal errors.
 *
 * <p>The season is the shortest of the task's periods, if that is at most 24 and shorter than the
 * series; longer ones are not looked at. A model that the series is too short for is not tried; of
 * fewer than five values the last is the forecast, with the intervals of a random walk. Where all
 * values are the same, so is the forecast, with intervals of no width.
 */
public final class Ets implements Method {
  private static final int LONGEST_PERIOD = 24;
  private static final int SHORTEST_SERIES = 5;

  @Override
  public String name() {
    return "ets";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return moments(series.values(), task).forecast(task);
  }

  /** What is to come of a series, n values. */
  static Moments moments(double[] y, Task task) {
    double unit = Extremes.unit(y);
    int period = task.period() <= LONGEST_PERIOD ? task.period() : 1;
    return ofScaled(Extremes.divided(y, unit), period, task.horizon()).times(unit);
  }

  /** The same of values whose largest is about 1. */
  static Moments ofScaled(double[] y, int period, int horizon) {
    if (y.length < SHORTEST_SERIES || Extremes.isConstant(y)) {
      return Moments.ofLast(y, horizon);
    }
    Moments moments = Moments.of(Search.best(y, period), horizon);
    return moments.isFinite() ? moments : Moments.ofLast(y, horizon);
  }
}
