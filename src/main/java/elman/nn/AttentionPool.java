package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * One vector for a whole sequence: the average of its steps' outputs h, weighted by the softmax of
 * v' tanh(W h + b) over the steps (Yang et al. 2016, equations 5 to 7).
 */
public final class AttentionPool implements Pooling {
  private final Ops ops;
  private final Kernels kernels;
  private final Linear map;
  private final Param vector;
  private final Buffer outputBuffer = new Buffer();
  private final Buffer gradientBuffer = new Buffer();
  private final Buffer vectorBuffer = new Buffer();
  private Matrix x;
  private int[] lengths = {};

  /** tanh(W h + b) of each step, T B x A. */
  private Matrix tanh;

  /** The scores of each step and then the weights, T B. */
  private float[] weights = {};

  /**
   * @param name what the names of the parameters begin with
   * @param inputs E
   * @param units A, the length of v
   */
  public AttentionPool(Ops ops, String name, int inputs, int units) {
    this.ops = ops;
    kernels = ops.kernels();
    map = new Linear(ops, name, inputs, units);
    vector = Param.zeros(name + ".vector", 1, units);
  }

  /** W: A x E, b: A, v: 1 x A. */
  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(map.params());
    params.add(vector);
    return params;
  }

  /** Takes in the weights, after they were changed. */
  @Override
  public void refresh() {
    map.refresh();
  }

  /**
   * The averages, B x E, valid until the next call; zeros for a sequence without steps. What a
   * sequence gets depends on its own steps alone, to the bit.
   *
   * @param newX time-major: step t of sequence b is row t B + b; T B x E, of finite numbers
   * @param newLengths of the B sequences
   * @throws IllegalArgumentException if a sequence is longer than T
   */
  @Override
  public Matrix forward(Matrix newX, int[] newLengths) {
    x = newX;
    lengths = Lengths.checked(newLengths, x);
    tanh = map.forward(x);
    weights = new float[x.rows()];
    ops.workers().split(x.rows(), 1, this::score);
    Matrix pooled = outputBuffer.shape(batch(), x.cols());
    pooled.fill(0);
    ops.workers()
        .split(
            batch(),
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                pool(b, pooled);
              }
            });
    return pooled;
  }

  private void score(int from, int to) {
    int units = tanh.cols();
    kernels.tanh((to - from) * units, tanh.data(), tanh.at(from));
    kernels.dots(to - from, units, tanh.data(), tanh.at(from), vector.weights(), 0, weights, from);
  }

  private void pool(int b, Matrix pooled) {
    float[] w = weights(b);
    if (w.length > 0) {
      kernels.softmax(w.length, w, 0);
    }
    for (int t = 0; t < w.length; t++) {
      weights[row(t, b)] = w[t];
      kernels.axpy(x.cols(), w[t], x.data(), x.at(row(t, b)), pooled.data(), pooled.at(b));
    }
  }

  /** The weights of the steps of sequence {@code b}, in a new array; they add up to 1. */
  public float[] weights(int b) {
    float[] w = new float[lengths[b]];
    for (int t = 0; t < w.length; t++) {
      w[t] = weights[row(t, b)];
    }
    return w;
  }

  /**
   * The way back of the last forward pass: adds the gradients of the parameters, and those by the
   * inputs.
   *
   * @param dPooled gradients by the averages, B x E
   * @param dx T B x E, added to
   */
  @Override
  public void backward(Matrix dPooled, Matrix dx) {
    Matrix dVectors = vectorBuffer.shape(batch(), tanh.cols());
    dVectors.fill(0);
    Matrix da = gradientBuffer.shape(tanh.rows(), tanh.cols());
    da.fill(0);
    ops.workers()
        .split(
            batch(),
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                backward(b, dPooled, dx, da, dVectors);
              }
            });
    ops.addColumnSums(vector.gradient(), dVectors);
    map.accumulate(x, da);
    map.addInputGradient(da, dx);
  }

  /** A sequence's gradients by W h + b, by its inputs as far as they are averaged, and by v. */
  private void backward(int b, Matrix dPooled, Matrix dx, Matrix da, Matrix dVectors) {
    float[] w = weights(b);
    float[] d = new float[w.length];
    for (int t = 0; t < w.length; t++) {
      int row = row(t, b);
      kernels.dots(1, x.cols(), x.data(), x.at(row), dPooled.data(), dPooled.at(b), d, t);
      kernels.axpy(x.cols(), w[t], dPooled.data(), dPooled.at(b), dx.data(), dx.at(row));
    }
    Softmax.backward(w.length, w, 0, d, 0);
    for (int t = 0; t < w.length; t++) {
      int row = row(t, b);
      int units = tanh.cols();
      kernels.axpy(units, d[t], tanh.data(), tanh.at(row), dVectors.data(), dVectors.at(b));
      kernels.tanhBackward(units, vector.weights(), 0, tanh.data(), tanh.at(row));
      kernels.axpy(units, d[t], tanh.data(), tanh.at(row), da.data(), da.at(row));
    }
  }

  private int batch() {
    return lengths.length;
  }

  private int row(int t, int b) {
    return t * batch() + b;
  }
}
