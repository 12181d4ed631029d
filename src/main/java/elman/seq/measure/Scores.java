package elman.seq.measure;

import java.util.List;

/** Parts and their means. */
final class Scores {
  private Scores() {}

  /** A part of a whole; 0 of nothing. */
  static double part(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  /** The harmonic mean of precision and recall; 0 if nothing is right. */
  static double f1(long gold, long predicted, long right) {
    return part(2 * right, gold + predicted);
  }

  /** Checks that labels can be compared one by one. */
  static void checkLengths(List<String> gold, List<String> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          predicted.size() + " labels predicted, " + gold.size() + " expected");
    }
  }
}
