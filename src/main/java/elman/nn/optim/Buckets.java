package elman.nn.optim;

import elman.core.Rng;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Batches of sequences that are about as long as each other, in random order. */
public final class Buckets {
  /** Batches whose sequences are shuffled together and sorted by length, to waste few steps. */
  private static final int SORTED_TOGETHER = 16;

  private Buckets() {}

  /**
   * Batches of all sequences, each in one of them.
   *
   * @param size sequences of a batch; the last may have fewer
   * @param byLength which sequences are shorter
   */
  public static <T> List<List<T>> of(List<T> sequences, int size, Comparator<T> byLength, Rng rng) {
    List<T> order = new ArrayList<>(sequences);
    rng.shuffle(order);
    List<List<T>> batches = new ArrayList<>();
    for (List<T> part : cut(order, size * SORTED_TOGETHER)) {
      part.sort(byLength);
      batches.addAll(cut(part, size));
    }
    rng.shuffle(batches);
    return batches;
  }

  /** Parts of {@code size} elements in their order; the last may have fewer. */
  public static <T> List<List<T>> cut(List<T> list, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      parts.add(new ArrayList<>(list.subList(from, Math.min(list.size(), from + size))));
    }
    return parts;
  }
}
