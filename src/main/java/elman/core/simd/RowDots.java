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

  private RowDots() {}

  /** s[i] = a_i . q; n is at least the length of a vector. */
  static void dots(int rows, int n, float[] a, int ao, float[] q, int qo, float[] s, int so) {
    float[] lanes = new float[ROWS * L];
    float[] rest = new float[L];
    int left = n - S.loopBound(n);
    System.arraycopy(q, qo + n - left, rest, L - left, left);
    int i = 0;
    for (; i + ROWS <= rows; i += ROWS) {
      four(n, a, ao + i * n, q, qo, rest, lanes);
      for (int r = 0; r < ROWS; r++) {
        s[so + i + r] = sum(lanes, r * L);
      }
    }
    for (; i < rows; i++) {
      one(n, a, ao + i * n, q, qo, rest, lanes);
      s[so + i] = sum(lanes, 0);
    }
  }

  private static void four(
      int n, float[] a, int ao, float[] q, int qo, float[] rest, float[] lanes) {
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
    s0.intoArray(lanes, 0);
    s1.intoArray(lanes, L);
    s2.intoArray(lanes, 2 * L);
    s3.intoArray(lanes, 3 * L);
  }

  private static void one(
      int n, float[] a, int ao, float[] q, int qo, float[] rest, float[] lanes) {
    FloatVector s0 = FloatVector.zero(S);
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      s0 = FloatVector.fromArray(S, q, qo + j).fma(FloatVector.fromArray(S, a, ao + j), s0);
    }
    if (j < n) {
      s0 = FloatVector.fromArray(S, rest, 0).fma(FloatVector.fromArray(S, a, ao + n - L), s0);
    }
    s0.intoArray(lanes, 0);
  }

  /** Sum over the lanes, the upper half added to the lower until one is left. */
  private static float sum(float[] lanes, int from) {
    for (int half = L / 2; half > 0; half /= 2) {
      for (int i = from; i < from + half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[from];
  }
}
