package elman.series;

/**
 * M4's reference: the last value of the series without its seasons, and the seasons added again.
 * Seasons are of the task's period of scaling, so that forecasts are judged as M4 judged them;
 * there are none where the test of M4, which asks for three periods, finds none. The intervals are
 * {@link Naive}'s on the series without seasons.
 */
public record Naive2() implements Method {
  private static final long LEAST_PERIODS = 3;

  @Override
  public String name() {
    return "naive2";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return Extremes.guarded(series, task, Naive2::reseasonalised);
  }

  private static Forecast reseasonalised(Series series, Task task) {
    double[] values = series.values();
    Seasons seasons = Seasons.find(values, task.scalePeriod(), LEAST_PERIODS * task.scalePeriod());
    Forecast rest = SeasonalNaive.repeated(seasons.removedFrom(values), 1, task);
    return seasons.addedTo(rest, values.length);
  }
}
