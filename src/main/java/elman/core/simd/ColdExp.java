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
      float result =
          magnitude >= SimdExp.SMALL
              ? 1 + -2 / (exp(Math.min(SimdExp.SATURATED, magnitude + magnitude)) + 1)
              : smallTanh(x[j], magnitude);
      x[j] = Math.copySign(result, x[j]);
    }
  }

  private static float smallTanh(float x, float magnitude) {
    float z = x * x;
    float q = Math.fma(SimdExp.T0, z, SimdExp.T1);
    q = Math.fma(Math.fma(Math.fma(q, z, SimdExp.T2), z, SimdExp.T3), z, SimdExp.T4);
    return Math.fma(q * z, magnitude, magnitude);
  }

  private static float exp(float y) {
    float rounded = Math.fma(y, SimdExp.LOG2_E, SimdExp.ROUNDER);
    float integer = rounded - SimdExp.ROUNDER;
    float r = Math.fma(integer, -SimdExp.LN2_HIGH, y);
    r = Math.fma(integer, -SimdExp.LN2_LOW, r);
    float p = Math.fma(SimdExp.E0, r, SimdExp.E1);
    p = Math.fma(Math.fma(p, r, SimdExp.E2), r, SimdExp.E3);
    p = Math.fma(Math.fma(p, r, SimdExp.E4), r, SimdExp.E5);
    p = Math.fma(p, r * r, r) + 1;
    int power = (Float.floatToRawIntBits(rounded) << 23) + SimdExp.ONE;
    return p * Float.intBitsToFloat(power);
  }
}
