package elman.seq;

import elman.nn.Forest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples side by side, in time-major order: step t of example b is at t B + b. Shorter ones are
 * filled up with zeros.
 */
final class Batch {
  /** Place of what is not to be predicted. */
  static final int NONE = -1;

  /** What has a label. */
  enum Unit {
    /** An example. */
    EXAMPLE,
    /** Each of its steps. */
    STEP,
    /** Each node of its tree. */
    NODE
  }

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

  /** The trees side by side, where trees are read. */
  Forest forest() {
    return Forest.of(examples.stream().map(Coded::tree).toList());
  }

  /**
   * Which rows of a head's vectors are those of example b: one, one for each step, or one for each
   * node of a tree.
   */
  int[] rows(Unit unit, int b) {
    return switch (unit) {
      case EXAMPLE -> new int[] {b};
      case STEP -> IntStream.range(0, lengths[b]).map(t -> t * size() + b).toArray();
      case NODE -> {
        int first = nodes(b);
        yield IntStream.range(first, first + examples.get(b).tree().size()).toArray();
      }
    };
  }

  /** Nodes of the trees before that of example b. */
  private int nodes(int b) {
    return examples.subList(0, b).stream().mapToInt(example -> example.tree().size()).sum();
  }

  /** The labels, {@link #NONE} behind the ends and where there is none: B, T B or of all nodes. */
  int[] labels(Unit unit) {
    int count = unit == Unit.EXAMPLE ? size() : steps * size();
    int[] labels = new int[unit == Unit.NODE ? nodes(size()) : count];
    Arrays.fill(labels, NONE);
    for (int b = 0; b < size(); b++) {
      int[] target = examples.get(b).target();
      int[] rows = rows(unit, b);
      for (int i = 0; i < target.length; i++) {
        labels[rows[i]] = target[i];
      }
    }
    return labels;
  }

  /** Number of labels that are known. */
  int labelled() {
    return (int)
        examples.stream().flatMapToInt(e -> IntStream.of(e.target())).filter(i -> i >= 0).count();
  }
}
