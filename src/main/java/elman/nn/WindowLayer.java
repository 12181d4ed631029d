package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.List;

/**
 * A layer without a memory: each output is of the last N steps side by side, time being laid out in
 * space (the explicit approach that Elman 1990 begins with; Bengio et al. 2003 for words).
 *
 * <pre>
 *   y(t) = tanh(W [x(t), x(t-1), ..., x(t-N+1)] + b),   x(t) = 0 for t &lt; 0
 * </pre>
 *
 * <p>It looks back alone, so what a sequence has behind its end reaches nothing.
 */
public final class WindowLayer implements SequenceLayers {
  private final Ops ops;
  private final Linear linear;
  private final Dropout dropout;
  private final int steps;
  private final int units;
  private final Buffer windows = new Buffer();
  private final Buffer outputs = new Buffer();
  private final Buffer windowGradients = new Buffer();
  private int batch;
  private Matrix read;
  private Matrix y;

  /** The outputs before dropout, which tanh's derivative is made of. */
  private final Buffer clean = new Buffer();

  /**
   * @param name what the names of the parameters begin with
   * @param inputs D
   * @param steps N, which it sees at once, at least 1
   * @param units H
   * @param dropout rate in [0, 1) on the output
   */
  public WindowLayer(Ops ops, String name, int inputs, int steps, int units, float dropout) {
    this.ops = ops;
    this.steps = steps;
    this.units = units;
    this.dropout = new Dropout(dropout);
    linear = new Linear(ops, name, steps * inputs, units);
  }

  /** W: H x N D, and b: H. */
  @Override
  public List<Param> params() {
    return linear.params();
  }

  @Override
  public void refresh() {
    linear.refresh();
  }

  @Override
  public int width() {
    return units;
  }

  @Override
  public void reset(int newBatch) {
    batch = newBatch;
  }

  @Override
  public Matrix forward(Matrix x, int[] newLengths, Rng rng) {
    read = windows.shape(x.rows(), steps * x.cols());
    read.fill(0);
    for (int k = 0; k < Math.min(steps, x.rows() / batch); k++) {
      int rows = x.rows() - k * batch;
      read.rows(k * batch, rows).cols(k * x.cols(), x.cols()).copyFrom(x.rows(0, rows));
    }
    y = clean.shape(x.rows(), units);
    linear.forward(read, y);
    ops.kernels().tanh(y.size(), y.data(), 0);
    Matrix output = outputs.shape(x.rows(), units);
    output.copyFrom(y);
    dropout.apply(ops.workers(), output, rng);
    return output;
  }

  @Override
  public void backward(Matrix dy, Matrix dx, Rng rng) {
    dropout.apply(ops.workers(), dy, rng);
    for (int i = 0; i < dy.rows(); i++) {
      ops.kernels().tanhBackward(units, dy.data(), dy.at(i), y.data(), y.at(i));
    }
    // Where the outputs stood, there are now the gradients by tanh's arguments.
    if (dx == null) {
      linear.accumulate(read, y);
      return;
    }
    Matrix dRead = windowGradients.shape(read.rows(), read.cols());
    linear.backward(read, y, dRead);
    for (int k = 0; k < Math.min(steps, dx.rows() / batch); k++) {
      int rows = dx.rows() - k * batch;
      ops.addAlone(dx.rows(0, rows), dRead.rows(k * batch, rows).cols(k * dx.cols(), dx.cols()));
    }
  }
}
