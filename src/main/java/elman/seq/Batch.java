package elman.seq;

import java.util.Arrays;
import java.util.List;

/**
 * Examples side by side, in time-major order: step t of example b is at t B + b. Shorter ones are
 * filled up with zeros.
 */
final class Batch {
  /** Place of what is not to be predicted. */
  static final int NONE = -1;

  private final List<Coded> examples;
  private final int[] lengths;
  private final int steps;

  /**
   * @param examples at least one, each of at least one step
   */
  Batch(List<Coded> examples) {
    this.examples = List.copyOf(examples);
    lengths = examples.stream().mapToInt(Coded::steps).toArray();
    int longest = 0;
    for (int length : lengths) {
      longest = Math.max(longest, length);
    }
    steps = longest;
  }

  List<Coded> examples() {
    return examples;
  }

  /** Number of examples B. */
  int size() {
    return lengths.length;
  }

  /** Steps T of the longest. */
  int steps() {
    return steps;
  }

  /** Steps of each. */
  int[] lengths() {
    return lengths;
  }

  /** The words' ids, T B. */
  int[] words() {
    int[] ids = new int[steps * size()];
    for (int b = 0; b < size(); b++) {
      int[] words = examples.get(b).words();
      for (int t = 0; t < words.length; t++) {
        ids[t * size() + b] = words[t];
      }
    }
    return ids;
  }

  /** The labels, {@link #NONE} behind the ends: T B, or if there is one each, B. */
  int[] labels(boolean one) {
    int[] labels = new int[one ? size() : steps * size()];
    Arrays.fill(labels, NONE);
    for (int b = 0; b < size(); b++) {
      int[] target = examples.get(b).target();
      for (int t = 0; t < target.length; t++) {
        labels[t * size() + b] = target[t];
      }
    }
    return labels;
  }
}
