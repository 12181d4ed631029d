package elman.series.network;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Param;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.series.Training;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Trains the layers of one network by AdamW on windows drawn at random; the weights are in the end
 * the mean of those after the last epochs (Izmailov et al. 2018).
 */
final class WindowTrainer {
  private static final double CLIP = 1;
  private static final double WARMUP = 0.05;

  /** Epochs whose weights are averaged. */
  private static final int LAST = 3;

  private final Ops ops;
  private final WindowSettings settings;
  private final WindowExamples examples;
  private final WindowLoss loss;
  private final WindowBatch batch;

  /** The weights after each of the last epochs, the last one first. */
  private final Deque<List<float[]>> last = new ArrayDeque<>();

  WindowTrainer(Ops ops, WindowSettings settings, List<WindowSeries> series, Matrix moments) {
    this.ops = ops;
    this.settings = settings;
    examples = new WindowExamples(settings, series);
    loss = new WindowLoss(ops, settings);
    batch = new WindowBatch(settings, moments, settings.training().batch());
  }

  /**
   * Trains; without a window to learn from, the weights stay as they are.
   *
   * @param spent share of the time that is used up; training ends when it comes to 1
   */
  void train(WindowLayers layers, Rng rng, DoubleSupplier spent) {
    WindowSettings.Training how = settings.training();
    if (examples.count() == 0) {
      return;
    }
    Optimizer.Settings constants = Optimizer.Settings.DEFAULT.withDecay((float) how.decay());
    Optimizer optimizer =
        new Optimizer(ops.workers(), Optimizer.Rule.ADAMW, constants, layers.params());
    Schedule schedule = new Schedule(Schedule.Shape.COSINE, how.rate(), WARMUP);
    int steps = Math.max(1, how.windows() / how.batch());
    last.clear();
    for (int epoch = 0; epoch < how.epochs() && spent.getAsDouble() < 1; epoch++) {
      for (int step = 0; step < steps && spent.getAsDouble() < 1; step++) {
        step(layers, rng);
        new GradientClip(CLIP).apply(ops, layers.params());
        double done = (epoch + step / (double) steps) / how.epochs();
        optimizer.step(schedule.rate(Training.course(done, spent)));
        layers.refresh();
      }
      keep(layers);
    }
    takeMean(layers);
  }

  private void step(WindowLayers layers, Rng rng) {
    for (int b = 0; b < batch.size(); b++) {
      examples.put(batch, b, examples.draw(rng));
    }
    batch.read(ops.workers());
    Param.clearGradients(layers.params());
    layers.forward(batch, rng.split(rng.nextLong()));
    loss.loss(layers, batch);
    loss.backward(layers);
  }

  private void keep(WindowLayers layers) {
    last.addFirst(layers.params().stream().map(p -> p.weights().clone()).toList());
    if (last.size() > LAST) {
      last.removeLast();
    }
  }

  private void takeMean(WindowLayers layers) {
    if (last.isEmpty()) {
      return;
    }
    for (int i = 0; i < layers.params().size(); i++) {
      Param param = layers.params().get(i);
      param.value().fill(0);
      for (List<float[]> epoch : last) {
        float[] weights = epoch.get(i);
        ops.kernels().axpy(weights.length, 1f / last.size(), weights, 0, param.weights(), 0);
      }
    }
    layers.refresh();
  }
}
