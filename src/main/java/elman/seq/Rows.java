package elman.seq;

import elman.core.Matrix;
import elman.nn.SoftmaxOutput;
import java.util.stream.IntStream;

/**
 * Those rows of a batch that something is to be predicted for.
 *
 * @param places their indices
 * @param targets what is to be predicted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rows(int[] places, int[] targets) {
  /** The rows whose label is not {@link Batch#NONE}. */
  static Rows of(int[] labels) {
    int[] places = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    return new Rows(places, IntStream.of(places).map(i -> labels[i]).toArray());
  }

  /**
   * The sum of the losses of these rows.
   *
   * @param output what predicts their targets
   * @param h its inputs, of all rows
   * @param dh gets the gradients by the inputs of the mean loss, and zeros in all other rows; null
   *     if they are not wanted
   */
  double loss(SoftmaxOutput output, Matrix h, Matrix dh) {
    Matrix some = of(h);
    float[] losses = new float[some.rows()];
    if (dh == null) {
      output.losses(some, targets, losses);
    } else {
      Matrix d = Matrix.zeros(some.rows(), some.cols());
      output.lossesAndGradient(some, targets, losses, 1f / some.rows(), d);
      spread(d, dh);
    }
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /** These rows of x one below the other; x itself if they are all. */
  private Matrix of(Matrix x) {
    if (places.length == x.rows()) {
      return x;
    }
    Matrix some = Matrix.zeros(places.length, x.cols());
    for (int i = 0; i < places.length; i++) {
      some.rows(i, 1).copyFrom(x.rows(places[i], 1));
    }
    return some;
  }

  /** Writes such rows to where they belong in x, and zeros to all others. */
  private void spread(Matrix some, Matrix x) {
    x.fill(0);
    for (int i = 0; i < places.length; i++) {
      x.rows(places[i], 1).copyFrom(some.rows(i, 1));
    }
  }
}
