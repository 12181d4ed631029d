package elman.core.simd;

import elman.core.Packed;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C += A B in blocks that live in the caches (Goto and van de Geijn 2008): a block of A is packed
 * so that the micro-kernel reads it from front to back, a panel of B stays in the first-level
 * cache, and a tile of C stays in registers.
 *
 * <p>A is packed although it is read but once per panel: with constant distances between the
 * elements of a step the compiler proves all of them in range at once; with strides it checks each.
 */
final class SimdGemm {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Columns of a tile: two vectors. */
  static final int WIDTH = 2 * L;

  /** Rows of the largest tile: 8 x 2 accumulators where there are 32 registers, else 4 x 2. */
  private static final int TILE =
      L == 16 || System.getProperty("os.arch").equals("aarch64") ? 8 : 4;

  /** Depth of a block: long enough that loading and storing the tile of C weighs little. */
  private static final int DEPTH = 512;

  /** Rows of a block of A. */
  private static final int ROWS = 128;

  /** Rows from which on it pays to widen a panel of halves before it is used. */
  private static final int HALF_ROWS = 4;

  /** Floats between packed tiles, which else lay in the same lines of the cache. */
  private static final int GAP = 16;

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /**
   * What a thread needs to itself: a packed block of A, and a tile of C that hangs over the edge.
   */
  private static final class Scratch {
    final float[] block = new float[ROWS * DEPTH + ROWS / 4 * GAP];
    final float[] tile = new float[TILE * WIDTH];
    final float[] panel = new float[DEPTH * WIDTH];
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
    for (int p0 = 0; p0 < b.depth(); p0 += DEPTH) {
      int depth = Math.min(DEPTH, b.depth() - p0);
      for (int i0 = 0; i0 < m; i0 += ROWS) {
        int rows = Math.min(ROWS, m - i0);
        packBlock(rows, depth, a, ao + i0 * ars + p0 * acs, ars, acs, scratch.block);
        for (int q = panelFrom; q < panelTo; q++) {
          int cq = co + i0 * ldc + q * WIDTH;
          if (b.half()) {
            SimdHalf.widen(depth, b.halves(), b.halfPanel(q) + p0 * L, scratch.panel);
            tiles(rows, b.columns(q), depth, scratch, scratch.panel, 0, c, cq, ldc);
          } else {
            int bo = b.panel(q) + p0 * WIDTH;
            tiles(rows, b.columns(q), depth, scratch, b.data(), bo, c, cq, ldc);
          }
        }
      }
    }
  }

  /** Height of the tile for the next {@code left} rows; it may hang over the last one. */
  private static int height(int left) {
    return left > 4 ? TILE : 4;
  }

  /** Where the packed tile that starts with row {@code i} of the block is. */
  private static int packed(int i, int depth) {
    return i * depth + i / TILE * GAP;
  }

  /** Packs A's block tile by tile: for each step of the depth the rows of the tile side by side. */
  private static void packBlock(
      int rows, int depth, float[] a, int ao, int ars, int acs, float[] block) {
    int last = rows - 1;
    int edge = last - last % TILE;
    if (rows < edge + height(rows - edge)) {
      int from = packed(edge, depth);
      Arrays.fill(block, from, from + depth * height(rows - edge), 0);
    }
    if (ars == 1) {
      packColumns(rows, depth, a, ao, acs, block);
    } else {
      packRows(rows, depth, a, ao, ars, acs, block);
    }
  }

  /** From a transposed A: step by step of the depth, whose rows lie side by side. */
  private static void packColumns(int rows, int depth, float[] a, int ao, int acs, float[] block) {
    for (int p = 0; p < depth; p++) {
      int from = ao + p * acs;
      int i = 0;
      for (; i + TILE <= rows; i += TILE) {
        int to = packed(i, depth) + p * TILE;
        for (int r = 0; r < TILE; r++) {
          block[to + r] = a[from + i + r];
        }
      }
      for (int r = i; r < rows; r++) {
        block[packed(i, depth) + p * height(rows - i) + r - i] = a[from + r];
      }
    }
  }

  /** From an A by rows: row by row. */
  private static void packRows(
      int rows, int depth, float[] a, int ao, int ars, int acs, float[] block) {
    int whole = rows - rows % TILE;
    for (int i = 0; i < whole; i++) {
      int to = packed(i - i % TILE, depth) + i % TILE;
      if (acs == 1) {
        packRow(depth, a, ao + i * ars, block, to);
      } else {
        packRow(depth, a, ao + i * ars, acs, block, to, TILE);
      }
    }
    for (int i = whole; i < rows; i++) {
      int to = packed(whole, depth) + i - whole;
      packRow(depth, a, ao + i * ars, acs, block, to, height(rows - whole));
    }
  }

  /** The usual case, with constant strides, for which the compiler needs no check in the loop. */
  private static void packRow(int depth, float[] a, int from, float[] block, int to) {
    for (int p = 0; p < depth; p++) {
      block[to + p * TILE] = a[from + p];
    }
  }

  private static void packRow(
      int depth, float[] a, int from, int acs, float[] block, int to, int stride) {
    for (int p = 0; p < depth; p++) {
      block[to + p * stride] = a[from + p * acs];
    }
  }

  /** The tiles of a panel; those that hang over C's edge are computed beside it. */
  private static void tiles(
      int rows,
      int columns,
      int depth,
      Scratch scratch,
      float[] b,
      int bo,
      float[] c,
      int co,
      int ldc) {
    float[] beside = scratch.tile;
    for (int i = 0, height; i < rows; i += height) {
      height = height(rows - i);
      int inside = Math.min(height, rows - i);
      int ci = co + i * ldc;
      if (inside == height && columns == WIDTH) {
        tile(height, depth, scratch.block, packed(i, depth), b, bo, c, ci, ldc);
      } else {
        copyTile(inside, columns, c, ci, ldc, beside, 0, WIDTH);
        tile(height, depth, scratch.block, packed(i, depth), b, bo, beside, 0, WIDTH);
        copyTile(inside, columns, beside, 0, WIDTH, c, ci, ldc);
      }
    }
  }

  private static void copyTile(
      int rows, int columns, float[] from, int fo, int ldf, float[] to, int offset, int ldt) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, fo + r * ldf, to, offset + r * ldt, columns);
    }
  }

  private static void tile(
      int height, int depth, float[] a, int ao, float[] b, int bo, float[] c, int co, int ldc) {
    if (height == 8) {
      tile8(depth, a, ao, b, bo, c, co, ldc);
    } else {
      tile4(depth, a, ao, b, bo, c, co, ldc);
    }
  }

  /** C tile of 8 x 2 vectors += 8 rows of A times a panel of B. */
  private static void tile8(
      int depth, float[] a, int ao, float[] b, int bo, float[] c, int co, int ldc) {
    FloatVector c00 = FloatVector.fromArray(S, c, co);
    FloatVector c01 = FloatVector.fromArray(S, c, co + L);
    FloatVector c10 = FloatVector.fromArray(S, c, co + ldc);
    FloatVector c11 = FloatVector.fromArray(S, c, co + ldc + L);
    FloatVector c20 = FloatVector.fromArray(S, c, co + 2 * ldc);
    FloatVector c21 = FloatVector.fromArray(S, c, co + 2 * ldc + L);
    FloatVector c30 = FloatVector.fromArray(S, c, co + 3 * ldc);
    FloatVector c31 = FloatVector.fromArray(S, c, co + 3 * ldc + L);
    FloatVector c40 = FloatVector.fromArray(S, c, co + 4 * ldc);
    FloatVector c41 = FloatVector.fromArray(S, c, co + 4 * ldc + L);
    FloatVector c50 = FloatVector.fromArray(S, c, co + 5 * ldc);
    FloatVector c51 = FloatVector.fromArray(S, c, co + 5 * ldc + L);
    FloatVector c60 = FloatVector.fromArray(S, c, co + 6 * ldc);
    FloatVector c61 = FloatVector.fromArray(S, c, co + 6 * ldc + L);
    FloatVector c70 = FloatVector.fromArray(S, c, co + 7 * ldc);
    FloatVector c71 = FloatVector.fromArray(S, c, co + 7 * ldc + L);
    for (int p = 0; p < depth; p++) {
      int s = ao + p * 8;
      int t = bo + p * WIDTH;
      FloatVector b0 = FloatVector.fromArray(S, b, t);
      FloatVector b1 = FloatVector.fromArray(S, b, t + L);
      FloatVector x = FloatVector.broadcast(S, a[s]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(S, a[s + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(S, a[s + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(S, a[s + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(S, a[s + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(S, a[s + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(S, a[s + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(S, a[s + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + L);
    c10.intoArray(c, co + ldc);
    c11.intoArray(c, co + ldc + L);
    c20.intoArray(c, co + 2 * ldc);
    c21.intoArray(c, co + 2 * ldc + L);
    c30.intoArray(c, co + 3 * ldc);
    c31.intoArray(c, co + 3 * ldc + L);
    c40.intoArray(c, co + 4 * ldc);
    c41.intoArray(c, co + 4 * ldc + L);
    c50.intoArray(c, co + 5 * ldc);
    c51.intoArray(c, co + 5 * ldc + L);
    c60.intoArray(c, co + 6 * ldc);
    c61.intoArray(c, co + 6 * ldc + L);
    c70.intoArray(c, co + 7 * ldc);
    c71.intoArray(c, co + 7 * ldc + L);
  }

  /** The same for 4 rows. */
  private static void tile4(
      int depth, float[] a, int ao, float[] b, int bo, float[] c, int co, int ldc) {
    FloatVector c00 = FloatVector.fromArray(S, c, co);
    FloatVector c01 = FloatVector.fromArray(S, c, co + L);
    FloatVector c10 = FloatVector.fromArray(S, c, co + ldc);
    FloatVector c11 = FloatVector.fromArray(S, c, co + ldc + L);
    FloatVector c20 = FloatVector.fromArray(S, c, co + 2 * ldc);
    FloatVector c21 = FloatVector.fromArray(S, c, co + 2 * ldc + L);
    FloatVector c30 = FloatVector.fromArray(S, c, co + 3 * ldc);
    FloatVector c31 = FloatVector.fromArray(S, c, co + 3 * ldc + L);
    for (int p = 0; p < depth; p++) {
      int s = ao + p * 4;
      int t = bo + p * WIDTH;
      FloatVector b0 = FloatVector.fromArray(S, b, t);
      FloatVector b1 = FloatVector.fromArray(S, b, t + L);
      FloatVector x = FloatVector.broadcast(S, a[s]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(S, a[s + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(S, a[s + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(S, a[s + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + L);
    c10.intoArray(c, co + ldc);
    c11.intoArray(c, co + ldc + L);
    c20.intoArray(c, co + 2 * ldc);
    c21.intoArray(c, co + 2 * ldc + L);
    c30.intoArray(c, co + 3 * ldc);
    c31.intoArray(c, co + 3 * ldc + L);
  }
}
