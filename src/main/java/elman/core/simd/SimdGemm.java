package elman.core.simd;

import elman.core.Packed;
import elman.core.Precision;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C += A B in blocks that live in the caches (Goto and van de Geijn 2008): a block of C and a
 * packed block of A stay in the second-level cache, a panel of B comes from there, and a tile of C
 * is kept in registers.
 */
final class SimdGemm {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Columns of a tile: two vectors. */
  static final int WIDTH = 2 * L;

  /** Rows from which on it pays to widen a panel before it is used. */
  private static final int WORTH_WIDENING = 4;

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** What a thread needs to itself. */
  private static final class Scratch {
    final PackedBlock block = new PackedBlock();

    /** What a tile of C grows by. */
    final float[] tile = new float[PackedBlock.TILE * WIDTH];

    /** A panel of B, widened. */
    final float[] panel = new float[PackedBlock.DEPTH * WIDTH];

    final RowProduct row = new RowProduct(panel);
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
    boolean exact = b.precision() == Precision.F32;
    if (acs == 1 && m < (exact ? 2 : WORTH_WIDENING)) {
      for (int i = 0; i < m; i++) {
        scratch.row.add(a, ao + i * ars, b, panelFrom, panelTo, c, co + i * ldc, Warmth.isEarly());
      }
      return;
    }
    for (int i0 = 0; i0 < m; i0 += PackedBlock.ROWS) {
      int rows = Math.min(PackedBlock.ROWS, m - i0);
      for (int p0 = 0; p0 < b.depth(); p0 += PackedBlock.DEPTH) {
        int depth = Math.min(PackedBlock.DEPTH, b.depth() - p0);
        scratch.block.pack(rows, depth, a, ao + i0 * ars + p0 * acs, ars, acs);
        for (int q = panelFrom; q < panelTo; q++) {
          if (exact) {
            tiles(scratch, b, q, b.data(), b.panel(q) + p0 * WIDTH, c, co + i0 * ldc, ldc);
          } else {
            Widening.widen(b, q, p0, depth, scratch.panel);
            tiles(scratch, b, q, scratch.panel, 0, c, co + i0 * ldc, ldc);
          }
        }
      }
    }
  }

  /** The columns of C that are those of panel {@code q}, tile by tile. */
  private static void tiles(
      Scratch scratch, Packed b, int q, float[] panel, int bo, float[] c, int co, int ldc) {
    PackedBlock block = scratch.block;
    int height;
    for (int i = 0; i < block.rows(); i += height) {
      height = block.height(i);
      block.multiply(i, height, panel, bo, scratch.tile);
      int rows = Math.min(height, block.rows() - i);
      addTile(rows, b, q, scratch.tile, 0, c, co + i * ldc, ldc);
    }
  }

  /** Rows of C from {@code co} (column 0) on grow by those of a tile of panel {@code q}. */
  static void addTile(int rows, Packed b, int q, float[] tile, int at, float[] c, int co, int ldc) {
    if (b.precision() == Precision.INT8) {
      scale(rows, tile, at, b.scales(), q * WIDTH);
    }
    int columns = b.columns(q);
    if (columns == WIDTH && rows > 1) {
      add(rows, tile, at, c, co + q * WIDTH, ldc);
    } else {
      addPart(rows, columns, tile, at, c, co + q * WIDTH, ldc);
    }
  }

  private static void scale(int rows, float[] tile, int at, float[] scales, int from) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < WIDTH; j++) {
        tile[at + r * WIDTH + j] *= scales[from + j];
      }
    }
  }

  /**
   * Rows of C += those of a tile. Four rows are read before the first of them is written, which is
   * faster than row by row: they come from far, and are waited for at once.
   */
  private static void add(int rows, float[] tile, int at, float[] c, int co, int ldc) {
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      addFour(tile, at + r * WIDTH, c, co + r * ldc, ldc);
    }
    for (; r < rows; r++) {
      addOne(tile, at + r * WIDTH, c, co + r * ldc);
    }
  }

  private static void addFour(float[] tile, int from, float[] c, int to, int ldc) {
    int to1 = to + ldc;
    int to2 = to1 + ldc;
    int to3 = to2 + ldc;
    FloatVector r0a = sum(tile, from, c, to);
    FloatVector r0b = sum(tile, from + L, c, to + L);
    FloatVector r1a = sum(tile, from + 2 * L, c, to1);
    FloatVector r1b = sum(tile, from + 3 * L, c, to1 + L);
    FloatVector r2a = sum(tile, from + 4 * L, c, to2);
    FloatVector r2b = sum(tile, from + 5 * L, c, to2 + L);
    FloatVector r3a = sum(tile, from + 6 * L, c, to3);
    FloatVector r3b = sum(tile, from + 7 * L, c, to3 + L);
    r0a.intoArray(c, to);
    r0b.intoArray(c, to + L);
    r1a.intoArray(c, to1);
    r1b.intoArray(c, to1 + L);
    r2a.intoArray(c, to2);
    r2b.intoArray(c, to2 + L);
    r3a.intoArray(c, to3);
    r3b.intoArray(c, to3 + L);
  }

  private static void addOne(float[] tile, int from, float[] c, int to) {
    sum(tile, from, c, to).intoArray(c, to);
    sum(tile, from + L, c, to + L).intoArray(c, to + L);
  }

  private static FloatVector sum(float[] tile, int from, float[] c, int to) {
    return FloatVector.fromArray(S, c, to).add(FloatVector.fromArray(S, tile, from));
  }

  /** The same for the first columns of each row. */
  private static void addPart(
      int rows, int columns, float[] tile, int at, float[] c, int co, int ldc) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < columns; j++) {
        c[co + r * ldc + j] += tile[at + r * WIDTH + j];
      }
    }
  }
}
