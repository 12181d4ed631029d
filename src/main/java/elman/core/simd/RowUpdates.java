package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A step on six rows y and some rows x at once, in registers: what a word, five negative samples
 * and a context come to. Nothing is kept of the gradients.
 */
final class RowUpdates {
  /** Rows y. */
  static final int GROUP = 6;

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private RowUpdates() {}

  /** x_i += sum of g_ij y_j; y_j += sum of g_ij x_i; dim fills whole vectors. */
  static void six(int m, float[] x, int[] xo, float[] y, int[] yo, int dim, float[] g) {
    int y0 = yo[0];
    int y1 = yo[1];
    int y2 = yo[2];
    int y3 = yo[3];
    int y4 = yo[4];
    int y5 = yo[5];
    for (int k = 0; k < dim; k += L) {
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
        int at = xo[i] + k;
        int go = GROUP * i;
        FloatVector old = FloatVector.fromArray(S, x, at);
        FloatVector c = FloatVector.broadcast(S, g[go]);
        FloatVector sum = v0.fma(c, old);
        n0 = old.fma(c, n0);
        c = FloatVector.broadcast(S, g[go + 1]);
        sum = v1.fma(c, sum);
        n1 = old.fma(c, n1);
        c = FloatVector.broadcast(S, g[go + 2]);
        sum = v2.fma(c, sum);
        n2 = old.fma(c, n2);
        c = FloatVector.broadcast(S, g[go + 3]);
        sum = v3.fma(c, sum);
        n3 = old.fma(c, n3);
        c = FloatVector.broadcast(S, g[go + 4]);
        sum = v4.fma(c, sum);
        n4 = old.fma(c, n4);
        c = FloatVector.broadcast(S, g[go + 5]);
        sum = v5.fma(c, sum);
        n5 = old.fma(c, n5);
        sum.intoArray(x, at);
      }
      n0.intoArray(y, y0 + k);
      n1.intoArray(y, y1 + k);
      n2.intoArray(y, y2 + k);
      n3.intoArray(y, y3 + k);
      n4.intoArray(y, y4 + k);
      n5.intoArray(y, y5 + k);
    }
  }
}
