package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack of recurrent layers over one chunk, and backpropagation through time over it (Werbos
 * 1990; truncated at the chunk's start, Williams and Peng 1990, with the state carried on).
 *
 * <p>Layer by layer: the products W x of all T steps are one product; then every thread takes some
 * of the B sequences through all T steps, so that threads meet once a layer and not once a step.
 *
 * <p>Layer l's output is y_l = dropout(h_l + x_l), the term x_l (the layer's own input) being there
 * with skip connections and from the second layer on (residual connections, He et al. 2016).
 */
public final class Recurrent {
  /** Rows of the kernels' largest tile: threads take multiples of as many sequences. */
  private static final int TILE = 8;

  private final Ops ops;
  private final List<Cell> cells;
  private final TokenInput input;
  private final Dropout dropout;
  private final boolean skip;
  private final Packed factor;
  private final List<Buffer> outputBuffers = new ArrayList<>();

  /** Outputs y_l of the layers, T B x H; the cell's own array where nothing is done to it. */
  private final List<Matrix> outputs = new ArrayList<>();

  /**
   * @param cells the layers, bottom first
   * @param input the symbols' way into the first
   * @param dropout rate in [0, 1) on every layer's output
   * @param skip whether layers from the second on add their input to their output
   */
  Recurrent(Ops ops, List<Cell> cells, TokenInput input, float dropout, boolean skip) {
    this.ops = ops;
    this.cells = List.copyOf(cells);
    this.input = input;
    this.dropout = new Dropout(dropout);
    this.skip = skip;
    factor = new Packed(ops.kernels());
    cells.forEach(cell -> outputBuffers.add(new Buffer()));
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    cells.forEach(Cell::refresh);
  }

  /**
   * The outputs of the top layer, T B x H.
   *
   * @param ids symbols in time-major order: step t of sequence b at t B + b
   * @param rng source of dropout's masks, or null for none
   */
  Matrix forward(int[] ids, int steps, int batch, Rng rng) {
    outputs.clear();
    for (int l = 0; l < cells.size(); l++) {
      Cell cell = cells.get(l);
      cell.begin(steps, batch);
      if (l == 0) {
        input.begin(cell, ids, steps * batch);
      } else {
        ops.fillRows(cell.gates, cell.inputBias());
        ops.addMul(cell.gates, outputs.get(l - 1), cell.inputWeights());
      }
      boolean first = l == 0;
      ops.workers()
          .split(
              batch,
              grain(batch),
              (from, to) -> {
                for (int t = 0; t < steps; t++) {
                  if (first) {
                    input.fill(cell, cell.at(t, from), to - from);
                  }
                  cell.step(t, from, to - from);
                }
              });
      cell.end();
      outputs.add(output(l, rng));
    }
    return outputs.get(cells.size() - 1);
  }

  /** One part of the batch for each thread, as every part reads all weights at every step. */
  private int grain(int batch) {
    int share = (batch + ops.workers().count() - 1) / ops.workers().count();
    return (share + TILE - 1) / TILE * TILE;
  }

  private Matrix output(int l, Rng rng) {
    Matrix h = cells.get(l).output();
    boolean residual = skip && l > 0;
    boolean masked = rng != null && dropout.rate() > 0;
    if (!residual && !masked) {
      return h;
    }
    Matrix y = outputBuffers.get(l).shape(h.rows(), h.cols());
    y.copyFrom(h);
    if (residual) {
      add(y, outputs.get(l - 1));
    }
    if (masked) {
      dropout.apply(ops.workers(), y, rng.split(l));
    }
    return y;
  }

  /**
   * Makes room for the gradient; the caller writes that by the top outputs into what it returns.
   */
  Matrix beginBackward() {
    cells.forEach(Cell::beginBackward);
    return cells.get(cells.size() - 1).outputGradient();
  }

  /**
   * Backpropagation through time: adds the gradients of all weights.
   *
   * @param rng as in the forward pass
   * @param carry factor on what flows from step t to step t - 1: 1, or with randomised truncation
   *     the reciprocal of the probability of not truncating there; T of them
   */
  void backward(Rng rng, float[] carry) {
    for (int l = cells.size() - 1; l >= 0; l--) {
      Cell cell = cells.get(l);
      if (rng != null && dropout.rate() > 0) {
        dropout.apply(ops.workers(), cell.outputGradient(), rng.split(l));
      }
      if (l > 0) {
        if (skip) {
          cells.get(l - 1).outputGradient().copyFrom(cell.outputGradient());
        } else {
          cells.get(l - 1).outputGradient().fill(0);
        }
      }
      ops.workers()
          .split(
              cell.batch, grain(cell.batch), (from, to) -> stepsBack(cell, from, to - from, carry));
      cell.accumulate();
      if (l == 0) {
        input.backward(cell);
      } else {
        inputBackward(cell, outputs.get(l - 1), cells.get(l - 1).outputGradient());
      }
    }
  }

  private void stepsBack(Cell cell, int row, int rows, float[] carry) {
    for (int t = cell.steps - 1; t >= 0; t--) {
      if (t == 0 || carry[t] == 1) {
        cell.stepBack(t, row, rows);
        continue;
      }
      Matrix before = cell.dh.rows(cell.at(t, row), rows);
      Matrix upstream = Matrix.zeros(rows, cell.hidden);
      upstream.copyFrom(before);
      before.fill(0);
      cell.stepBack(t, row, rows);
      scale(before, carry[t]);
      add(before, upstream);
      for (Matrix gradient : cell.carriedGradients()) {
        scale(gradient.rows(row, rows), carry[t]);
      }
    }
  }

  private void inputBackward(Cell cell, Matrix x, Matrix dx) {
    float[] sums = new float[cell.gateRows()];
    ops.addColumnSums(sums, cell.gates);
    cell.accumulateBias(sums);
    ops.pack(factor, x);
    ops.addMulTransposed(cell.weightIh.grad(), cell.gates, factor);
    ops.pack(factor, cell.weightIh.value());
    ops.addMul(dx, cell.gates, factor);
  }

  private void add(Matrix to, Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      ops.kernels().axpy(x.cols(), 1, x.data(), x.at(i), to.data(), to.at(i));
    }
  }

  private void scale(Matrix x, float factor) {
    for (int i = 0; i < x.rows(); i++) {
      ops.kernels().scale(x.cols(), factor, x.data(), x.at(i));
    }
  }

  /** The layers, bottom first. */
  List<Cell> cells() {
    return cells;
  }
}
