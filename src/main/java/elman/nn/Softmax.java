package elman.nn;

/** The gradient of a softmax. */
final class Softmax {
  private Softmax() {}

  /**
   * Turns gradients d by the n probabilities p into those by their logits: p (d - sum of p d), in
   * place.
   */
  static void backward(int n, float[] p, int po, float[] d, int dOffset) {
    float mean = 0;
    for (int j = 0; j < n; j++) {
      mean += p[po + j] * d[dOffset + j];
    }
    for (int j = 0; j < n; j++) {
      d[dOffset + j] = p[po + j] * (d[dOffset + j] - mean);
    }
  }
}
