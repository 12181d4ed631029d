package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stack of recurrent layers over one chunk, and backpropagation through time over it (Werbos
 * 1990; truncated at the chunk's start, Williams and Peng 1990, with the state carried on).
 *
 * <p>Layer by layer: the products W x of all T steps are one product; then the threads take some of
 * the B sequences each through all T steps, or some of the H units each through one step after the
 * other, see {@link #sharesUnits}.
 *
 * <p>Layer l's output is y_l = dropout(h_l + x_l), the term x_l (the layer's own input) being there
 * with skip connections and from the second layer on (residual connections, He et al. 2016).
 */
public final class Recurrent {
  /** Rows that fill the kernels' tiles: threads take multiples of as many sequences. */
  private static final int TILE = 8;

  /** Recurrent weights from which on a thread can help with a single sequence. */
  private static final int WORTH_SHARING = 1 << 17;

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
        ops.fillRows(cell.gates, cell.inputBias());
        ops.addMul(cell.gates, outputs.get(l - 1), cell.inputWeights());
      }
      steps(cell, l == 0 ? input : null);
      cell.end();
      outputs.add(output(l, rng));
    }
    return outputs.get(cells.size() - 1);
  }

  /** All steps of a layer; {@code symbols} writes W x + b as they are reached, if not null. */
  private void steps(Cell cell, TokenInput symbols) {
    if (sharesUnits(cell)) {
      for (int step = 0; step < cell.steps; step++) {
        int t = step;
        shareUnits(cell, share -> step(cell, symbols, t, share));
      }
    } else {
      shareRows(
          cell,
          share -> {
            for (int t = 0; t < cell.steps; t++) {
              step(cell, symbols, t, share);
            }
          });
    }
  }

  private static void step(Cell cell, TokenInput symbols, int t, Share share) {
    if (symbols != null) {
      symbols.fill(cell, t, share);
    }
    cell.step(t, share);
  }

  /**
   * Whether threads take units and meet after every step, instead of taking sequences and meeting
   * after the last. They do where there are too few sequences to go round.
   */
  private boolean sharesUnits(Cell cell) {
    return cell.batch <= TILE * ops.workers().count()
        && ops.workers().count() > 1
        && cell.sharesUnits()
        && cell.hidden % ops.kernels().panelWidth() == 0
        && cell.weightHh.value().size() > WORTH_SHARING;
  }

  private void shareUnits(Cell cell, Consumer<Share> work) {
    int width = ops.kernels().panelWidth();
    int grain = grain(cell.hidden, width);
    ops.workers()
        .split(
            cell.hidden,
            grain,
            (from, to) -> work.accept(new Share(0, cell.batch, from, to - from)));
  }

  private void shareRows(Cell cell, Consumer<Share> work) {
    ops.workers()
        .split(
            cell.batch,
            grain(cell.batch, TILE),
            (from, to) -> work.accept(new Share(from, to - from, 0, cell.hidden)));
  }

  /** One part of {@code n} for each thread, in multiples of {@code unit}. */
  private int grain(int n, int unit) {
    int share = (n + ops.workers().count() - 1) / ops.workers().count();
    return (share + unit - 1) / unit * unit;
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
   *     the reciprocal of the probability of not truncating there; at least T of them
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
      stepsBack(cell, carry);
      cell.accumulate();
      if (l == 0) {
        input.backward(cell);
      } else {
        cell.inputBackward(factor, outputs.get(l - 1), cells.get(l - 1).outputGradient());
      }
    }
  }

  private void stepsBack(Cell cell, float[] carry) {
    if (!sharesUnits(cell) || !plain(carry, cell.steps)) {
      shareRows(cell, share -> stepsBack(cell, share, carry));
      return;
    }
    for (int step = cell.steps - 1; step >= 0; step--) {
      int t = step;
      shareUnits(
          cell,
          share -> {
            if (t + 1 < cell.steps) {
              cell.propagate(t + 1, share);
            }
            cell.differentiate(t, share);
          });
    }
    shareUnits(cell, share -> cell.propagate(0, share));
  }

  private static boolean plain(float[] carry, int steps) {
    for (int t = 1; t < steps; t++) {
      if (carry[t] != 1) {
        return false;
      }
    }
    return true;
  }

  private void stepsBack(Cell cell, Share share, float[] carry) {
    for (int t = cell.steps - 1; t >= 0; t--) {
      Matrix before = cell.dh.rows(cell.at(t, share.row()), share.rows());
      boolean weighted = t > 0 && carry[t] != 1;
      Matrix upstream = weighted ? Matrix.zeros(share.rows(), cell.hidden) : null;
      if (weighted) {
        upstream.copyFrom(before);
        before.fill(0);
      }
      cell.differentiate(t, share);
      cell.propagate(t, share);
      if (weighted) {
        scale(before, carry[t]);
        ops.addAlone(before, upstream);
        for (Matrix gradient : cell.carriedGradients()) {
          scale(gradient.rows(share.row(), share.rows()), carry[t]);
        }
      }
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
