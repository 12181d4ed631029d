package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of rows that lie anywhere, and what is added to all of them.
 *
 * <p>Row by row: a row has always as many vectors, where the number of rows is another each time,
 * and the processor guesses the end of the inner loop.
 */
final class RowSums {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private RowSums() {}

  /** y = alpha times the sum of the rows. */
  static void sum(int n, float alpha, float[] x, int[] xo, int from, int to, float[] y, int yo) {
    int whole = S.loopBound(n);
    FloatVector factor = FloatVector.broadcast(S, alpha);
    for (int k = 0; k < whole; k += L) {
      FloatVector.fromArray(S, x, xo[from] + k).mul(factor).intoArray(y, yo + k);
    }
    for (int i = from + 1; i < to; i++) {
      int row = xo[i];
      for (int k = 0; k < whole; k += L) {
        FloatVector sum = FloatVector.fromArray(S, y, yo + k);
        FloatVector.fromArray(S, x, row + k).fma(factor, sum).intoArray(y, yo + k);
      }
    }
    for (int k = whole; k < n; k++) {
      float sum = 0;
      for (int i = from; i < to; i++) {
        sum += x[xo[i] + k];
      }
      y[yo + k] = alpha * sum;
    }
  }

  /** x += y for each of the rows. */
  static void add(int n, float[] y, int yo, float[] x, int[] xo, int from, int to) {
    int whole = S.loopBound(n);
    for (int i = from; i < to; i++) {
      int row = xo[i];
      for (int k = 0; k < whole; k += L) {
        FloatVector more = FloatVector.fromArray(S, y, yo + k);
        FloatVector.fromArray(S, x, row + k).add(more).intoArray(x, row + k);
      }
      for (int k = whole; k < n; k++) {
        x[row + k] += y[yo + k];
      }
    }
  }

  /** x_i += d_i. */
  static void addEach(int m, float[] d, float[] x, int[] xo, int n) {
    int whole = S.loopBound(n);
    for (int i = 0; i < m; i++) {
      int from = i * n;
      int to = xo[i];
      for (int k = 0; k < whole; k += L) {
        FloatVector more = FloatVector.fromArray(S, d, from + k);
        FloatVector.fromArray(S, x, to + k).add(more).intoArray(x, to + k);
      }
      for (int k = whole; k < n; k++) {
        x[to + k] += d[from + k];
      }
    }
  }
}
