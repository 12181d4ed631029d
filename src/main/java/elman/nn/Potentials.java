package elman.nn;

import java.util.stream.IntStream;

/**
 * What a label and two in a row score apart from the input; minus infinity where forbidden.
 *
 * @param start of the first label, K
 * @param end of the last label, K
 * @param transitions from label i to label j at i K + j
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Potentials(double[] start, double[] end, double[] transitions) {
  /** Zeros: every labelling scores what the input says. */
  public static Potentials none(int labels) {
    return new Potentials(new double[labels], new double[labels], new double[labels * labels]);
  }

  /** The sums with others of as many labels. */
  Potentials plus(Potentials other) {
    return new Potentials(
        sum(start, other.start), sum(end, other.end), sum(transitions, other.transitions));
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }
}
