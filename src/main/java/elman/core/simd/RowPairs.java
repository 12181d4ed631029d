package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Small products of a few rows h with a few rows y that lie anywhere, and their gradients: the
 * shape of training word vectors with shared negative samples (Ji et al. 2016). Six rows y are
 * taken at a time, one word and the usual five negative samples.
 *
 * <p>A group of fewer rows is filled up with its last row, whose surplus results nobody reads.
 */
final class RowPairs {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int GROUP = 6;

  private RowPairs() {}

  /** s[i n + j] = h_i . y_j. */
  static void products(
      int m, float[] h, int[] ho, int n, float[] y, int[] yo, int dim, float[] s, float[] lanes) {
    int whole = S.loopBound(dim);
    for (int j = 0; j < n; j += GROUP) {
      int count = Math.min(GROUP, n - j);
      for (int i = 0; i < m; i += 2) {
        boolean both = i + 1 < m;
        if (both) {
          twoBySix(h, ho[i], ho[i + 1], y, yo, j, count - 1, whole, lanes);
          sum(lanes, GROUP, count, s, (i + 1) * n + j);
        } else {
          oneBySix(h, ho[i], y, yo, j, count - 1, whole, lanes);
        }
        sum(lanes, 0, count, s, i * n + j);
      }
    }
    for (int k = whole; k < dim; k++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          s[i * n + j] += h[ho[i] + k] * y[yo[j] + k];
        }
      }
    }
  }

  /** The products of h at a and at b with six rows y, lane by lane. */
  private static void twoBySix(
      float[] h, int a, int b, float[] y, int[] yo, int j, int last, int whole, float[] lanes) {
    int y0 = yo[j];
    int y1 = yo[j + Math.min(1, last)];
    int y2 = yo[j + Math.min(2, last)];
    int y3 = yo[j + Math.min(3, last)];
    int y4 = yo[j + Math.min(4, last)];
    int y5 = yo[j + last];
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector b4 = a0;
    FloatVector b5 = a0;
    for (int k = 0; k < whole; k += L) {
      FloatVector ha = FloatVector.fromArray(S, h, a + k);
      FloatVector hb = FloatVector.fromArray(S, h, b + k);
      FloatVector v = FloatVector.fromArray(S, y, y0 + k);
      a0 = ha.fma(v, a0);
      b0 = hb.fma(v, b0);
      v = FloatVector.fromArray(S, y, y1 + k);
      a1 = ha.fma(v, a1);
      b1 = hb.fma(v, b1);
      v = FloatVector.fromArray(S, y, y2 + k);
      a2 = ha.fma(v, a2);
      b2 = hb.fma(v, b2);
      v = FloatVector.fromArray(S, y, y3 + k);
      a3 = ha.fma(v, a3);
      b3 = hb.fma(v, b3);
      v = FloatVector.fromArray(S, y, y4 + k);
      a4 = ha.fma(v, a4);
      b4 = hb.fma(v, b4);
      v = FloatVector.fromArray(S, y, y5 + k);
      a5 = ha.fma(v, a5);
      b5 = hb.fma(v, b5);
    }
    a0.intoArray(lanes, 0);
    a1.intoArray(lanes, L);
    a2.intoArray(lanes, 2 * L);
    a3.intoArray(lanes, 3 * L);
    a4.intoArray(lanes, 4 * L);
    a5.intoArray(lanes, 5 * L);
    b0.intoArray(lanes, 6 * L);
    b1.intoArray(lanes, 7 * L);
    b2.intoArray(lanes, 8 * L);
    b3.intoArray(lanes, 9 * L);
    b4.intoArray(lanes, 10 * L);
    b5.intoArray(lanes, 11 * L);
  }

  private static void oneBySix(
      float[] h, int a, float[] y, int[] yo, int j, int last, int whole, float[] lanes) {
    int y0 = yo[j];
    int y1 = yo[j + Math.min(1, last)];
    int y2 = yo[j + Math.min(2, last)];
    int y3 = yo[j + Math.min(3, last)];
    int y4 = yo[j + Math.min(4, last)];
    int y5 = yo[j + last];
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    for (int k = 0; k < whole; k += L) {
      FloatVector ha = FloatVector.fromArray(S, h, a + k);
      a0 = ha.fma(FloatVector.fromArray(S, y, y0 + k), a0);
      a1 = ha.fma(FloatVector.fromArray(S, y, y1 + k), a1);
      a2 = ha.fma(FloatVector.fromArray(S, y, y2 + k), a2);
      a3 = ha.fma(FloatVector.fromArray(S, y, y3 + k), a3);
      a4 = ha.fma(FloatVector.fromArray(S, y, y4 + k), a4);
      a5 = ha.fma(FloatVector.fromArray(S, y, y5 + k), a5);
    }
    a0.intoArray(lanes, 0);
    a1.intoArray(lanes, L);
    a2.intoArray(lanes, 2 * L);
    a3.intoArray(lanes, 3 * L);
    a4.intoArray(lanes, 4 * L);
    a5.intoArray(lanes, 5 * L);
  }

  /** Sums over the lanes of {@code count} vectors. */
  private static void sum(float[] lanes, int first, int count, float[] s, int so) {
    for (int r = 0; r < count; r++) {
      int at = (first + r) * L;
      int end = at + L;
      float sum = 0;
      for (; at + 8 <= end; at += 8) {
        // Written out, for the compiler adds what does not depend on each other side by side.
        sum +=
            ((lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]))
                + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
      }
      for (; at < end; at++) {
        sum += lanes[at];
      }
      s[so + r] = sum;
    }
  }

  /** dh_i = sum of g_ij y_j; y_j += sum of g_ij h_i. */
  static void gradients(
      int m, float[] h, int[] ho, float[] dh, int n, float[] y, int[] yo, int dim, float[] g) {
    int whole = S.loopBound(dim);
    int j = 0;
    for (; j + GROUP <= n; j += GROUP) {
      six(m, h, ho, dh, n, j, y, yo, dim, g);
    }
    for (; j < n; j++) {
      one(m, h, ho, dh, n, j, y, yo[j], dim, g);
    }
    for (int k = whole; k < dim; k++) {
      rest(m, h, ho, dh, n, y, yo, dim, k, g);
    }
  }

  private static void six(
      int m,
      float[] h,
      int[] ho,
      float[] dh,
      int n,
      int j,
      float[] y,
      int[] yo,
      int dim,
      float[] g) {
    int y0 = yo[j];
    int y1 = yo[j + 1];
    int y2 = yo[j + 2];
    int y3 = yo[j + 3];
    int y4 = yo[j + 4];
    int y5 = yo[j + 5];
    for (int k = 0; k < S.loopBound(dim); k += L) {
      FloatVector v0 = FloatVector.fromArray(S, y, y0 + k);
      FloatVector v1 = FloatVector.fromArray(S, y, y1 + k);
      FloatVector v2 = FloatVector.fromArray(S, y, y2 + k);
      FloatVector v3 = FloatVector.fromArray(S, y, y3 + k);
      FloatVector v4 = FloatVector.fromArray(S, y, y4 + k);
      FloatVector v5 = FloatVector.fromArray(S, y, y5 + k);
      FloatVector n0 = v0;
      FloatVector n1 = v1;
      FloatVector n2 = v2;
      FloatVector n3 = v3;
      FloatVector n4 = v4;
      FloatVector n5 = v5;
      for (int i = 0; i < m; i++) {
        int go = i * n + j;
        FloatVector x = FloatVector.fromArray(S, h, ho[i] + k);
        FloatVector c = FloatVector.broadcast(S, g[go]);
        FloatVector d = v0.mul(c);
        n0 = x.fma(c, n0);
        c = FloatVector.broadcast(S, g[go + 1]);
        d = v1.fma(c, d);
        n1 = x.fma(c, n1);
        c = FloatVector.broadcast(S, g[go + 2]);
        d = v2.fma(c, d);
        n2 = x.fma(c, n2);
        c = FloatVector.broadcast(S, g[go + 3]);
        d = v3.fma(c, d);
        n3 = x.fma(c, n3);
        c = FloatVector.broadcast(S, g[go + 4]);
        d = v4.fma(c, d);
        n4 = x.fma(c, n4);
        c = FloatVector.broadcast(S, g[go + 5]);
        d = v5.fma(c, d);
        n5 = x.fma(c, n5);
        if (j > 0) {
          d = d.add(FloatVector.fromArray(S, dh, i * dim + k));
        }
        d.intoArray(dh, i * dim + k);
      }
      n0.intoArray(y, y0 + k);
      n1.intoArray(y, y1 + k);
      n2.intoArray(y, y2 + k);
      n3.intoArray(y, y3 + k);
      n4.intoArray(y, y4 + k);
      n5.intoArray(y, y5 + k);
    }
  }

  private static void one(
      int m, float[] h, int[] ho, float[] dh, int n, int j, float[] y, int yo, int dim, float[] g) {
    for (int k = 0; k < S.loopBound(dim); k += L) {
      FloatVector v = FloatVector.fromArray(S, y, yo + k);
      FloatVector sum = v;
      for (int i = 0; i < m; i++) {
        FloatVector c = FloatVector.broadcast(S, g[i * n + j]);
        FloatVector d = v.mul(c);
        sum = FloatVector.fromArray(S, h, ho[i] + k).fma(c, sum);
        if (j > 0) {
          d = d.add(FloatVector.fromArray(S, dh, i * dim + k));
        }
        d.intoArray(dh, i * dim + k);
      }
      sum.intoArray(y, yo + k);
    }
  }

  /** Element k, which no vector holds. */
  private static void rest(
      int m,
      float[] h,
      int[] ho,
      float[] dh,
      int n,
      float[] y,
      int[] yo,
      int dim,
      int k,
      float[] g) {
    for (int i = 0; i < m; i++) {
      dh[i * dim + k] = 0;
    }
    for (int j = 0; j < n; j++) {
      float old = y[yo[j] + k];
      for (int i = 0; i < m; i++) {
        dh[i * dim + k] += g[i * n + j] * old;
        y[yo[j] + k] += g[i * n + j] * h[ho[i] + k];
      }
    }
  }
}
