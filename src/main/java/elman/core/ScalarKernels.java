package elman.core;

import java.util.Arrays;

/**
 * The kernels in plain Java: what each of them means, to be read beside the equations, and what
 * runs where the vector module is missing.
 */
public final class ScalarKernels implements Kernels {
  private static final int WIDTH = 8;

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public int panelWidth() {
    return WIDTH;
  }

  @Override
  public void gemm(
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
    for (int q = panelFrom; q < panelTo; q++) {
      int columns = b.columns(q);
      for (int i = 0; i < m; i++) {
        int ci = co + i * ldc + q * WIDTH;
        for (int p = 0; p < b.depth(); p++) {
          float x = a[ao + i * ars + p * acs];
          for (int j = 0; j < columns; j++) {
            c[ci + j] += x * b.element(q, p, j);
          }
        }
      }
    }
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xo, float[] y, int yo) {
    for (int j = 0; j < n; j++) {
      y[yo + j] += alpha * x[xo + j];
    }
  }

  @Override
  public void mul(int n, float[] x, int xo, float[] y, int yo, float[] z, int zo) {
    for (int j = 0; j < n; j++) {
      z[zo + j] = x[xo + j] * y[yo + j];
    }
  }

  @Override
  public void mulAdd(int n, float[] x, int xo, float[] y, int yo, float[] z, int zo) {
    for (int j = 0; j < n; j++) {
      z[zo + j] += x[xo + j] * y[yo + j];
    }
  }

  @Override
  public double sumOfSquares(int n, float[] x, int xo) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += (double) x[xo + j] * x[xo + j];
    }
    return sum;
  }

  @Override
  public void dots(int rows, int n, float[] a, int ao, float[] q, int qo, float[] s, int so) {
    for (int i = 0; i < rows; i++) {
      float sum = 0;
      for (int j = 0; j < n; j++) {
        sum += a[ao + i * n + j] * q[qo + j];
      }
      s[so + i] = sum;
    }
  }

  @Override
  public void rowProducts(
      int m, float[] h, int[] ho, int n, float[] y, int[] yo, int dim, float[] s, float[] scratch) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int k = 0; k < dim; k++) {
          sum += h[ho[i] + k] * y[yo[j] + k];
        }
        s[i * n + j] = sum;
      }
    }
  }

  @Override
  public void rowGradients(
      int m, float[] h, int[] ho, float[] dh, int n, float[] y, int[] yo, int dim, float[] g) {
    Arrays.fill(dh, 0, m * dim, 0);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        axpy(dim, g[i * n + j], y, yo[j], dh, i * dim);
      }
    }
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        axpy(dim, g[i * n + j], h, ho[i], y, yo[j]);
      }
    }
  }

  @Override
  public void sigmoid(int n, float[] x, int xo) {
    for (int j = xo; j < xo + n; j++) {
      x[j] = (float) (1 / (1 + Math.exp(-x[j])));
    }
  }

  @Override
  public void exp(int n, float[] x, int xo) {
    for (int j = xo; j < xo + n; j++) {
      x[j] = (float) Math.exp(x[j]);
    }
  }

  @Override
  public void tanh(int n, float[] x, int xo) {
    for (int j = xo; j < xo + n; j++) {
      x[j] = (float) Math.tanh(x[j]);
    }
  }

  @Override
  public void sigmoidBackward(int n, float[] d, int dOffset, float[] y, int yo) {
    for (int j = 0; j < n; j++) {
      float s = y[yo + j];
      y[yo + j] = d[dOffset + j] * s * (1 - s);
    }
  }

  @Override
  public void tanhBackward(int n, float[] d, int dOffset, float[] y, int yo) {
    for (int j = 0; j < n; j++) {
      float t = y[yo + j];
      y[yo + j] = d[dOffset + j] * (1 - t * t);
    }
  }

  @Override
  public float softmax(int n, float[] x, int xo) {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      max = Math.max(max, x[xo + j]);
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      x[xo + j] = (float) Math.exp(x[xo + j] - max);
      sum += x[xo + j];
    }
    scale(n, (float) (1 / sum), x, xo);
    return max + (float) Math.log(sum);
  }

  @Override
  public void scale(int n, float alpha, float[] x, int xo) {
    for (int j = 0; j < n; j++) {
      x[xo + j] *= alpha;
    }
  }

  @Override
  public void lstmForward(
      int n, int hidden, float[] gates, int go, float[] c, int co, int cn, float[] h, int ho) {
    sigmoid(n, gates, go);
    sigmoid(n, gates, go + hidden);
    tanh(n, gates, go + 2 * hidden);
    sigmoid(n, gates, go + 3 * hidden);
    for (int j = 0; j < n; j++) {
      float i = gates[go + j];
      float f = gates[go + hidden + j];
      float g = gates[go + 2 * hidden + j];
      float o = gates[go + 3 * hidden + j];
      c[cn + j] = f * c[co + j] + i * g;
      h[ho + j] = o * (float) Math.tanh(c[cn + j]);
    }
  }

  @Override
  public void lstmBackward(
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
    tanh(n, c, cn);
    ScalarGates.lstmBackward(0, n, hidden, gates, go, c, co, cn, dh, dho, dc, dco);
  }

  @Override
  public void gruForward(int m, int hidden, float[] gates, int go, float[] h, int ho, int hn) {
    ScalarGates.gruForward(0, m, hidden, gates, go, h, ho, hn);
  }

  @Override
  public void gruBackward(
      int m, int hidden, float[] gates, int go, float[] h, int ho, float[] dh, int dho, int dhn) {
    ScalarGates.gruBackward(0, m, hidden, gates, go, h, ho, dh, dho, dhn);
  }
}
