package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent layers over B sequences of vectors of unequal lengths, each layer in one direction or
 * in both (Schuster and Paliwal 1997); the outputs of a layer's directions stand side by side.
 *
 * <p>All sequences are run through the T steps of the longest. What a shorter one has behind its
 * end reaches nothing: a layer that reads backwards begins at each sequence's own end, and
 * gradients there are zero. So a sequence gets the same bits in any company.
 *
 * <p>Layer l's output is dropout(h_l + x_l), the term x_l (its own input) being there with skip
 * connections and from the second layer on.
 */
public final class SequenceStack implements SequenceLayers {
  private final Ops ops;
  private final Unrolled unrolled;
  private final List<List<Cell>> layers;
  private final Dropout dropout;
  private final boolean skip;

  /** What each layer reads, T B rows, bottom first; then the output of the whole. */
  private final List<Matrix> inputs = new ArrayList<>();

  private final List<Buffer> outputBuffers = new ArrayList<>();
  private final List<Buffer> gradientBuffers = new ArrayList<>();
  private final Buffer reversedInput = new Buffer();
  private final Buffer reversedGradient = new Buffer();
  private int[] lengths;
  private int batch;

  /**
   * @param layers bottom first, each a cell that reads forwards, or two of which the second reads
   *     backwards; all of as many units H
   * @param dropout rate in [0, 1) on every layer's output
   * @param skip whether layers from the second on add their input to their output
   */
  public SequenceStack(Ops ops, List<List<Cell>> layers, float dropout, boolean skip) {
    this.ops = ops;
    this.layers = List.copyOf(layers);
    this.dropout = new Dropout(dropout);
    this.skip = skip;
    unrolled = new Unrolled(ops);
    for (int l = 0; l < layers.size(); l++) {
      outputBuffers.add(new Buffer());
      gradientBuffers.add(new Buffer());
    }
  }

  @Override
  public List<Param> params() {
    return cells().stream().flatMap(cell -> cell.params().stream()).toList();
  }

  /** All cells, layer by layer. */
  public List<Cell> cells() {
    return layers.stream().flatMap(List::stream).toList();
  }

  @Override
  public void refresh() {
    cells().forEach(Cell::refresh);
  }

  /** H, or 2 H for two directions. */
  @Override
  public int width() {
    List<Cell> top = layers.get(layers.size() - 1);
    return top.size() * top.get(0).hidden;
  }

  /** Starts {@code newBatch} sequences, at state zero. */
  @Override
  public void reset(int newBatch) {
    batch = newBatch;
    cells().forEach(cell -> cell.reset(newBatch));
  }

  /** The state that the next call begins with: of each cell h, and for an LSTM c; B x H each. */
  public List<Matrix> state() {
    List<Matrix> state = new ArrayList<>();
    cells().forEach(cell -> state.addAll(cell.state()));
    return state;
  }

  /** The outputs; the state is then that after T steps. */
  @Override
  public Matrix forward(Matrix x, int[] newLengths, Rng rng) {
    lengths = newLengths;
    inputs.clear();
    inputs.add(x);
    for (int l = 0; l < layers.size(); l++) {
      inputs.add(layer(l, inputs.get(l), rng));
    }
    return inputs.get(layers.size());
  }

  private Matrix layer(int l, Matrix x, Rng rng) {
    int hidden = layers.get(l).get(0).hidden;
    Matrix y = outputBuffers.get(l).shape(x.rows(), layers.get(l).size() * hidden);
    for (int d = 0; d < layers.get(l).size(); d++) {
      Cell cell = layers.get(l).get(d);
      run(cell, directed(x, d, reversedInput));
      copyDirected(cell.output(), y.cols(d * hidden, hidden), d);
    }
    if (skip && l > 0) {
      ops.addAlone(y, x);
    }
    dropout.apply(ops.workers(), y, rng, l);
    return y;
  }

  private void run(Cell cell, Matrix x) {
    cell.begin(x.rows() / batch, batch);
    ops.mul(cell.gates, x, cell.inputWeights(), cell.inputBias());
    unrolled.forward(cell, cell::step);
    cell.end();
  }

  /** x as direction d reads it: as it is, or each sequence reversed in itself. */
  private Matrix directed(Matrix x, int d, Buffer buffer) {
    if (d == 0) {
      return x;
    }
    Matrix reversed = buffer.shape(x.rows(), x.cols());
    copyDirected(x, reversed, d);
    return reversed;
  }

  private void copyDirected(Matrix from, Matrix to, int d) {
    int steps = from.rows() / batch;
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < batch; b++) {
        to.rows(t * batch + b, 1).copyFrom(from.rows(place(t, b, d) * batch + b, 1));
      }
    }
  }

  /**
   * The step that direction d comes to after t others; steps behind the end stay where they are.
   */
  private int place(int t, int b, int d) {
    return d == 0 || t >= lengths[b] ? t : lengths[b] - 1 - t;
  }

  /** Backpropagation through all steps of the last forward pass. */
  @Override
  public void backward(Matrix dy, Matrix dx, Rng rng) {
    Matrix dOutput = dy;
    for (int l = layers.size() - 1; l >= 0; l--) {
      dropout.apply(ops.workers(), dOutput, rng, l);
      Matrix x = inputs.get(l);
      Matrix dInput = dx;
      if (l > 0) {
        dInput = gradientBuffers.get(l).shape(x.rows(), x.cols());
        dInput.fill(0);
        if (skip) {
          ops.addAlone(dInput, dOutput);
        }
      }
      int hidden = layers.get(l).get(0).hidden;
      for (int d = 0; d < layers.get(l).size(); d++) {
        backward(layers.get(l).get(d), d, x, dOutput.cols(d * hidden, hidden), dInput);
      }
      dOutput = dInput;
    }
  }

  private void backward(Cell cell, int d, Matrix x, Matrix dy, Matrix dx) {
    cell.beginBackward();
    copyDirected(dy, cell.outputGradient(), d);
    unrolled.backward(cell);
    cell.accumulate();
    Matrix read = directed(x, d, reversedInput);
    if (d == 0 || dx == null) {
      cell.inputBackward(read, dx);
      return;
    }
    Matrix dRead = reversedGradient.shape(x.rows(), x.cols());
    dRead.fill(0);
    cell.inputBackward(read, dRead);
    Matrix dBack = directed(dRead, d, reversedInput);
    ops.addAlone(dx, dBack);
  }

  /** After a backward pass: the gradients by the state that the forward pass began with. */
  public List<Matrix> stateGradients() {
    List<Matrix> gradients = new ArrayList<>();
    cells().forEach(cell -> gradients.addAll(cell.stateGradients()));
    return gradients;
  }
}
