package elman.core.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The micro-kernel for a block of a transposed A: as in {@link RowTiles}, for tiles whose 12 rows
 * lie side by side in each column.
 */
final class ColumnTile {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int WIDTH = SimdGemm.WIDTH;
  private static final int GAP = PackedBlock.COLUMN_GAP;

  private ColumnTile() {}

  /** tile (12 x 2 vectors) = A (12 rows) B; element (r, p) of A at ao + r + p GAP. */
  static void tile12(int depth, float[] a, int ao, float[] b, int bo, float[] tile) {
    FloatVector zero = FloatVector.zero(S);
    FloatVector c0a = zero;
    FloatVector c0b = zero;
    FloatVector c1a = zero;
    FloatVector c1b = zero;
    FloatVector c2a = zero;
    FloatVector c2b = zero;
    FloatVector c3a = zero;
    FloatVector c3b = zero;
    FloatVector c4a = zero;
    FloatVector c4b = zero;
    FloatVector c5a = zero;
    FloatVector c5b = zero;
    FloatVector c6a = zero;
    FloatVector c6b = zero;
    FloatVector c7a = zero;
    FloatVector c7b = zero;
    FloatVector c8a = zero;
    FloatVector c8b = zero;
    FloatVector c9a = zero;
    FloatVector c9b = zero;
    FloatVector c10a = zero;
    FloatVector c10b = zero;
    FloatVector c11a = zero;
    FloatVector c11b = zero;
    for (int p = 0; p < depth; p++) {
      int s = ao + p * GAP;
      int t = bo + p * WIDTH;
      FloatVector u = FloatVector.fromArray(S, b, t);
      FloatVector v = FloatVector.fromArray(S, b, t + L);
      c11a = FloatVector.broadcast(S, a[s + 11]).fma(u, c11a);
      c11b = FloatVector.broadcast(S, a[s + 11]).fma(v, c11b);
      c10a = FloatVector.broadcast(S, a[s + 10]).fma(u, c10a);
      c10b = FloatVector.broadcast(S, a[s + 10]).fma(v, c10b);
      c9a = FloatVector.broadcast(S, a[s + 9]).fma(u, c9a);
      c9b = FloatVector.broadcast(S, a[s + 9]).fma(v, c9b);
      c8a = FloatVector.broadcast(S, a[s + 8]).fma(u, c8a);
      c8b = FloatVector.broadcast(S, a[s + 8]).fma(v, c8b);
      c7a = FloatVector.broadcast(S, a[s + 7]).fma(u, c7a);
      c7b = FloatVector.broadcast(S, a[s + 7]).fma(v, c7b);
      c6a = FloatVector.broadcast(S, a[s + 6]).fma(u, c6a);
      c6b = FloatVector.broadcast(S, a[s + 6]).fma(v, c6b);
      c5a = FloatVector.broadcast(S, a[s + 5]).fma(u, c5a);
      c5b = FloatVector.broadcast(S, a[s + 5]).fma(v, c5b);
      c4a = FloatVector.broadcast(S, a[s + 4]).fma(u, c4a);
      c4b = FloatVector.broadcast(S, a[s + 4]).fma(v, c4b);
      c3a = FloatVector.broadcast(S, a[s + 3]).fma(u, c3a);
      c3b = FloatVector.broadcast(S, a[s + 3]).fma(v, c3b);
      c2a = FloatVector.broadcast(S, a[s + 2]).fma(u, c2a);
      c2b = FloatVector.broadcast(S, a[s + 2]).fma(v, c2b);
      c1a = FloatVector.broadcast(S, a[s + 1]).fma(u, c1a);
      c1b = FloatVector.broadcast(S, a[s + 1]).fma(v, c1b);
      c0a = FloatVector.broadcast(S, a[s]).fma(u, c0a);
      c0b = FloatVector.broadcast(S, a[s]).fma(v, c0b);
    }
    c0a.intoArray(tile, 0);
    c0b.intoArray(tile, L);
    c1a.intoArray(tile, 2 * L);
    c1b.intoArray(tile, 3 * L);
    c2a.intoArray(tile, 4 * L);
    c2b.intoArray(tile, 5 * L);
    c3a.intoArray(tile, 6 * L);
    c3b.intoArray(tile, 7 * L);
    c4a.intoArray(tile, 8 * L);
    c4b.intoArray(tile, 9 * L);
    c5a.intoArray(tile, 10 * L);
    c5b.intoArray(tile, 11 * L);
    c6a.intoArray(tile, 12 * L);
    c6b.intoArray(tile, 13 * L);
    c7a.intoArray(tile, 14 * L);
    c7b.intoArray(tile, 15 * L);
    c8a.intoArray(tile, 16 * L);
    c8b.intoArray(tile, 17 * L);
    c9a.intoArray(tile, 18 * L);
    c9b.intoArray(tile, 19 * L);
    c10a.intoArray(tile, 20 * L);
    c10b.intoArray(tile, 21 * L);
    c11a.intoArray(tile, 22 * L);
    c11b.intoArray(tile, 23 * L);
  }
}
