package elman.nn;

import elman.core.Kernels;

/** The function log(1 + exp(x)), a smooth max(x, 0). */
record Softplus(Kernels kernels) {

  /**
   * x = log(1 + exp(x)) in place, n elements. It is max(x, 0) + log(1 + e) with e = exp(-|x|), and
   * with w = e / (2 + e), at most 1/3, log(1 + e) = 2 artanh(w) = 2 (w + w^3 / 3 + w^5 / 5 + ...).
   *
   * @param room for n numbers, from {@code at} on
   */
  void apply(int n, float[] x, int xo, float[] room, int at) {
    for (int j = 0; j < n; j++) {
      room[at + j] = -Math.abs(x[xo + j]);
    }
    kernels.exp(n, room, at);
    for (int j = 0; j < n; j++) {
      float w = room[at + j] / (2 + room[at + j]);
      float q = w * w;
      float series = 1 / 11f + q * (1 / 13f + q / 15f);
      series = 1 + q * (1 / 3f + q * (1 / 5f + q * (1 / 7f + q * (1 / 9f + q * series))));
      x[xo + j] = Math.max(x[xo + j], 0) + 2 * w * series;
    }
  }

  /**
   * y = d (1 - exp(-y)): from the value y and its gradient d to that by the argument, as the
   * derivative is the sigmoid.
   *
   * @param room for n numbers, from {@code at} on
   */
  void back(int n, float[] d, int dOffset, float[] y, int yo, float[] room, int at) {
    for (int j = 0; j < n; j++) {
      room[at + j] = -y[yo + j];
    }
    kernels.exp(n, room, at);
    for (int j = 0; j < n; j++) {
      y[yo + j] = d[dOffset + j] * (1 - room[at + j]);
    }
  }
}
