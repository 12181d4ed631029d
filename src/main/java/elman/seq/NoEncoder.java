package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import java.util.List;

/**
 * Nothing between what is read and the head: each step is judged by itself.
 *
 * @param width of what is read
 */
record NoEncoder(int width) implements Encoder {
  @Override
  public List<Param> params() {
    return List.of();
  }

  @Override
  public void refresh() {
    // There is nothing that is learned.
  }

  @Override
  public Matrix forward(Matrix x, Batch batch, Rng rng) {
    return x;
  }

  @Override
  public void backward(Matrix dh, Matrix dx, Rng rng) {
    dx.copyFrom(dh);
  }
}
