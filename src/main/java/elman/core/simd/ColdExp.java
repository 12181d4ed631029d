package elman.core.simd;

/**
 * What {@link SimdExp} does to a vector, done to one number after the other, to the same bits: for
 * the time of {@link Warmth#isEarly}.
 */
final class ColdExp {
  private ColdExp() {}

  static void sigmoid(int n, float[] x, int xo) {
    for (int j = xo; j < xo + n; j++) {
      float y = Math.max(SimdExp.MIN, Math.min(SimdExp.MAX, -x[j]));
      x[j] = 1 / (exp(y) + 1);
    }
  }

  static void tanh(int n, float[] x, int xo) {
    for (int j = xo; j < xo + n; j++) {
      float magnitude = Math.abs(x[j]);
      float y = Math.min(SimdExp.SATURATED, magnitude + magnitude);
      float rounded = rounded(y);
      float two = power(rounded);
      float grown = Math.fma(grown(y, rounded), two, two - 1);
      x[j] = Math.copySign(grown / (grown + 2), x[j]);
    }
  }

  private static float exp(float y) {
    float rounded = rounded(y);
    return (grown(y, rounded) + 1) * power(rounded);
  }

  /** y / ln 2, to the nearest integer n, in the low bits. */
  private static float rounded(float y) {
    return Math.fma(y, SimdExp.LOG2_E, SimdExp.ROUNDER);
  }

  /** exp(r) - 1 of the r in y = n ln 2 + r. */
  private static float grown(float y, float rounded) {
    float integer = rounded - SimdExp.ROUNDER;
    float r = Math.fma(integer, -SimdExp.LN2_HIGH, y);
    r = Math.fma(integer, -SimdExp.LN2_LOW, r);
    float p = Math.fma(SimdExp.E0, r, SimdExp.E1);
    p = Math.fma(Math.fma(p, r, SimdExp.E2), r, SimdExp.E3);
    p = Math.fma(Math.fma(p, r, SimdExp.E4), r, SimdExp.E5);
    return Math.fma(p, r * r, r);
  }

  /** 2^n. */
  private static float power(float rounded) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << 23) + SimdExp.ONE);
  }
}
