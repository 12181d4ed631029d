package elman.series;

import java.util.List;

/**
 * A model that has learned from a collection of series. It forecasts those that it has seen, as
 * they are now, and others.
 */
public interface GlobalModel {
  /**
   * Forecasts series. One that is too short for the model is forecast as the implementation says.
   *
   * @param task of the horizon that the model was trained for, or a shorter one
   * @return a forecast for each series, in their order: finite numbers, the quantiles in order
   * @throws IllegalArgumentException if the task's horizon is longer than the model's
   */
  List<Forecast> forecast(List<Series> series, Task task);

  /**
   * Begins, in a thread of its own, to forecast made-up series beside the reading of the true ones,
   * which keeps one thread busy only: loops of vectors take a hundred times as long until they are
   * compiled well. Does nothing by default.
   */
  default void rehearse() {}

  /** Whether there is enough in some series to go on learning from; true by default. */
  default boolean canUpdate(List<Series> series) {
    return true;
  }

  /**
   * Goes on learning, for a part of the passes that it was first trained with, from series that it
   * has seen and others.
   *
   * @return the model after that; this one is no longer used
   * @throws IllegalArgumentException if there is not enough to learn from
   */
  GlobalModel update(List<Series> series, Training training);

  /**
   * What the model forecasts series by, in a few words for a person; empty if there is nothing to
   * say.
   */
  default String description(List<Series> series) {
    return "";
  }
}
