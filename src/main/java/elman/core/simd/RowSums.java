package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of rows that lie anywhere, and what is added to all of them, a vector of each at a time. */
final class RowSums {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private RowSums() {}

  /** y = alpha times the sum of the rows. */
  static void sum(int n, float alpha, float[] x, int[] xo, int from, int to, float[] y, int yo) {
    int k = 0;
    for (; k < S.loopBound(n); k += L) {
      FloatVector sum = FloatVector.fromArray(S, x, xo[from] + k);
      for (int i = from + 1; i < to; i++) {
        sum = sum.add(FloatVector.fromArray(S, x, xo[i] + k));
      }
      sum.mul(alpha).intoArray(y, yo + k);
    }
    for (; k < n; k++) {
      float sum = 0;
      for (int i = from; i < to; i++) {
        sum += x[xo[i] + k];
      }
      y[yo + k] = alpha * sum;
    }
  }

  /** x += y for each of the rows. */
  static void add(int n, float[] y, int yo, float[] x, int[] xo, int from, int to) {
    int k = 0;
    for (; k < S.loopBound(n); k += L) {
      FloatVector more = FloatVector.fromArray(S, y, yo + k);
      for (int i = from; i < to; i++) {
        FloatVector.fromArray(S, x, xo[i] + k).add(more).intoArray(x, xo[i] + k);
      }
    }
    for (; k < n; k++) {
      for (int i = from; i < to; i++) {
        x[xo[i] + k] += y[yo + k];
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
