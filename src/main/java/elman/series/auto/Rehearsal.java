package elman.series.auto;

import elman.core.Workers;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What methods would have forecast at earlier origins, beside what came then.
 *
 * @param past the series as they were known
 * @param actual what came: H values for each
 * @param latest places of the origins one horizon before a series' end
 * @param task with the probabilities of {@link Spread}
 */
record Rehearsal(List<Series> past, List<double[]> actual, List<Integer> latest, Task task) {
  /** Series that are enough to judge methods by. */
  static final int MOST_SERIES = 600;

  /** Origins of a series at most, a horizon apart. */
  static final int MOST_ORIGINS = 3;

  /** Seasons that must be left before an origin. */
  private static final int LEAST_SEASONS = 2;

  private static final int LEAST_VALUES = 6;

  /**
   * The rehearsal of a collection; it is empty if all series are too short.
   *
   * @param origins of a series at most
   */
  static Rehearsal of(List<Series> series, Task task, int origins) {
    Task judged =
        new Task(task.horizon(), task.periods(), task.scalePeriod(), Spread.PROBABILITIES);
    List<Series> past = new ArrayList<>();
    List<double[]> actual = new ArrayList<>();
    List<Integer> latest = new ArrayList<>();
    int count = Math.min(series.size(), MOST_SERIES);
    for (int i = 0; i < count; i++) {
      Series one = series.get((int) ((long) i * series.size() / count));
      for (int k = 0; k < origins; k++) {
        int known = one.size() - (k + 1) * task.horizon();
        if (known >= least(task)) {
          if (k == 0) {
            latest.add(past.size());
          }
          past.add(one.before(known));
          actual.add(one.observed(known, known + task.horizon()));
        }
      }
    }
    return new Rehearsal(past, actual, latest, judged);
  }

  /** Of each series the origin one horizon back alone. */
  Rehearsal ofLatest() {
    List<Integer> all = IntStream.range(0, latest.size()).boxed().toList();
    return new Rehearsal(latest(past), latest(actual), all, task);
  }

  /** Of what there is for each origin, that for the latest ones. */
  <T> List<T> latest(List<T> each) {
    return latest.stream().map(each::get).toList();
  }

  private static int least(Task task) {
    return Math.max(LEAST_VALUES, LEAST_SEASONS * task.period() + 2);
  }

  /** Number of origins of all series. */
  int size() {
    return past.size();
  }

  /** What local methods would have said: for each of them, for each origin. */
  List<List<Forecast>> of(List<Method> methods, Workers workers) {
    Forecast[][] forecasts = new Forecast[methods.size()][past.size()];
    workers.split(
        past.size(),
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            Answers answers = new Answers(past.get(i), task);
            for (int k = 0; k < forecasts.length; k++) {
              forecasts[k][i] = answers.of(methods.get(k));
            }
          }
        });
    return Arrays.stream(forecasts).map(Arrays::asList).toList();
  }

  /** What a model would have said. */
  List<Forecast> of(GlobalModel model) {
    return model.forecast(past, task);
  }
}
