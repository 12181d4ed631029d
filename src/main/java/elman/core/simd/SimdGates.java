package elman.core.simd;

import elman.core.ScalarGates;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The gates of gated cells, forward and backward; the equations stand at the interface's methods.
 */
final class SimdGates {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private SimdGates() {}

  static void lstmBackward(
      int m,
      int hidden,
      float[] gates,
      int go,
      float[] c,
      int co,
      int cn,
      float[] dh,
      int dho,
      float[] dc,
      int dco) {
    int j = 0;
    for (; j < S.loopBound(m); j += L) {
      FloatVector i = FloatVector.fromArray(S, gates, go + j);
      FloatVector f = FloatVector.fromArray(S, gates, go + hidden + j);
      FloatVector g = FloatVector.fromArray(S, gates, go + 2 * hidden + j);
      FloatVector o = FloatVector.fromArray(S, gates, go + 3 * hidden + j);
      FloatVector t = FloatVector.fromArray(S, c, cn + j);
      FloatVector d = FloatVector.fromArray(S, dh, dho + j);
      FloatVector dCell =
          d.mul(o).mul(oneMinus(t.mul(t))).add(FloatVector.fromArray(S, dc, dco + j));
      dCell.mul(g).mul(i).mul(oneMinus(i)).intoArray(gates, go + j);
      FloatVector old = FloatVector.fromArray(S, c, co + j);
      dCell.mul(old).mul(f).mul(oneMinus(f)).intoArray(gates, go + hidden + j);
      dCell.mul(i).mul(oneMinus(g.mul(g))).intoArray(gates, go + 2 * hidden + j);
      d.mul(t).mul(o).mul(oneMinus(o)).intoArray(gates, go + 3 * hidden + j);
      dCell.mul(f).intoArray(dc, dco + j);
    }
    ScalarGates.lstmBackward(j, m, hidden, gates, go, c, co, cn, dh, dho, dc, dco);
  }

  static void gruForward(int m, int hidden, float[] gates, int go, float[] h, int ho, int hn) {
    int j = 0;
    for (; j < S.loopBound(m); j += L) {
      FloatVector z = FloatVector.fromArray(S, gates, go + hidden + j);
      FloatVector n = FloatVector.fromArray(S, gates, go + 2 * hidden + j);
      FloatVector old = FloatVector.fromArray(S, h, ho + j);
      z.fma(old, oneMinus(z).mul(n)).intoArray(h, hn + j);
    }
    ScalarGates.gruForward(j, m, hidden, gates, go, h, ho, hn);
  }

  static void gruBackward(
      int m, int hidden, float[] gates, int go, float[] h, int ho, float[] dh, int dho, int dhn) {
    int j = 0;
    for (; j < S.loopBound(m); j += L) {
      FloatVector z = FloatVector.fromArray(S, gates, go + hidden + j);
      FloatVector n = FloatVector.fromArray(S, gates, go + 2 * hidden + j);
      FloatVector old = FloatVector.fromArray(S, h, ho + j);
      FloatVector d = FloatVector.fromArray(S, dh, dhn + j);
      d.mul(old.sub(n)).mul(z).mul(oneMinus(z)).intoArray(gates, go + hidden + j);
      d.mul(oneMinus(z)).mul(oneMinus(n.mul(n))).intoArray(gates, go + 2 * hidden + j);
      z.fma(d, FloatVector.fromArray(S, dh, dho + j)).intoArray(dh, dho + j);
    }
    ScalarGates.gruBackward(j, m, hidden, gates, go, h, ho, dh, dho, dhn);
  }

  private static FloatVector oneMinus(FloatVector x) {
    return x.neg().add(1f);
  }
}
