package elman.core.simd;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Everything made of exp, by Cody and Waite's range reduction x = n ln 2 + r and the minimax
 * polynomial of Moshier's Cephes library ({@code expf}).
 *
 * <p>exp stands in each loop in full: a helper that the compiler chose not to put into its caller
 * would box every vector, and whether it does depends on what else the caller contains.
 */
final class SimdExp {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  static final float LOG2_E = 1.442695f;
  static final float LN2_HIGH = 355 / 512f;
  static final float LN2_LOW = -2.1219444e-4f;

  /** Adding 1.5 x 2^23 leaves the nearest integer in the low bits of the significand. */
  static final float ROUNDER = 12582912f;

  /** Between these exp and its reciprocal are normal numbers; subnormal ones cost ten times. */
  static final float MAX = 87.33655f;

  static final float MIN = -87.33f;

  /** The bits of 1: added to n << 23 they make 2^n, and a factor of NaN stays NaN. */
  static final int ONE = 0x3f800000;

  private static final int SIGN = 0x80000000;

  static final float E0 = 1.9875691e-4f;
  static final float E1 = 0.0013981999f;
  static final float E2 = 0.008333452f;
  static final float E3 = 0.041665796f;
  static final float E4 = 0.16666666f;
  static final float E5 = 0.5f;

  /** From here on tanh(x / 2) is 1 in single precision. */
  static final float SATURATED = 20;

  private SimdExp() {}

  /** x = sigmoid(x) = 1 / (1 + exp(-x)) in place. */
  static void sigmoid(int n, float[] x, int xo) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      FloatVector v = FloatVector.fromArray(S, x, xo + j).neg();
      FloatVector below = v.blend(MAX, v.compare(GT, MAX));
      FloatVector y = below.blend(MIN, below.compare(LT, MIN));
      FloatVector rounded = y.lanewise(FMA, LOG2_E, ROUNDER);
      FloatVector integer = rounded.sub(ROUNDER);
      FloatVector r = integer.lanewise(FMA, -LN2_HIGH, y);
      r = integer.lanewise(FMA, -LN2_LOW, r);
      FloatVector p = FloatVector.broadcast(S, E0).lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E2).lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E4).lanewise(FMA, r, E5);
      p = p.fma(r.mul(r), r).add(1f);
      IntVector power = rounded.reinterpretAsInts().lanewise(LSHL, 23).add(ONE);
      FloatVector exp = p.mul(power.reinterpretAsFloats());
      one.div(exp.add(one)).intoArray(x, xo + j);
    }
    if (j < n) {
      float[] tail = new float[L];
      System.arraycopy(x, xo + j, tail, 0, n - j);
      sigmoid(L, tail, 0);
      System.arraycopy(tail, 0, x, xo + j, n - j);
    }
  }

  /**
   * x = tanh(x) = e / (e + 2) in place with e = exp(2x) - 1, from |x| and its sign. With p = exp(r)
   * - 1, e is 2^n p + (2^n - 1), which is exact to the last places for small x too.
   */
  static void tanh(int n, float[] x, int xo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      FloatVector v = FloatVector.fromArray(S, x, xo + j);
      FloatVector magnitude = v.abs();
      FloatVector twice = magnitude.add(magnitude);
      FloatVector y = twice.blend(SATURATED, twice.compare(GT, SATURATED));
      FloatVector rounded = y.lanewise(FMA, LOG2_E, ROUNDER);
      FloatVector integer = rounded.sub(ROUNDER);
      FloatVector r = integer.lanewise(FMA, -LN2_HIGH, y);
      r = integer.lanewise(FMA, -LN2_LOW, r);
      FloatVector p = FloatVector.broadcast(S, E0).lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E2).lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E4).lanewise(FMA, r, E5);
      p = p.fma(r.mul(r), r);
      IntVector power = rounded.reinterpretAsInts().lanewise(LSHL, 23).add(ONE);
      FloatVector two = power.reinterpretAsFloats();
      FloatVector grown = p.fma(two, two.sub(1f));
      FloatVector result = grown.div(grown.add(2f));
      IntVector sign = v.reinterpretAsInts().and(SIGN);
      result.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(x, xo + j);
    }
    if (j < n) {
      float[] tail = new float[L];
      System.arraycopy(x, xo + j, tail, 0, n - j);
      tanh(L, tail, 0);
      System.arraycopy(tail, 0, x, xo + j, n - j);
    }
  }

  /**
   * x = exp(x - shift) in place for the whole vectors among the n elements, none of which is larger
   * than shift; their sum goes to {@code sums}, lane by lane. What is too small for a normal number
   * becomes 0, so that a masked logit has no probability at all. Returns how many elements that
   * were.
   */
  static int exp(int n, float[] x, int xo, float shift, float[] sums) {
    FloatVector sum = FloatVector.zero(S);
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      FloatVector y = FloatVector.fromArray(S, x, xo + j).sub(shift);
      VectorMask<Float> below = y.compare(LT, MIN);
      y = y.blend(MIN, below);
      FloatVector rounded = y.lanewise(FMA, LOG2_E, ROUNDER);
      FloatVector integer = rounded.sub(ROUNDER);
      FloatVector r = integer.lanewise(FMA, -LN2_HIGH, y);
      r = integer.lanewise(FMA, -LN2_LOW, r);
      FloatVector p = FloatVector.broadcast(S, E0).lanewise(FMA, r, E1);
      p = p.lanewise(FMA, r, E2).lanewise(FMA, r, E3);
      p = p.lanewise(FMA, r, E4).lanewise(FMA, r, E5);
      p = p.fma(r.mul(r), r).add(1f);
      IntVector power = rounded.reinterpretAsInts().lanewise(LSHL, 23).add(ONE);
      FloatVector exp = p.mul(power.reinterpretAsFloats());
      exp = exp.blend(0f, below);
      exp.intoArray(x, xo + j);
      sum = sum.add(exp);
    }
    sum.intoArray(sums, 0);
    return j;
  }
}
