package elman.core.simd;

import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import elman.core.Packed;
import elman.core.Precision;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Panels in less than single precision made floats again: a half is the upper half of a float; a
 * byte becomes the number that it is on top of the int, to be multiplied by its column's factor
 * when it has been summed.
 */
final class Widening {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int WIDTH = SimdGemm.WIDTH;
  private static final int QUAD = 4;

  private Widening() {}

  /** Writes rows {@code p0} to {@code p0 + depth - 1} of panel {@code q} to {@code panel}. */
  static void widen(Packed b, int q, int p0, int depth, float[] panel) {
    if (b.precision() == Precision.BF16) {
      halves(depth, b.words(), b.panel(q) + p0 * L, panel);
    } else {
      bytes(depth, b.words(), b.panel(q) + p0 / QUAD * WIDTH, panel);
    }
  }

  private static void halves(int depth, int[] b, int bo, float[] panel) {
    for (int p = 0; p < depth; p++) {
      IntVector u = IntVector.fromArray(INTS, b, bo + p * L);
      u.lanewise(LSHL, 16).reinterpretAsFloats().intoArray(panel, p * WIDTH);
      u.and(0xffff0000).reinterpretAsFloats().intoArray(panel, p * WIDTH + L);
    }
  }

  private static void bytes(int depth, int[] b, int bo, float[] panel) {
    for (int p = 0; p < depth; p += QUAD) {
      for (int j = 0; j < WIDTH; j += L) {
        IntVector u = IntVector.fromArray(INTS, b, bo + p / QUAD * WIDTH + j);
        int to = p * WIDTH + j;
        ((FloatVector) u.lanewise(LSHL, 24).convert(I2F, 0)).intoArray(panel, to);
        ((FloatVector) u.lanewise(LSHL, 16).convert(I2F, 0)).intoArray(panel, to + WIDTH);
        ((FloatVector) u.lanewise(LSHL, 8).convert(I2F, 0)).intoArray(panel, to + 2 * WIDTH);
        ((FloatVector) u.convert(I2F, 0)).intoArray(panel, to + 3 * WIDTH);
      }
    }
  }

  /** {@link #widen} without vectors, for the time before loops of them are compiled. */
  static void widenSlowly(Packed b, int q, int p0, int depth, float[] panel) {
    int[] words = b.words();
    boolean halves = b.precision() == Precision.BF16;
    int from = b.panel(q) + (halves ? p0 * L : p0 / QUAD * WIDTH);
    for (int p = 0; p < depth; p++) {
      if (halves) {
        halvesSlowly(words, from + p * L, panel, p * WIDTH);
      } else {
        bytesSlowly(words, from + p / QUAD * WIDTH, Byte.SIZE * (3 - p % QUAD), panel, p * WIDTH);
      }
    }
  }

  private static void halvesSlowly(int[] words, int from, float[] panel, int to) {
    for (int j = 0; j < L; j++) {
      panel[to + j] = Float.intBitsToFloat(words[from + j] << 16);
      panel[to + j + L] = Float.intBitsToFloat(words[from + j] & 0xffff0000);
    }
  }

  private static void bytesSlowly(int[] words, int from, int shift, float[] panel, int to) {
    for (int j = 0; j < WIDTH; j++) {
      panel[to + j] = words[from + j] << shift;
    }
  }
}
