package elman.series.network;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.Arrays;

/**
 * The pinball loss of the learned quantiles (Koenker and Bassett 1978): for an error e = y - q of
 * the quantile of probability p, p e if e is positive, else (p - 1) e; twice the mean over all
 * windows, values ahead and quantiles.
 */
final class WindowLoss {
  private final Ops ops;
  private final WindowSettings settings;

  /** Gradients by the layers' outputs, see {@link WindowLayers#backward}. */
  private Matrix dQuantiles = Matrix.zeros(0, 0);

  private Matrix dLinear = Matrix.zeros(0, 0);
  private double[] losses = new double[0];

  WindowLoss(Ops ops, WindowSettings settings) {
    this.ops = ops;
    this.settings = settings;
  }

  /** The loss of what {@code layers} last gave for {@code batch}; finds its gradients too. */
  double loss(WindowLayers layers, WindowBatch batch) {
    int size = batch.size();
    if (losses.length != size) {
      losses = new double[size];
      dLinear = Matrix.zeros(size, settings.horizon());
      dQuantiles = Matrix.zeros(layers.quantiles().rows(), layers.quantiles().cols());
    }
    ops.workers()
        .split(
            size,
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                losses[b] = loss(layers, batch, b);
              }
            });
    return Arrays.stream(losses).sum() / size;
  }

  private double loss(WindowLayers layers, WindowBatch batch, int b) {
    int segment = settings.segment();
    int count = LearnedQuantiles.LEARNED.size();
    float unit = 2f / batch.size() / settings.horizon() / count;
    double sum = 0;
    for (int h = 0; h < settings.horizon(); h++) {
      float all = 0;
      for (int q = 0; q < count; q++) {
        float p = LearnedQuantiles.LEARNED.get(q).floatValue();
        float error = batch.targets.get(b, h) - layers.quantile(b, q, h);
        float slope = error > 0 ? p : p - 1;
        sum += slope * error;
        all -= slope * unit;
        dQuantiles.set(h / segment * batch.size() + b, q * segment + h % segment, -slope * unit);
      }
      dLinear.set(b, h, all);
    }
    return 2 * sum / settings.horizon() / count;
  }

  /** Adds the gradients of the last loss by all weights. */
  void backward(WindowLayers layers) {
    layers.backward(dQuantiles, dLinear);
  }
}
