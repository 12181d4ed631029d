package elman.series;

import elman.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts from rolling origins: each series is cut off some observations before its end, what
 * then came is forecast from what was known, and compared. The last origin is one horizon before
 * the end, each earlier one a step further back.
 *
 * @param origins how many there are to be at most, at least 1
 * @param step observations between origins, at least 1
 * @param least observations that must be left before an origin, at least 2
 */
public record Backtest(int origins, int step, int least) {
  /** Forecasts many series at once, as a global method does. */
  @FunctionalInterface
  public interface Forecaster {
    /**
     * Forecasts all of some series.
     *
     * @return a forecast for each, in their order; or no element, if there is too little to learn
     *     from, and so before every earlier origin
     */
    List<Forecast> forecast(List<Series> all, Task task);

    /** A method applied to each series, by all workers. */
    static Forecaster of(Method method, Workers workers) {
      return (all, task) -> {
        Forecast[] forecasts = new Forecast[all.size()];
        workers.split(
            forecasts.length,
            1,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                forecasts[i] = method.forecast(all.get(i), task);
              }
            });
        return Arrays.asList(forecasts);
      };
    }
  }

  /**
   * One origin of one series.
   *
   * @param known observations before it
   */
  public record Origin(int known, Forecast forecast, Errors errors) {}

  /**
   * The origins of one series.
   *
   * @param id the series
   * @param origins the last one first; fewer than were wanted if the series is too short, or none
   */
  public record Result(String id, List<Origin> origins) {
    /** Each measure's mean over the origins in which it is defined. */
    public Errors errors() {
      return Accuracy.mean(origins.stream().map(Origin::errors).toList());
    }
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Backtest {
    if (origins < 1 || step < 1 || least < 2) {
      throw new IllegalArgumentException(
          "a backtest needs an origin, a step and two observations: "
              + origins
              + ", "
              + step
              + ", "
              + least);
    }
  }

  /** Origins one horizon apart, the first of them after two observations or more. */
  public static Backtest of(int origins, Task task) {
    return new Backtest(origins, task.horizon(), 2);
  }

  /** Number of origins that a series of {@code size} observations has room for. */
  public int originsOf(int size, Task task) {
    long room = (long) size - task.horizon() - least;
    return room < 0 ? 0 : (int) Math.min(origins, 1 + room / step);
  }

  /**
   * Judges a method. The series that have room for an origin are forecast together, once for each
   * origin.
   *
   * @return the origins of each series, in their order
   */
  public List<Result> run(List<Series> all, Task task, Forecaster forecaster) {
    List<List<Origin>> found = new ArrayList<>();
    all.forEach(series -> found.add(new ArrayList<>()));
    for (int k = 0; k < origins; k++) {
      List<Integer> places = new ArrayList<>();
      List<Series> past = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        int size = all.get(i).size();
        if (k < originsOf(size, task)) {
          places.add(i);
          past.add(all.get(i).before(size - task.horizon() - k * step));
        }
      }
      if (places.isEmpty()) {
        break;
      }
      List<Forecast> forecasts = forecaster.forecast(past, task);
      if (forecasts.isEmpty()) {
        break;
      }
      for (int i = 0; i < places.size(); i++) {
        int place = places.get(i);
        found.get(place).add(judged(all.get(place), past.get(i), forecasts.get(i), task));
      }
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      results.add(new Result(all.get(i).id(), List.copyOf(found.get(i))));
    }
    return results;
  }

  private static Origin judged(Series series, Series past, Forecast forecast, Task task) {
    int known = past.size();
    double[] actual = series.observed(known, known + task.horizon());
    return new Origin(known, forecast, Errors.of(past.values(), actual, forecast, task));
  }
}
