package elman.core.simd;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.MAX;

import elman.core.Kernels;
import elman.core.Packed;
import elman.core.Precision;
import elman.core.ScalarKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The kernels with the JDK's vector API, at the widest vector that the machine has. */
public final class SimdKernels implements Kernels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** For the elements that fill no whole vector. */
  private static final ScalarKernels REST = new ScalarKernels();

  /** Elements whose squares are summed in float before the sum goes on in double. */
  private static final int SQUARES_BLOCK = 32 * L;

  /** A smaller sum of those may have lost squares below the least float. */
  private static final double LEAST_SQUARES = 1e-28;

  /** Loaded by name, see {@link elman.core.KernelLoader}. */
  public SimdKernels() {}

  @Override
  public String description() {
    return "simd " + L + " x float";
  }

  @Override
  public void warmUp(Precision precision) {
    Warmth.begin(precision);
  }

  @Override
  public int panelWidth() {
    return SimdGemm.WIDTH;
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
    SimdGemm.gemm(m, a, ao, ars, acs, b, panelFrom, panelTo, c, co, ldc);
  }

  @Override
  public void axpy(int n, float alpha, float[] x, int xo, float[] y, int yo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      load(x, xo + j).lanewise(FMA, alpha, load(y, yo + j)).intoArray(y, yo + j);
    }
    REST.axpy(n - j, alpha, x, xo + j, y, yo + j);
  }

  @Override
  public void mul(int n, float[] x, int xo, float[] y, int yo, float[] z, int zo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      load(x, xo + j).mul(load(y, yo + j)).intoArray(z, zo + j);
    }
    REST.mul(n - j, x, xo + j, y, yo + j, z, zo + j);
  }

  @Override
  public void mulAdd(int n, float[] x, int xo, float[] y, int yo, float[] z, int zo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      load(x, xo + j).fma(load(y, yo + j), load(z, zo + j)).intoArray(z, zo + j);
    }
    REST.mulAdd(n - j, x, xo + j, y, yo + j, z, zo + j);
  }

  @Override
  public double sumOfSquares(int n, float[] x, int xo) {
    float[] lanes = new float[L];
    double sum = 0;
    int j = 0;
    while (j < S.loopBound(n)) {
      int begin = j;
      int end = Math.min(S.loopBound(n), j + SQUARES_BLOCK);
      FloatVector squares = FloatVector.zero(S);
      for (; j < end; j += L) {
        FloatVector v = load(x, xo + j);
        squares = v.fma(v, squares);
      }
      squares.intoArray(lanes, 0);
      double block = 0;
      for (float lane : lanes) {
        block += lane;
      }
      boolean exact = block >= LEAST_SQUARES && block <= Float.MAX_VALUE;
      sum += exact ? block : REST.sumOfSquares(end - begin, x, xo + begin);
    }
    return sum + REST.sumOfSquares(n - j, x, xo + j);
  }

  @Override
  public void dots(int rows, int n, float[] a, int ao, float[] q, int qo, float[] s, int so) {
    if (n < L || L < 4) {
      REST.dots(rows, n, a, ao, q, qo, s, so);
    } else {
      RowDots.dots(rows, n, a, ao, q, qo, s, so);
    }
  }

  @Override
  public void rowProducts(
      int m, float[] h, int[] ho, int n, float[] y, int[] yo, int dim, float[] s, float[] scratch) {
    RowPairs.products(m, h, ho, n, y, yo, dim, s, scratch);
  }

  @Override
  public void rowGradients(
      int m, float[] h, int[] ho, float[] dh, int n, float[] y, int[] yo, int dim, float[] g) {
    RowPairs.gradients(m, h, ho, dh, n, y, yo, dim, g);
  }

  @Override
  public void rowUpdates(
      int m, float[] x, int[] xo, float[] dx, int n, float[] y, int[] yo, int dim, float[] g) {
    if (n == RowUpdates.GROUP && dim % L == 0) {
      RowUpdates.six(m, x, xo, y, yo, dim, g);
    } else {
      Kernels.super.rowUpdates(m, x, xo, dx, n, y, yo, dim, g);
    }
  }

  @Override
  public void sigmoid(int n, float[] x, int xo) {
    if (Warmth.isEarly()) {
      ColdExp.sigmoid(n, x, xo);
    } else {
      SimdExp.sigmoid(n, x, xo);
    }
  }

  @Override
  public void tanh(int n, float[] x, int xo) {
    if (Warmth.isEarly()) {
      ColdExp.tanh(n, x, xo);
    } else {
      SimdExp.tanh(n, x, xo);
    }
  }

  @Override
  public void exp(int n, float[] x, int xo) {
    int j = SimdExp.exp(n, x, xo, 0, new float[L]);
    REST.exp(n - j, x, xo + j);
  }

  @Override
  public void sigmoidBackward(int n, float[] d, int dOffset, float[] y, int yo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      FloatVector s = load(y, yo + j);
      load(d, dOffset + j).mul(s).mul(s.neg().add(1f)).intoArray(y, yo + j);
    }
    REST.sigmoidBackward(n - j, d, dOffset + j, y, yo + j);
  }

  @Override
  public void tanhBackward(int n, float[] d, int dOffset, float[] y, int yo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      FloatVector t = load(y, yo + j);
      load(d, dOffset + j).mul(t.mul(t).neg().add(1f)).intoArray(y, yo + j);
    }
    REST.tanhBackward(n - j, d, dOffset + j, y, yo + j);
  }

  @Override
  public float softmax(int n, float[] x, int xo) {
    FloatVector largest = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      largest = largest.max(load(x, xo + j));
    }
    float max = largest.reduceLanes(MAX);
    for (; j < n; j++) {
      max = Math.max(max, x[xo + j]);
    }
    float[] sums = new float[L];
    double sum = 0;
    for (j = SimdExp.exp(n, x, xo, max, sums); j < n; j++) {
      x[xo + j] = (float) Math.exp(x[xo + j] - max);
      sum += x[xo + j];
    }
    for (float lane : sums) {
      sum += lane;
    }
    scale(n, (float) (1 / sum), x, xo);
    return max + (float) Math.log(sum);
  }

  @Override
  public void scale(int n, float alpha, float[] x, int xo) {
    int j = 0;
    for (; j < S.loopBound(n); j += L) {
      load(x, xo + j).mul(alpha).intoArray(x, xo + j);
    }
    REST.scale(n - j, alpha, x, xo + j);
  }

  @Override
  public void lstmForward(
      int n, int hidden, float[] gates, int go, float[] c, int co, int cn, float[] h, int ho) {
    if (n == hidden) {
      sigmoid(2 * n, gates, go);
    } else {
      sigmoid(n, gates, go);
      sigmoid(n, gates, go + hidden);
    }
    tanh(n, gates, go + 2 * hidden);
    sigmoid(n, gates, go + 3 * hidden);
    mul(n, gates, go + hidden, c, co, c, cn);
    mulAdd(n, gates, go, gates, go + 2 * hidden, c, cn);
    System.arraycopy(c, cn, h, ho, n);
    tanh(n, h, ho);
    mul(n, gates, go + 3 * hidden, h, ho, h, ho);
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
    SimdGates.lstmBackward(n, hidden, gates, go, c, co, cn, dh, dho, dc, dco);
  }

  @Override
  public void gruForward(int m, int hidden, float[] gates, int go, float[] h, int ho, int hn) {
    SimdGates.gruForward(m, hidden, gates, go, h, ho, hn);
  }

  @Override
  public void gruBackward(
      int m, int hidden, float[] gates, int go, float[] h, int ho, float[] dh, int dho, int dhn) {
    SimdGates.gruBackward(m, hidden, gates, go, h, ho, dh, dho, dhn);
  }

  private static FloatVector load(float[] x, int offset) {
    return FloatVector.fromArray(S, x, offset);
  }
}
