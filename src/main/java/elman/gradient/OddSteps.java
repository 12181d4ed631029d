package elman.gradient;

import java.util.ArrayList;
import java.util.List;

/** Steps that have something wrong with them: how many they are, and which were the first. */
public final class OddSteps {
  private static final int KEPT = 5;

  private final List<Long> first = new ArrayList<>();
  private long count;

  /** Adds a step. */
  void add(long step) {
    count++;
    if (first.size() < KEPT) {
      first.add(step);
    }
  }

  /** How many they are. */
  public long count() {
    return count;
  }

  /** Numbers of the first few. */
  public List<Long> first() {
    return List.copyOf(first);
  }
}
