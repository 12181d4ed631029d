package elman.series;

import java.util.List;

/** A method that learns one model from all series of a collection together. */
public interface GlobalMethod {
  /** The method's name in lower case, as {@code --method} takes it. */
  String name();

  /** Whether the collection has enough to learn from: else {@link #train} refuses it. */
  boolean canLearn(List<Series> series, Task task);

  /**
   * Learns from a collection.
   *
   * @throws IllegalArgumentException if there is too little to learn from
   */
  GlobalModel train(List<Series> series, Task task, Training training);
}
