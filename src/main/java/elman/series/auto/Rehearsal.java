package elman.series.auto;

import elman.core.Workers;
import elman.series.Backtest;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * What methods would have forecast at earlier origins, beside what came then.
 *
 * @param past the series as they were known
 * @param actual what came: H values for each
 * @param task with the probabilities of {@link Spread}
 */
record Rehearsal(List<Series> past, List<double[]> actual, Task task) {
  /** Series that are enough to judge methods by. */
  private static final int MOST_SERIES = 600;

  /** Origins, all series together, that are aimed at, and of a single series at most. */
  private static final int WANTED = 12;

  private static final int MOST_ORIGINS = 3;

  /** Seasons that must be left before an origin. */
  private static final int LEAST_SEASONS = 2;

  private static final int LEAST_VALUES = 6;

  /**
   * The rehearsal of a collection; it is empty if all series are too short.
   *
   * @param earlier whether few series are judged at earlier origins too than one horizon back
   */
  static Rehearsal of(List<Series> series, Task task, boolean earlier) {
    Task judged =
        new Task(task.horizon(), task.periods(), task.scalePeriod(), Spread.PROBABILITIES);
    List<Series> past = new ArrayList<>();
    List<double[]> actual = new ArrayList<>();
    int count = Math.min(series.size(), MOST_SERIES);
    int wanted = (WANTED + count - 1) / Math.max(1, count);
    int origins = earlier ? Math.max(1, Math.min(MOST_ORIGINS, wanted)) : 1;
    int step = Math.max(1, task.horizon() / 2);
    for (int i = 0; i < count; i++) {
      Series one = series.get((int) ((long) i * series.size() / count));
      for (int k = 0; k < origins; k++) {
        int known = one.size() - task.horizon() - k * step;
        if (known >= least(task)) {
          past.add(one.before(known));
          double[] came = new double[task.horizon()];
          System.arraycopy(one.values(), known, came, 0, came.length);
          actual.add(came);
        }
      }
    }
    return new Rehearsal(past, actual, judged);
  }

  private static int least(Task task) {
    return Math.max(LEAST_VALUES, LEAST_SEASONS * task.period() + 2);
  }

  /** Number of origins of all series. */
  int size() {
    return past.size();
  }

  /** What a local method would have said. */
  List<Forecast> of(Method method, Workers workers) {
    return Backtest.Forecaster.of(method, workers).forecast(past, task);
  }

  /** What a model would have said. */
  List<Forecast> of(GlobalModel model) {
    return model.forecast(past, task);
  }
}
