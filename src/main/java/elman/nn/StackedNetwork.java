package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Precision;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Symbols, embedded or one-hot, through a stack of recurrent layers to a softmax over symbols. */
public final class StackedNetwork implements Network {
  private final TokenInput input;
  private final Recurrent recurrent;
  private final SoftmaxOutput output;
  private final List<Param> params;
  private int batch;

  /** Whether the weights have changed since they were last packed. */
  private boolean stale = true;

  private float[] losses = new float[0];

  /**
   * @param embedding V x E, or null for one-hot input
   * @param cells the layers, bottom first; the first reads E (or V) inputs, the others H
   * @param outputWeight V x H; the embedding itself if the two are tied
   * @param outputBias 1 x V
   * @param dropout rate in [0, 1) on every layer's output
   * @param skip whether layers from the second on add their input to their output
   */
  public StackedNetwork(
      Ops ops,
      Param embedding,
      List<Cell> cells,
      Param outputWeight,
      Param outputBias,
      float dropout,
      boolean skip) {
    input = new TokenInput(ops, outputWeight.value().rows(), embedding);
    recurrent = new Recurrent(ops, cells, input, dropout, skip);
    output = new SoftmaxOutput(ops, outputWeight, outputBias);
    List<Param> all = new ArrayList<>();
    if (embedding != null) {
      all.add(embedding);
    }
    cells.forEach(cell -> all.addAll(cell.params()));
    if (outputWeight != embedding) {
      all.add(outputWeight);
    }
    all.add(outputBias);
    params = List.copyOf(all);
    reset(1);
  }

  @Override
  public List<Param> params() {
    return params;
  }

  @Override
  public void initializeBias(long[] counts) {
    output.initializeBias(counts);
  }

  @Override
  public void refresh() {
    stale = true;
  }

  @Override
  public void keepAs(Precision precision) {
    recurrent.cells().forEach(cell -> cell.keepAs(precision));
    output.keepAs(precision);
    refresh();
  }

  @Override
  public void reset(int newBatch) {
    batch = newBatch;
    recurrent.cells().forEach(cell -> cell.reset(newBatch));
  }

  @Override
  public List<Matrix> state() {
    List<Matrix> state = new ArrayList<>();
    recurrent.cells().forEach(cell -> state.addAll(cell.state()));
    return state;
  }

  @Override
  public double train(int[] inputs, int[] targets, int steps, Rng rng, float[] carry) {
    int n = steps * batch;
    input.forget();
    Matrix h = forward(inputs, steps, rng);
    Matrix dh = recurrent.beginBackward();
    output.lossesAndGradient(h, targets, room(n), 1f / n, dh);
    recurrent.backward(rng, carry);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += losses[i];
    }
    return sum;
  }

  /** Room for {@code n} losses. */
  private float[] room(int n) {
    if (losses.length < n) {
      losses = new float[n];
    }
    return losses;
  }

  @Override
  public double[][][] stateGradients(int[] inputs, int[] targets, int steps) {
    int before = (steps - 1) * batch;
    input.forget();
    Matrix h = forward(inputs, steps, null).rows(before, batch);
    Matrix dh = recurrent.beginBackward();
    dh.fill(0);
    int[] last = Arrays.copyOfRange(targets, before, before + batch);
    output.lossesAndGradient(h, last, room(batch), 1, dh.rows(before, batch));
    recurrent.backward(null, StateNorms.ones(steps));
    return recurrent.cells().stream().map(Cell::stateNorms).toArray(double[][][]::new);
  }

  @Override
  public void losses(int[] inputs, int[] targets, int steps, float[] result) {
    output.losses(forward(inputs, steps, null), targets, result);
  }

  @Override
  public Matrix predict(int[] inputs, int steps) {
    Matrix h = forward(inputs, steps, null);
    return output.logits(h.rows((steps - 1) * batch, batch));
  }

  @Override
  public List<LayerTrace> trace() {
    return recurrent.cells().stream()
        .map(cell -> new LayerTrace(cell.gates, cell.output()))
        .toList();
  }

  private Matrix forward(int[] inputs, int steps, Rng rng) {
    if (stale) {
      recurrent.refresh();
      output.refresh();
      stale = false;
    }
    return recurrent.forward(inputs, steps, batch, rng);
  }
}
