package elman.series.auto;

import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.network.EsRnnMethod;
import elman.series.network.EsRnnModel;
import elman.series.network.EsRnnSettings;
import java.util.ArrayList;
import java.util.List;

/** The global network as a member of a combination: whether, and on what, it is worth training. */
final class Network {
  /** The member's name. */
  static final String NAME = "esrnn";

  /** Series and windows that a network needs to learn from others than the one in question. */
  private static final int LEAST_SERIES = 20;

  private static final long LEAST_WINDOWS = 20_000;

  /** Multiply-adds of training in a second, about, by two threads. */
  private static final double SPEED = 1.5e10;

  /** Part of the time that the network may take. */
  private static final double SHARE = 0.5;

  /** Fewer networks than this are not worth having, and their work with the update after it. */
  private static final double LEAST_WORK = 4 * 1.25;

  private final EsRnnSettings settings;
  private final List<Series> past;
  private final List<Series> whole;

  private Network(EsRnnSettings settings, List<Series> past, List<Series> whole) {
    this.settings = settings;
    this.past = past;
    this.whole = whole;
  }

  /**
   * A network for a collection, or null if there is too little to learn from, or too little time.
   * Of a collection too large for the time it learns from every n-th series.
   *
   * @param minutes that all may take
   */
  static Network of(List<Series> series, Task task, double minutes) {
    double work = Math.min(EsRnnMethod.WORK, minutes * 60 * SHARE * SPEED);
    int stride = 1;
    while (true) {
      List<Series> some = every(series, stride);
      if (some.size() < LEAST_SERIES) {
        return null;
      }
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
        return null;
      }
      if (settings.work(whole) * LEAST_WORK <= work) {
        return new Network(settings, past, whole);
      }
      stride *= 2;
    }
  }

  private static List<Series> every(List<Series> series, int stride) {
    List<Series> some = new ArrayList<>();
    for (int i = 0; i < series.size(); i += stride) {
      some.add(series.get(i));
    }
    return some;
  }

  /** A model that has learned from all but the last H values. */
  EsRnnModel rehearse(Training training) {
    return EsRnnModel.train(settings, past, training);
  }

  /** The model that has learned from the last H values too. */
  EsRnnModel complete(EsRnnModel rehearsed, Training training) {
    return rehearsed.update(whole, training);
  }
}
