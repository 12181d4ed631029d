package elman.core.simd;

import elman.core.Packed;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C += A B in blocks that live in the caches (Goto and van de Geijn 2008): a block of C and a
 * packed block of A stay in the second-level cache, a panel of B in the first, and a tile of C in
 * registers.
 */
final class SimdGemm {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Columns of a tile: two vectors. */
  static final int WIDTH = 2 * L;

  /** Rows from which on it pays to widen a panel of halves before it is used. */
  private static final int HALF_ROWS = 4;

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** What a thread needs to itself. */
  private static final class Scratch {
    final PackedBlock block = new PackedBlock();

    /** A tile of C that hangs over the edge. */
    final float[] tile = new float[PackedBlock.TILE * WIDTH];

    /** A panel of B, widened. */
    final float[] panel = new float[PackedBlock.DEPTH * WIDTH];
  }

  private SimdGemm() {}

  static void gemm(
      int m,
      float[] a,
      int ao,
      int ars,
      int acs,
      Packed b,
      int panelFrom,
      int panelTo,
      float[] c,
      int co,
      int ldc) {
    Scratch scratch = SCRATCH.get();
    if (b.half() && acs == 1 && m < HALF_ROWS) {
      for (int i = 0; i < m; i++) {
        SimdHalf.addProduct(a, ao + i * ars, b, panelFrom, panelTo, c, co + i * ldc, scratch.tile);
      }
      return;
    }
    for (int i0 = 0; i0 < m; i0 += PackedBlock.ROWS) {
      int rows = Math.min(PackedBlock.ROWS, m - i0);
      for (int p0 = 0; p0 < b.depth(); p0 += PackedBlock.DEPTH) {
        int depth = Math.min(PackedBlock.DEPTH, b.depth() - p0);
        scratch.block.pack(rows, depth, a, ao + i0 * ars + p0 * acs, ars, acs);
        for (int q = panelFrom; q < panelTo; q++) {
          int cq = co + i0 * ldc + q * WIDTH;
          if (b.half()) {
            SimdHalf.widen(depth, b.halves(), b.halfPanel(q) + p0 * L, scratch.panel);
            tiles(scratch, b.columns(q), scratch.panel, 0, c, cq, ldc);
          } else {
            tiles(scratch, b.columns(q), b.data(), b.panel(q) + p0 * WIDTH, c, cq, ldc);
          }
        }
      }
    }
  }

  /** Columns of C, those of a panel of B, tile by tile. */
  private static void tiles(
      Scratch scratch, int columns, float[] b, int bo, float[] c, int co, int ldc) {
    PackedBlock block = scratch.block;
    for (int i = 0; i < block.rows(); i += block.height(i)) {
      block.multiply(i, b, bo, scratch.tile);
      int rows = Math.min(block.height(i), block.rows() - i);
      if (columns == WIDTH) {
        add(rows, scratch.tile, c, co + i * ldc, ldc);
      } else {
        addPart(rows, columns, scratch.tile, c, co + i * ldc, ldc);
      }
    }
  }

  /** Rows of C += those of a tile. */
  static void add(int rows, float[] tile, float[] c, int co, int ldc) {
    for (int r = 0; r < rows; r++) {
      int to = co + r * ldc;
      FloatVector a = FloatVector.fromArray(S, tile, r * WIDTH);
      FloatVector.fromArray(S, c, to).add(a).intoArray(c, to);
      FloatVector b = FloatVector.fromArray(S, tile, r * WIDTH + L);
      FloatVector.fromArray(S, c, to + L).add(b).intoArray(c, to + L);
    }
  }

  /** The same for the first columns of each row. */
  static void addPart(int rows, int columns, float[] tile, float[] c, int co, int ldc) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < columns; j++) {
        c[co + r * ldc + j] += tile[r * WIDTH + j];
      }
    }
  }
}
