package elman.series.network;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Param;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Trains the layers of one network by AdamW on windows drawn at random; the weights are in the end
 * the mean of those after the best epochs (Izmailov et al. 2018), judged by the loss on windows
 * that are kept from training, or of the last ones if there are none.
 */
final class WindowTrainer {
  private static final double CLIP = 1;
  private static final double WARMUP = 0.05;

  /** Epochs whose weights are averaged. */
  private static final int BEST = 3;

  /** Epochs without a better loss after which training ends. */
  private static final int PATIENCE = 5;

  /** Windows that judge an epoch, at most. */
  private static final int JUDGES = 1024;

  /** Weights after an epoch. */
  private record Snapshot(double loss, List<float[]> weights) {}

  private final Ops ops;
  private final WindowSettings settings;
  private final WindowExamples training;
  private final WindowExamples heldOut;
  private final BooleanSupplier stop;
  private final WindowLoss loss;
  private final WindowBatch batch;
  private final List<Snapshot> best = new ArrayList<>();

  WindowTrainer(
      Ops ops,
      WindowSettings settings,
      List<WindowSeries> series,
      Matrix moments,
      BooleanSupplier stop) {
    this.ops = ops;
    this.settings = settings;
    this.stop = stop;
    training = WindowExamples.training(settings, series);
    heldOut = WindowExamples.heldOut(settings, series);
    loss = new WindowLoss(ops, settings);
    batch = new WindowBatch(settings, moments, settings.training().batch());
  }

  /** Trains; without a window to learn from, the weights stay as they are. */
  void train(WindowLayers layers, Rng rng) {
    WindowSettings.Training how = settings.training();
    if (training.count() == 0) {
      return;
    }
    Optimizer.Settings constants = Optimizer.Settings.DEFAULT.withDecay((float) how.decay());
    Optimizer optimizer =
        new Optimizer(ops.workers(), Optimizer.Rule.ADAMW, constants, layers.params());
    Schedule schedule = new Schedule(Schedule.Shape.COSINE, how.rate(), WARMUP);
    int steps = Math.max(1, how.windows() / how.batch());
    best.clear();
    int since = 0;
    for (int epoch = 0; epoch < how.epochs() && since < PATIENCE; epoch++) {
      for (int step = 0; step < steps && !stop.getAsBoolean(); step++) {
        step(layers, rng);
        new GradientClip(CLIP).apply(ops, layers.params());
        optimizer.step(schedule.rate((epoch + step / (double) steps) / how.epochs()));
        layers.refresh();
      }
      if (stop.getAsBoolean()) {
        break;
      }
      since = keep(layers, epoch) ? 0 : since + 1;
    }
    takeMean(layers);
  }

  private void step(WindowLayers layers, Rng rng) {
    for (int b = 0; b < batch.size(); b++) {
      training.put(batch, b, training.draw(rng));
    }
    batch.read(ops.workers());
    Param.clearGradients(layers.params());
    layers.forward(batch, rng.split(rng.nextLong()));
    loss.loss(layers, batch);
    loss.backward(layers);
  }

  /** Keeps the weights if they are among the best; tells whether they are the best of all. */
  private boolean keep(WindowLayers layers, int epoch) {
    double judged = heldOut.count() == 0 ? -epoch : judge(layers);
    boolean isBest = best.isEmpty() || judged < best.get(0).loss;
    if (best.size() < BEST || judged < best.get(BEST - 1).loss) {
      best.add(
          new Snapshot(judged, layers.params().stream().map(p -> p.weights().clone()).toList()));
      best.sort(Comparator.comparingDouble(Snapshot::loss));
      if (best.size() > BEST) {
        best.remove(BEST);
      }
    }
    return isBest;
  }

  /** The mean loss over held-out windows at equal distances. */
  private double judge(WindowLayers layers) {
    long judges = Math.min(JUDGES, heldOut.count());
    int batches = (int) ((judges + batch.size() - 1) / batch.size());
    double sum = 0;
    for (int i = 0; i < batches; i++) {
      for (int b = 0; b < batch.size(); b++) {
        long place = (long) i * batch.size() + b;
        heldOut.put(batch, b, place * heldOut.count() / ((long) batches * batch.size()));
      }
      batch.read(ops.workers());
      layers.forward(batch, null);
      sum += loss.loss(layers, batch);
    }
    return sum / batches;
  }

  private void takeMean(WindowLayers layers) {
    if (best.isEmpty()) {
      return;
    }
    for (int i = 0; i < layers.params().size(); i++) {
      Param param = layers.params().get(i);
      param.value().fill(0);
      for (Snapshot snapshot : best) {
        float[] weights = snapshot.weights.get(i);
        ops.kernels().axpy(weights.length, 1f / best.size(), weights, 0, param.weights(), 0);
      }
    }
    layers.refresh();
  }
}
