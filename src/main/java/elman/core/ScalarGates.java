package elman.core;

/**
 * The gates of gated cells for units {@code from} to {@code n - 1}: all of them in {@link
 * ScalarKernels}, and those that fill no whole vector in the SIMD kernels. The equations stand at
 * the methods of {@link Kernels}.
 */
public final class ScalarGates {
  private ScalarGates() {}

  /** See {@link Kernels#lstmBackward}; tanh(c') stands at {@code cn} already. */
  public static void lstmBackward(
      int from,
      int n,
      int hidden,
      float[] gates,
      int go,
      float[] c,
      int co,
      int cn,
      float[] dh,
      int dho,
      float[] dc,
      int dco) {
    for (int j = from; j < n; j++) {
      float i = gates[go + j];
      float f = gates[go + hidden + j];
      float g = gates[go + 2 * hidden + j];
      float o = gates[go + 3 * hidden + j];
      float t = c[cn + j];
      float dCell = dc[dco + j] + dh[dho + j] * o * (1 - t * t);
      gates[go + j] = dCell * g * i * (1 - i);
      gates[go + hidden + j] = dCell * c[co + j] * f * (1 - f);
      gates[go + 2 * hidden + j] = dCell * i * (1 - g * g);
      gates[go + 3 * hidden + j] = dh[dho + j] * t * o * (1 - o);
      dc[dco + j] = dCell * f;
    }
  }

  /** See {@link Kernels#gruForward}. */
  public static void gruForward(
      int from, int n, int hidden, float[] gates, int go, float[] h, int ho, int hn) {
    for (int j = from; j < n; j++) {
      float z = gates[go + hidden + j];
      float candidate = gates[go + 2 * hidden + j];
      h[hn + j] = z * h[ho + j] + (1 - z) * candidate;
    }
  }

  /** See {@link Kernels#gruBackward}. */
  public static void gruBackward(
      int from,
      int n,
      int hidden,
      float[] gates,
      int go,
      float[] h,
      int ho,
      float[] dh,
      int dho,
      int dhn) {
    for (int j = from; j < n; j++) {
      float z = gates[go + hidden + j];
      float candidate = gates[go + 2 * hidden + j];
      float d = dh[dhn + j];
      gates[go + hidden + j] = d * (h[ho + j] - candidate) * z * (1 - z);
      gates[go + 2 * hidden + j] = d * (1 - z) * (1 - candidate * candidate);
      dh[dho + j] += d * z;
    }
  }
}
