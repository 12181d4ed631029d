package elman.series.auto;

import elman.series.GlobalMethod;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.network.EsRnnMethod;
import elman.series.network.EsRnnSettings;
import elman.series.network.WindowCell;
import elman.series.network.WindowMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * A global network as a member of a combination: whether, and on what, it is worth training. One
 * smooths each series, and one reads windows of it as they are.
 *
 * @param method with settings for the series
 * @param past the series without their last H values
 * @param whole the same series with them
 */
record Network(GlobalMethod method, List<Series> past, List<Series> whole) {
  /** Series and windows that a network needs to learn from others than the one in question. */
  static final int LEAST_SERIES = 20;

  private static final long LEAST_WINDOWS = 20_000;

  /** Multiply-adds of training in a second, about, by two threads. */
  private static final double SPEED = 1.5e10;

  /** Part of the time that a network may take. */
  private static final double SHARE = 0.4;

  /** The fewest networks of an ensemble that are worth having, and the work of their update. */
  private static final double LEAST_WORK = 4 * 1.25;

  /**
   * The networks for a collection: none if there is too little to learn from, or too little time.
   * Of a collection too large for the time they learn from every n-th series.
   *
   * @param minutes that all may take
   */
  static List<Network> of(List<Series> series, Task task, double minutes) {
    double work = Math.min(EsRnnMethod.WORK, minutes * 60 * SHARE * SPEED);
    for (int stride = 1; series.size() / stride >= LEAST_SERIES; stride *= 2) {
      List<Series> some = every(series, stride);
      EsRnnSettings settings = EsRnnSettings.of(task, some, work);
      List<Series> whole = new ArrayList<>();
      List<Series> past = new ArrayList<>();
      long windows = 0;
      for (Series one : some) {
        int known = one.size() - task.horizon();
        if (known >= settings.least()) {
          whole.add(one);
          past.add(one.before(known));
          windows += known - settings.least();
        }
      }
      if (whole.size() < LEAST_SERIES || windows < LEAST_WINDOWS) {
        return List.of();
      }
      if (settings.work(whole) * LEAST_WORK <= work) {
        Network smoothed = new Network(new EsRnnMethod(settings), past, whole);
        // Without seasons the other one has nothing to see that this one does not.
        return task.periods().isEmpty()
            ? List.of(smoothed)
            : List.of(smoothed, new Network(new WindowMethod(WindowCell.GRU), past, whole));
      }
    }
    return List.of();
  }

  private static List<Series> every(List<Series> series, int stride) {
    List<Series> some = new ArrayList<>();
    for (int i = 0; i < series.size(); i += stride) {
      some.add(series.get(i));
    }
    return some;
  }

  /** The member's name. */
  String name() {
    return method.name();
  }

  /** A model that has learned from all but the last H values. */
  GlobalModel rehearse(Task task, Training training) {
    return method.train(past, task, training);
  }
}
