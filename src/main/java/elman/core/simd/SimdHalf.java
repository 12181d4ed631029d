package elman.core.simd;

import static jdk.incubator.vector.VectorOperators.LSHL;

import elman.core.Packed;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with a right factor in bfloat16 ({@link Packed#halve}): a half is the upper half of a
 * float, so a shift or a mask widens a vector of them.
 *
 * <p>Sums are made in the order of {@link SimdGemm}, so that the bits do not depend on the number
 * of rows.
 */
final class SimdHalf {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int UPPER = 0xffff0000;

  /**
   * Products before the vector loops are used. Interpreted they take a third of a second for the
   * first step of a large model; the same sums without vectors, to the same bits, are compiled
   * sooner, and the first characters appear at once.
   */
  private static final int COLD_PRODUCTS = 64;

  /** Products made; threads may miss each other's counts, which changes no result. */
  private static int products;

  private SimdHalf() {}

  /** One row of C += A B: c at {@code co} (column 0 of B), a at {@code ao}, panels of a range. */
  static void addProduct(
      float[] a, int ao, Packed b, int panelFrom, int panelTo, float[] c, int co, float[] beside) {
    if (products < COLD_PRODUCTS) {
      products++;
      addProductCold(a, ao, b, panelFrom, panelTo, c, co);
      return;
    }
    int q = panelFrom;
    for (; q + 1 < panelTo && b.columns(q + 1) == 2 * L; q += 2) {
      int bo = b.halfPanel(q);
      twoPanels(b.depth(), a, ao, b.halves(), bo, b.halfPanel(q + 1) - bo, c, co + q * 2 * L);
    }
    for (; q < panelTo; q++) {
      int columns = b.columns(q);
      System.arraycopy(c, co + q * 2 * L, beside, 0, columns);
      onePanel(b.depth(), a, ao, b.halves(), b.halfPanel(q), beside, 0);
      System.arraycopy(beside, 0, c, co + q * 2 * L, columns);
    }
  }

  private static void addProductCold(
      float[] a, int ao, Packed b, int panelFrom, int panelTo, float[] c, int co) {
    float[] panel = new float[2 * L];
    for (int q = panelFrom; q < panelTo; q++) {
      System.arraycopy(c, co + q * 2 * L, panel, 0, b.columns(q));
      for (int p = 0; p < b.depth(); p++) {
        addRow(a[ao + p], b.halves(), b.halfPanel(q) + p * L, panel);
      }
      System.arraycopy(panel, 0, c, co + q * 2 * L, b.columns(q));
    }
  }

  private static void addRow(float x, int[] b, int bo, float[] panel) {
    for (int j = 0; j < L; j++) {
      int pair = b[bo + j];
      panel[j] = Math.fma(x, Float.intBitsToFloat(pair << 16), panel[j]);
      panel[j + L] = Math.fma(x, Float.intBitsToFloat(pair & UPPER), panel[j + L]);
    }
  }

  private static void twoPanels(
      int depth, float[] a, int ao, int[] b, int bo, int next, float[] c, int co) {
    FloatVector c0 = FloatVector.fromArray(S, c, co);
    FloatVector c1 = FloatVector.fromArray(S, c, co + L);
    FloatVector c2 = FloatVector.fromArray(S, c, co + 2 * L);
    FloatVector c3 = FloatVector.fromArray(S, c, co + 3 * L);
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[ao + p]);
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      IntVector v = IntVector.fromArray(INTS, b, bo + next + p * L);
      c0 = x.fma(u.lanewise(LSHL, 16).reinterpretAsFloats(), c0);
      c1 = x.fma(u.and(UPPER).reinterpretAsFloats(), c1);
      c2 = x.fma(v.lanewise(LSHL, 16).reinterpretAsFloats(), c2);
      c3 = x.fma(v.and(UPPER).reinterpretAsFloats(), c3);
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + L);
    c2.intoArray(c, co + 2 * L);
    c3.intoArray(c, co + 3 * L);
  }

  private static void onePanel(int depth, float[] a, int ao, int[] b, int bo, float[] c, int co) {
    FloatVector c0 = FloatVector.fromArray(S, c, co);
    FloatVector c1 = FloatVector.fromArray(S, c, co + L);
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[ao + p]);
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      c0 = x.fma(u.lanewise(LSHL, 16).reinterpretAsFloats(), c0);
      c1 = x.fma(u.and(UPPER).reinterpretAsFloats(), c1);
    }
    c0.intoArray(c, co);
    c1.intoArray(c, co + L);
  }

  /** Writes {@code depth} rows of a panel as floats. */
  static void widen(int depth, int[] b, int bo, float[] panel) {
    for (int p = 0; p < depth; p++) {
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      u.lanewise(LSHL, 16).reinterpretAsFloats().intoArray(panel, p * 2 * L);
      u.and(UPPER).reinterpretAsFloats().intoArray(panel, p * 2 * L + L);
    }
  }
}
