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

  /** Depth of a block: a panel of it fills two thirds of a first-level cache. */
  private static final int DEPTH = 256;

  /** Rows of a block of A. */
  private static final int ROWS = 128;

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /**
   * What a thread needs to itself: a packed block of A, and a tile of C that hangs over the edge.
   */
  private static final class Scratch {
    final float[] block = new float[ROWS * DEPTH];
    final float[] tile = new float[TILE * WIDTH];
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
    for (int p0 = 0; p0 < b.depth(); p0 += DEPTH) {
      int depth = Math.min(DEPTH, b.depth() - p0);
      for (int i0 = 0; i0 < m; i0 += ROWS) {
        int rows = Math.min(ROWS, m - i0);
        packBlock(rows, depth, a, ao + i0 * ars + p0 * acs, ars, acs, scratch.block);
        for (int q = panelFrom; q < panelTo; q++) {
          int bo = b.panel(q) + p0 * WIDTH;
          int cq = co + i0 * ldc + q * WIDTH;
          tiles(rows, b.columns(q), depth, scratch, b.data(), bo, c, cq, ldc);
        }
      }
    }
  }

  /** Height of the tile for the next {@code left} rows; it may hang over the last one. */
  private static int height(int left) {
    return left > 4 ? TILE : 4;
  }

  /** Packs A's block tile by tile: for each step of the depth the rows of the tile side by side. */
  private static void packBlock(
      int rows, int depth, float[] a, int ao, int ars, int acs, float[] block) {
    for (int i = 0, height; i < rows; i += height) {
      height = height(rows - i);
      int inside = Math.min(height, rows - i);
      int to = i * depth;
      if (inside < height) {
        Arrays.fill(block, to, to + depth * height, 0);
      }
      if (ars == 1) {
        for (int p = 0; p < depth; p++) {
          int from = ao + p * acs + i;
          for (int r = 0; r < inside; r++) {
            block[to + p * height + r] = a[from + r];
          }
        }
      } else {
        for (int r = 0; r < inside; r++) {
          int from = ao + (i + r) * ars;
          for (int p = 0; p < depth; p++) {
            block[to + p * height + r] = a[from + p * acs];
          }
        }
      }
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
        tile(height, depth, scratch.block, i * depth, b, bo, c, ci, ldc);
      } else {
        copyTile(inside, columns, c, ci, ldc, beside, 0, WIDTH);
        tile(height, depth, scratch.block, i * depth, b, bo, beside, 0, WIDTH);
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
