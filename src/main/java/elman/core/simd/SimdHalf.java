package elman.core.simd;

import static jdk.incubator.vector.VectorOperators.LSHL;

import elman.core.Packed;
import java.util.Arrays;
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
      float[] a, int ao, Packed b, int panelFrom, int panelTo, float[] c, int co, float[] tile) {
    boolean cold = products < COLD_PRODUCTS;
    if (cold) {
      products++;
    }
    for (int p0 = 0; p0 < b.depth(); p0 += PackedBlock.DEPTH) {
      int depth = Math.min(PackedBlock.DEPTH, b.depth() - p0);
      int q = panelFrom;
      for (; !cold && q + 1 < panelTo && b.columns(q + 1) == 2 * L; q += 2) {
        int bo = b.halfPanel(q) + p0 * L;
        int next = b.halfPanel(q + 1) - b.halfPanel(q);
        twoPanels(depth, a, ao + p0, b.halves(), bo, next, tile);
        SimdGemm.add(2, tile, c, co + q * 2 * L, 2 * L);
      }
      for (; q < panelTo; q++) {
        int bo = b.halfPanel(q) + p0 * L;
        if (cold) {
          onePanelCold(depth, a, ao + p0, b.halves(), bo, tile);
        } else {
          onePanel(depth, a, ao + p0, b.halves(), bo, tile);
        }
        SimdGemm.addPart(1, b.columns(q), tile, c, co + q * 2 * L, 0);
      }
    }
  }

  private static void onePanelCold(int depth, float[] a, int ao, int[] b, int bo, float[] tile) {
    Arrays.fill(tile, 0, 2 * L, 0);
    for (int p = 0; p < depth; p++) {
      addRow(a[ao + p], b, bo + p * L, tile);
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
      int depth, float[] a, int ao, int[] b, int bo, int next, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[ao + p]);
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      IntVector v = IntVector.fromArray(INTS, b, bo + next + p * L);
      c0 = x.fma(u.lanewise(LSHL, 16).reinterpretAsFloats(), c0);
      c1 = x.fma(u.and(UPPER).reinterpretAsFloats(), c1);
      c2 = x.fma(v.lanewise(LSHL, 16).reinterpretAsFloats(), c2);
      c3 = x.fma(v.and(UPPER).reinterpretAsFloats(), c3);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
    c2.intoArray(tile, 2 * L);
    c3.intoArray(tile, 3 * L);
  }

  private static void onePanel(int depth, float[] a, int ao, int[] b, int bo, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[ao + p]);
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      c0 = x.fma(u.lanewise(LSHL, 16).reinterpretAsFloats(), c0);
      c1 = x.fma(u.and(UPPER).reinterpretAsFloats(), c1);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
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
