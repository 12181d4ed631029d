package elman.core.simd;

import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import elman.core.Packed;
import elman.core.Precision;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One row of C += A B, for B in any {@link Precision}. Here nothing is used twice: the time goes by
 * reading B, from several panels side by side.
 *
 * <p>Sums are made in the order of {@link SimdGemm}, so that the bits do not depend on the number
 * of rows.
 */
final class RowProduct {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int WIDTH = SimdGemm.WIDTH;
  private static final int TOP_HALF = 0xffff0000;

  /** Panels side by side at most. */
  private static final int MOST_PANELS = 4;

  /** A part of the row of A, zero beyond its depth. */
  private final float[] row = new float[PackedBlock.DEPTH];

  private final float[] tile = new float[MOST_PANELS * WIDTH];

  /** Rows of a panel of B as floats. */
  private final float[] panel;

  /** For one thread, with room for a block of a panel. */
  RowProduct(float[] panel) {
    this.panel = panel;
  }

  /**
   * One row of C += A B: c at {@code co} (column 0 of B), a at {@code ao}, panels of a range.
   *
   * @param early whether to do without vectors, to the same bits
   */
  void add(
      float[] a, int ao, Packed b, int panelFrom, int panelTo, float[] c, int co, boolean early) {
    for (int p0 = 0; p0 < b.depth(); p0 += PackedBlock.DEPTH) {
      int depth = Math.min(PackedBlock.DEPTH, b.depth() - p0);
      System.arraycopy(a, ao + p0, row, 0, depth);
      Arrays.fill(row, depth, row.length, 0);
      for (int q = panelFrom; q < panelTo; ) {
        int panels = early ? coldPanel(b, q, p0, depth) : somePanels(b, q, panelTo, p0, depth);
        for (int k = 0; k < panels; k++) {
          SimdGemm.addTile(1, b, q + k, tile, k * WIDTH, c, co, 0);
        }
        q += panels;
      }
    }
  }

  /** tile = the row times some panels from {@code q} on; returns how many. */
  private int somePanels(Packed b, int q, int panelTo, int p0, int depth) {
    return switch (b.precision()) {
      case F32 -> floatPanels(b, q, panelTo, p0, depth);
      case BF16 -> halfPanels(b, q, panelTo, p0, depth);
      case INT8 -> bytePanels(b, q, panelTo, p0, depth);
    };
  }

  private int floatPanels(Packed b, int q, int panelTo, int p0, int depth) {
    int bo = b.panel(q) + p0 * WIDTH;
    if (q + MOST_PANELS <= panelTo) {
      fourPanels(depth, row, b.data(), bo, b.panel(q + 1) - b.panel(q), tile);
      return MOST_PANELS;
    }
    onePanel(depth, row, b.data(), bo, tile);
    return 1;
  }

  private int halfPanels(Packed b, int q, int panelTo, int p0, int depth) {
    int bo = b.panel(q) + p0 * L;
    if (q + 2 <= panelTo) {
      twoPanelsOfHalves(depth, row, b.words(), bo, b.panel(q + 1) - b.panel(q), tile);
      return 2;
    }
    panelOfHalves(depth, row, b.words(), bo, tile);
    return 1;
  }

  private int bytePanels(Packed b, int q, int panelTo, int p0, int depth) {
    int bo = b.panel(q) + p0 / 4 * WIDTH;
    if (q + 2 <= panelTo) {
      twoPanelsOfBytes(depth, row, b.words(), bo, b.panel(q + 1) - b.panel(q), tile);
      return 2;
    }
    panelOfBytes(depth, row, b.words(), bo, tile);
    return 1;
  }

  private int coldPanel(Packed b, int q, int p0, int depth) {
    float[] floats = b.data();
    int from = b.panel(q) + p0 * WIDTH;
    if (b.precision() != Precision.F32) {
      Widening.widenSlowly(b, q, p0, depth, panel);
      floats = panel;
      from = 0;
    }
    Arrays.fill(tile, 0, WIDTH, 0);
    int p = 0;
    for (; p + 4 <= depth; p += 4) {
      addFourRows(row, p, floats, from + p * WIDTH, tile);
    }
    for (; p < depth; p++) {
      addRow(row[p], floats, from + p * WIDTH, tile);
    }
    return 1;
  }

  private static void addFourRows(float[] x, int xo, float[] b, int bo, float[] tile) {
    float x0 = x[xo];
    float x1 = x[xo + 1];
    float x2 = x[xo + 2];
    float x3 = x[xo + 3];
    for (int j = 0; j < WIDTH; j++) {
      float sum = Math.fma(x0, b[bo + j], tile[j]);
      sum = Math.fma(x1, b[bo + WIDTH + j], sum);
      sum = Math.fma(x2, b[bo + 2 * WIDTH + j], sum);
      tile[j] = Math.fma(x3, b[bo + 3 * WIDTH + j], sum);
    }
  }

  private static void addRow(float x, float[] b, int bo, float[] tile) {
    for (int j = 0; j < WIDTH; j++) {
      tile[j] = Math.fma(x, b[bo + j], tile[j]);
    }
  }

  private static void fourPanels(int depth, float[] a, float[] b, int b0, int next, float[] tile) {
    int b1 = b0 + next;
    int b2 = b1 + next;
    int b3 = b2 + next;
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[p]);
      int at = p * WIDTH;
      c0 = x.fma(FloatVector.fromArray(S, b, b0 + at), c0);
      c1 = x.fma(FloatVector.fromArray(S, b, b0 + at + L), c1);
      c2 = x.fma(FloatVector.fromArray(S, b, b1 + at), c2);
      c3 = x.fma(FloatVector.fromArray(S, b, b1 + at + L), c3);
      c4 = x.fma(FloatVector.fromArray(S, b, b2 + at), c4);
      c5 = x.fma(FloatVector.fromArray(S, b, b2 + at + L), c5);
      c6 = x.fma(FloatVector.fromArray(S, b, b3 + at), c6);
      c7 = x.fma(FloatVector.fromArray(S, b, b3 + at + L), c7);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
    c2.intoArray(tile, 2 * L);
    c3.intoArray(tile, 3 * L);
    c4.intoArray(tile, 4 * L);
    c5.intoArray(tile, 5 * L);
    c6.intoArray(tile, 6 * L);
    c7.intoArray(tile, 7 * L);
  }

  private static void onePanel(int depth, float[] a, float[] b, int bo, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[p]);
      c0 = x.fma(FloatVector.fromArray(S, b, bo + p * WIDTH), c0);
      c1 = x.fma(FloatVector.fromArray(S, b, bo + p * WIDTH + L), c1);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
  }

  private static void twoPanelsOfHalves(
      int depth, float[] a, int[] b, int bo, int next, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[p]);
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      IntVector v = IntVector.fromArray(INTS, b, bo + next + p * L);
      c0 = x.fma(u.lanewise(LSHL, 16).reinterpretAsFloats(), c0);
      c1 = x.fma(u.and(TOP_HALF).reinterpretAsFloats(), c1);
      c2 = x.fma(v.lanewise(LSHL, 16).reinterpretAsFloats(), c2);
      c3 = x.fma(v.and(TOP_HALF).reinterpretAsFloats(), c3);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
    c2.intoArray(tile, 2 * L);
    c3.intoArray(tile, 3 * L);
  }

  private static void panelOfHalves(int depth, float[] a, int[] b, int bo, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(S, a[p]);
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      c0 = x.fma(u.lanewise(LSHL, 16).reinterpretAsFloats(), c0);
      c1 = x.fma(u.and(TOP_HALF).reinterpretAsFloats(), c1);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
  }

  private static void twoPanelsOfBytes(
      int depth, float[] a, int[] b, int bo, int next, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    for (int p = 0; p < depth; p += 4) {
      int at = bo + p * L / 2;
      IntVector s = IntVector.fromArray(INTS, b, at);
      IntVector t = IntVector.fromArray(INTS, b, at + L);
      IntVector u = IntVector.fromArray(INTS, b, at + next);
      IntVector v = IntVector.fromArray(INTS, b, at + next + L);
      FloatVector x = FloatVector.broadcast(S, a[p]);
      c0 = x.fma((FloatVector) s.lanewise(LSHL, 24).convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) t.lanewise(LSHL, 24).convert(I2F, 0), c1);
      c2 = x.fma((FloatVector) u.lanewise(LSHL, 24).convert(I2F, 0), c2);
      c3 = x.fma((FloatVector) v.lanewise(LSHL, 24).convert(I2F, 0), c3);
      x = FloatVector.broadcast(S, a[p + 1]);
      c0 = x.fma((FloatVector) s.lanewise(LSHL, 16).convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) t.lanewise(LSHL, 16).convert(I2F, 0), c1);
      c2 = x.fma((FloatVector) u.lanewise(LSHL, 16).convert(I2F, 0), c2);
      c3 = x.fma((FloatVector) v.lanewise(LSHL, 16).convert(I2F, 0), c3);
      x = FloatVector.broadcast(S, a[p + 2]);
      c0 = x.fma((FloatVector) s.lanewise(LSHL, 8).convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) t.lanewise(LSHL, 8).convert(I2F, 0), c1);
      c2 = x.fma((FloatVector) u.lanewise(LSHL, 8).convert(I2F, 0), c2);
      c3 = x.fma((FloatVector) v.lanewise(LSHL, 8).convert(I2F, 0), c3);
      x = FloatVector.broadcast(S, a[p + 3]);
      c0 = x.fma((FloatVector) s.convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) t.convert(I2F, 0), c1);
      c2 = x.fma((FloatVector) u.convert(I2F, 0), c2);
      c3 = x.fma((FloatVector) v.convert(I2F, 0), c3);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
    c2.intoArray(tile, 2 * L);
    c3.intoArray(tile, 3 * L);
  }

  private static void panelOfBytes(int depth, float[] a, int[] b, int bo, float[] tile) {
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    for (int p = 0; p < depth; p += 4) {
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L / 2);
      IntVector v = IntVector.fromArray(INTS, b, bo + p * L / 2 + L);
      FloatVector x = FloatVector.broadcast(S, a[p]);
      c0 = x.fma((FloatVector) u.lanewise(LSHL, 24).convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) v.lanewise(LSHL, 24).convert(I2F, 0), c1);
      x = FloatVector.broadcast(S, a[p + 1]);
      c0 = x.fma((FloatVector) u.lanewise(LSHL, 16).convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) v.lanewise(LSHL, 16).convert(I2F, 0), c1);
      x = FloatVector.broadcast(S, a[p + 2]);
      c0 = x.fma((FloatVector) u.lanewise(LSHL, 8).convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) v.lanewise(LSHL, 8).convert(I2F, 0), c1);
      x = FloatVector.broadcast(S, a[p + 3]);
      c0 = x.fma((FloatVector) u.convert(I2F, 0), c0);
      c1 = x.fma((FloatVector) v.convert(I2F, 0), c1);
    }
    c0.intoArray(tile, 0);
    c1.intoArray(tile, L);
  }
}
