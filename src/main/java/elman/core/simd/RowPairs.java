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
      int m, float[] h, int ldh, int n, float[] y, int[] yo, int dim, float[] s, float[] lanes) {
    int whole = S.loopBound(dim);
    for (int j = 0; j < n; j += GROUP) {
      int count = Math.min(GROUP, n - j);
      for (int i = 0; i < m; i += 2) {
        int a = i * ldh;
        int b = Math.min(i + 1, m - 1) * ldh;
        twoBySix(h, a, b, y, yo, j, count - 1, whole, lanes);
        for (int r = 0; r < count; r++) {
          float rest = rest(h, a, y, yo[j + r], whole, dim);
          s[i * n + j + r] = sum(lanes, r * L) + rest;
        }
        for (int r = 0; r < count && i + 1 < m; r++) {
          float rest = rest(h, b, y, yo[j + r], whole, dim);
          s[(i + 1) * n + j + r] = sum(lanes, (GROUP + r) * L) + rest;
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

  /** The product of what fills no vector. */
  private static float rest(float[] h, int ho, float[] y, int yo, int whole, int dim) {
    float sum = 0;
    for (int k = whole; k < dim; k++) {
      sum += h[ho + k] * y[yo + k];
    }
    return sum;
  }

  /** dh_i = sum of g_ij y_j; y_j += sum of g_ij h_i. */
  static void gradients(
      int m, float[] h, float[] dh, int ldh, int n, float[] y, int[] yo, int dim, float[] g) {
    int whole = S.loopBound(dim);
    int j = 0;
    for (; j + GROUP <= n; j += GROUP) {
      six(m, h, dh, ldh, n, j, y, yo, whole, g);
    }
    for (; j < n; j++) {
      one(m, h, dh, ldh, n, j, y, yo[j], whole, g);
    }
    if (whole < dim) {
      for (j = 0; j < n; j++) {
        rest(m, h, dh, ldh, n, j, y, yo[j], whole, dim, g);
      }
    }
  }

  private static void six(
      int m,
      float[] h,
      float[] dh,
      int ldh,
      int n,
      int j,
      float[] y,
      int[] yo,
      int whole,
      float[] g) {
    int y0 = yo[j];
    int y1 = yo[j + 1];
    int y2 = yo[j + 2];
    int y3 = yo[j + 3];
    int y4 = yo[j + 4];
    int y5 = yo[j + 5];
    for (int k = 0; k < whole; k += L) {
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
        FloatVector x = FloatVector.fromArray(S, h, i * ldh + k);
        FloatVector c = FloatVector.broadcast(S, g[i * n + j]);
        FloatVector d = v0.mul(c);
        n0 = x.fma(c, n0);
        c = FloatVector.broadcast(S, g[i * n + j + 1]);
        d = v1.fma(c, d);
        n1 = x.fma(c, n1);
        c = FloatVector.broadcast(S, g[i * n + j + 2]);
        d = v2.fma(c, d);
        n2 = x.fma(c, n2);
        c = FloatVector.broadcast(S, g[i * n + j + 3]);
        d = v3.fma(c, d);
        n3 = x.fma(c, n3);
        c = FloatVector.broadcast(S, g[i * n + j + 4]);
        d = v4.fma(c, d);
        n4 = x.fma(c, n4);
        c = FloatVector.broadcast(S, g[i * n + j + 5]);
        d = v5.fma(c, d);
        n5 = x.fma(c, n5);
        if (j > 0) {
          d = d.add(FloatVector.fromArray(S, dh, i * ldh + k));
        }
        d.intoArray(dh, i * ldh + k);
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
      int m,
      float[] h,
      float[] dh,
      int ldh,
      int n,
      int j,
      float[] y,
      int yo,
      int whole,
      float[] g) {
    for (int k = 0; k < whole; k += L) {
      FloatVector v = FloatVector.fromArray(S, y, yo + k);
      FloatVector sum = v;
      for (int i = 0; i < m; i++) {
        FloatVector c = FloatVector.broadcast(S, g[i * n + j]);
        FloatVector d = v.mul(c);
        sum = FloatVector.fromArray(S, h, i * ldh + k).fma(c, sum);
        if (j > 0) {
          d = d.add(FloatVector.fromArray(S, dh, i * ldh + k));
        }
        d.intoArray(dh, i * ldh + k);
      }
      sum.intoArray(y, yo + k);
    }
  }

  private static void rest(
      int m,
      float[] h,
      float[] dh,
      int ldh,
      int n,
      int j,
      float[] y,
      int yo,
      int whole,
      int dim,
      float[] g) {
    for (int k = whole; k < dim; k++) {
      float old = y[yo + k];
      for (int i = 0; i < m; i++) {
        dh[i * ldh + k] = (j > 0 ? dh[i * ldh + k] : 0) + g[i * n + j] * old;
        y[yo + k] += g[i * n + j] * h[i * ldh + k];
      }
    }
  }

  /** Sum over the lanes, neighbours first. */
  private static float sum(float[] lanes, int from) {
    float sum = 0;
    for (int l = 0; l < L; l += 4) {
      float low = lanes[from + l] + lanes[from + l + 1];
      float high = lanes[from + l + 2] + lanes[from + l + 3];
      sum += low + high;
    }
    return sum;
  }
}
