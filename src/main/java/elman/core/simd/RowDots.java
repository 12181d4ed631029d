package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of rows with one vector q, four rows at a time, which share what is loaded of q.
 *
 * <p>Every row has one accumulator, whether it has company or not, so that its sum does not depend
 * on its neighbours. The elements that fill no vector are read with those before them, and met by
 * zeros in place of the part of q that was summed already.
 */
final class RowDots {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int ROWS = 4;

  /** Rows whose lanes are summed in one go, so that this does not hold up the reading. */
  private static final int GROUP = 64;

  private RowDots() {}

  /** s[i] = a_i . q; n is at least the length of a vector. */
  static void dots(int rows, int n, float[] a, int ao, float[] q, int qo, float[] s, int so) {
    float[] lanes = new float[Math.min(GROUP, rows) * L];
    float[] rest = new float[L];
    int left = n - S.loopBound(n);
    System.arraycopy(q, qo + n - left, rest, L - left, left);
    for (int i = 0; i < rows; i += GROUP) {
      int count = Math.min(GROUP, rows - i);
      int r = 0;
      for (; r + ROWS <= count; r += ROWS) {
        four(n, a, ao + (i + r) * n, q, qo, rest, lanes, r * L);
      }
      for (; r < count; r++) {
        one(n, a, ao + (i + r) * n, q, qo, rest, lanes, r * L);
      }
      for (r = 0; r < count; r++) {
        s[so + i + r] = sum(lanes, r * L);
      }
    }
  }

  private static void four(
      int n, float[] a, int ao, float[] q, int qo, float[] rest, float[] lanes, int lo) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      FloatVector v = FloatVector.fromArray(S, q, qo + j);
      s0 = v.fma(FloatVector.fromArray(S, a, ao + j), s0);
      s1 = v.fma(FloatVector.fromArray(S, a, ao + n + j), s1);
      s2 = v.fma(FloatVector.fromArray(S, a, ao + 2 * n + j), s2);
      s3 = v.fma(FloatVector.fromArray(S, a, ao + 3 * n + j), s3);
    }
    if (j < n) {
      j = n - L;
      FloatVector v = FloatVector.fromArray(S, rest, 0);
      s0 = v.fma(FloatVector.fromArray(S, a, ao + j), s0);
      s1 = v.fma(FloatVector.fromArray(S, a, ao + n + j), s1);
      s2 = v.fma(FloatVector.fromArray(S, a, ao + 2 * n + j), s2);
      s3 = v.fma(FloatVector.fromArray(S, a, ao + 3 * n + j), s3);
    }
    s0.intoArray(lanes, lo);
    s1.intoArray(lanes, lo + L);
    s2.intoArray(lanes, lo + 2 * L);
    s3.intoArray(lanes, lo + 3 * L);
  }

  private static void one(
      int n, float[] a, int ao, float[] q, int qo, float[] rest, float[] lanes, int lo) {
    FloatVector s0 = FloatVector.zero(S);
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      s0 = FloatVector.fromArray(S, q, qo + j).fma(FloatVector.fromArray(S, a, ao + j), s0);
    }
    if (j < n) {
      s0 = FloatVector.fromArray(S, rest, 0).fma(FloatVector.fromArray(S, a, ao + n - L), s0);
    }
    s0.intoArray(lanes, lo);
  }

  /** Sum over the lanes: of every fourth, then of these four sums. */
  private static float sum(float[] lanes, int lo) {
    float s0 = lanes[lo];
    float s1 = lanes[lo + 1];
    float s2 = lanes[lo + 2];
    float s3 = lanes[lo + 3];
    for (int j = 4; j < L; j += 4) {
      s0 += lanes[lo + j];
      s1 += lanes[lo + j + 1];
      s2 += lanes[lo + j + 2];
      s3 += lanes[lo + j + 3];
    }
    return (s0 + s2) + (s1 + s3);
  }
}
