package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import elman.nn.Pooling;
import elman.nn.SequenceLayers;
import java.util.ArrayList;
import java.util.List;

/** Recurrent layers: each step's output is judged, or one vector made of all of a sequence. */
final class SequenceEncoder implements Encoder {
  private final SequenceLayers stack;
  private final Pooling pool;

  /** What the last pass forward left: the outputs of all steps. */
  private Matrix steps;

  /**
   * @param pool how one vector is made of all, or null if each step is judged
   */
  SequenceEncoder(SequenceLayers stack, Pooling pool) {
    this.stack = stack;
    this.pool = pool;
  }

  @Override
  public int width() {
    return stack.width();
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(stack.params());
    if (pool != null) {
      params.addAll(pool.params());
    }
    return params;
  }

  @Override
  public void refresh() {
    stack.refresh();
    if (pool != null) {
      pool.refresh();
    }
  }

  @Override
  public Matrix forward(Matrix x, Batch batch, Rng rng) {
    stack.reset(batch.size());
    steps = stack.forward(x, batch.lengths(), rng);
    return pool == null ? steps : pool.forward(steps, batch.lengths());
  }

  @Override
  public void backward(Matrix dh, Matrix dx, Rng rng) {
    Matrix dSteps = dh;
    if (pool != null) {
      dSteps = Matrix.zeros(steps.rows(), steps.cols());
      pool.backward(dh, dSteps);
    }
    stack.backward(dSteps, dx, rng);
  }
}
