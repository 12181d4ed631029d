package elman.series;

/**
 * The last value, for ever. The errors are those of a random walk, normal, of the past steps' mean
 * square times the number of steps, as R's {@code naive} has them; of a constant series zero.
 */
public record Naive() implements Method {
  @Override
  public String name() {
    return "naive";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return Extremes.guarded(series, task, Naive::last);
  }

  static Forecast last(Series series, Task task) {
    return SeasonalNaive.repeated(series.values(), 1, task);
  }
}
