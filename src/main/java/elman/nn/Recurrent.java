package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack of recurrent layers over one chunk, and backpropagation through time over it (Werbos
 * 1990; truncated at the chunk's start, Williams and Peng 1990, with the state carried on).
 *
 * <p>Layer by layer: the products W x of all T steps are one product; then the threads take some of
 * the B sequences each through all T steps, or some of the H units each through one step after the
 * other.
 *
 * <p>Layer l's output is y_l = dropout(h_l + x_l), the term x_l (the layer's own input) being there
 * with skip connections and from the second layer on (residual connections, He et al. 2016).
 */
public final class Recurrent {
  private final Ops ops;
  private final Unrolled unrolled;
  private final List<Cell> cells;
  private final TokenInput input;
  private final Dropout dropout;
  private final boolean skip;
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
    unrolled = new Unrolled(ops);
    this.cells = List.copyOf(cells);
    this.input = input;
    this.dropout = new Dropout(dropout);
    this.skip = skip;
    cells.forEach(cell -> outputBuffers.add(new Buffer()));
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    input.forget();
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
        ops.mul(cell.gates, outputs.get(l - 1), cell.inputWeights(), cell.inputBias());
      }
      TokenInput symbols = l == 0 ? input : null;
      unrolled.forward(cell, (t, share) -> step(cell, symbols, t, share));
      cell.end();
      outputs.add(output(l, rng));
    }
    return outputs.get(cells.size() - 1);
  }

  /** A step of a layer; {@code symbols} writes W x + b as they are reached, if not null. */
  private static void step(Cell cell, TokenInput symbols, int t, Share share) {
    if (symbols != null) {
      symbols.fill(cell, t, share);
    }
    cell.step(t, share);
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
      ops.addAlone(y, outputs.get(l - 1));
    }
    dropout.apply(ops.workers(), y, rng, l);
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
   *     the reciprocal of the probability of not truncating there; at least T of them
   */
  void backward(Rng rng, float[] carry) {
    for (int l = cells.size() - 1; l >= 0; l--) {
      Cell cell = cells.get(l);
      dropout.apply(ops.workers(), cell.outputGradient(), rng, l);
      if (l > 0) {
        if (skip) {
          cells.get(l - 1).outputGradient().copyFrom(cell.outputGradient());
        } else {
          cells.get(l - 1).outputGradient().fill(0);
        }
      }
      stepsBack(cell, carry);
      cell.accumulate();
      if (l == 0) {
        input.backward(cell);
      } else {
        cell.inputBackward(outputs.get(l - 1), cells.get(l - 1).outputGradient());
      }
    }
  }

  private void stepsBack(Cell cell, float[] carry) {
    if (plain(carry, cell.steps)) {
      unrolled.backward(cell);
    } else {
      unrolled.backward(cell, (t, share) -> stepBack(cell, t, share, carry[t]));
    }
  }

  private static boolean plain(float[] carry, int steps) {
    for (int t = 1; t < steps; t++) {
      if (carry[t] != 1) {
        return false;
      }
    }
    return true;
  }

  /** A step back, what flows to the step before being multiplied. */
  private void stepBack(Cell cell, int t, Share share, float carry) {
    Matrix before = cell.dh.rows(cell.at(t, share.row()), share.rows());
    boolean weighted = t > 0 && carry != 1;
    Matrix upstream = weighted ? Matrix.zeros(share.rows(), cell.hidden) : null;
    if (weighted) {
      upstream.copyFrom(before);
      before.fill(0);
    }
    cell.differentiate(t, share);
    cell.propagate(t, share);
    if (weighted) {
      ops.scaleAlone(before, carry);
      ops.addAlone(before, upstream);
      for (Matrix gradient : cell.carriedGradients()) {
        ops.scaleAlone(gradient.rows(share.row(), share.rows()), carry);
      }
    }
  }

  /** The layers, bottom first. */
  List<Cell> cells() {
    return cells;
  }
}
