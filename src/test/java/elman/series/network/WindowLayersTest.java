package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Backend;
import elman.nn.GradientCheck;
import elman.nn.Initializer;
import elman.nn.Param;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowLayersTest {
  private static final int BATCH = 3;

  /** A horizon that is no multiple of the segment; dropout; regressors; two layers. */
  private static WindowSettings settings(WindowCell cell) {
    WindowSettings.Training training = new WindowSettings.Training(1, 1, BATCH, 1e-3, 0, 0.3, 1);
    return new WindowSettings(cell, 12, 7, 4, 2, 5, 2, 1, training);
  }

  private static WindowBatch batch(WindowSettings settings) {
    WindowBatch batch = new WindowBatch(settings, Matrix.of(new float[] {0, 0, 1, 1}, 2), BATCH);
    Rng rng = new Rng(3);
    for (Matrix matrix : new Matrix[] {batch.windows, batch.segments, batch.ahead, batch.targets}) {
      for (int i = 0; i < matrix.size(); i++) {
        matrix.data()[i] = (float) rng.nextGaussian();
      }
    }
    return batch;
  }

  private static void randomize(WindowLayers layers) {
    Initializer initializer = new Initializer(new Rng(4));
    layers.params().forEach(param -> initializer.uniform(param, 0.5f));
    layers.refresh();
  }

  @ParameterizedTest
  @EnumSource(WindowCell.class)
  void gradientsAreThoseOfTheLoss(WindowCell cell) {
    WindowSettings settings = settings(cell);
    WindowBatch batch = batch(settings);
    Backend.each(
        ops -> {
          WindowLayers layers = new WindowLayers(ops, settings, 0);
          randomize(layers);
          GradientCheck.check(
              layers.params(),
              () -> {
                layers.refresh();
                layers.forward(batch, new Rng(5));
                return squares(layers, batch, settings);
              });
        });
  }

  /** Half the mean square of all quantiles' errors: smooth, unlike the pinball loss. */
  private static double squares(WindowLayers layers, WindowBatch batch, WindowSettings settings) {
    int count = LearnedQuantiles.LEARNED.size();
    int terms = BATCH * settings.horizon() * count;
    Matrix dQuantiles = Matrix.zeros(layers.quantiles().rows(), layers.quantiles().cols());
    Matrix dLinear = Matrix.zeros(BATCH, settings.horizon());
    double loss = 0;
    for (int b = 0; b < BATCH; b++) {
      for (int h = 0; h < settings.horizon(); h++) {
        for (int q = 0; q < count; q++) {
          float error = layers.quantile(b, q, h) - batch.targets.get(b, h);
          loss += 0.5 * error * error / terms;
          int row = h / settings.segment() * BATCH + b;
          dQuantiles.set(row, q * settings.segment() + h % settings.segment(), error / terms);
          dLinear.set(b, h, dLinear.get(b, h) + error / terms);
        }
      }
    }
    layers.backward(dQuantiles, dLinear);
    return loss;
  }

  @ParameterizedTest
  @EnumSource(WindowCell.class)
  void thePinballLossAndItsGradientAreThoseOfPencilAndPaper(WindowCell cell) {
    WindowSettings settings = settings(cell);
    WindowBatch batch = batch(settings);
    Backend.PLAIN.run(
        ops -> {
          WindowLayers layers = new WindowLayers(ops, settings, 0);
          layers.refresh();
          layers.forward(batch, null);
          batch.targets.fill(2);
          WindowLoss loss = new WindowLoss(ops, settings);
          // All quantiles are 0, all errors 2: twice 2 times the mean probability, 0.5.
          assertEquals(2, loss.loss(layers, batch), 1e-6);
          batch.targets.fill(-3);
          assertEquals(3, loss.loss(layers, batch), 1e-6);
          Param.clearGradients(layers.params());
          loss.backward(layers);
          Param bias = layers.params().get(layers.params().size() - 1);
          // Each quantile's bias moves the loss by 2 (1 - p) / 5 in all; 7 values ahead share it,
          // place 0 of a segment two of them.
          assertEquals(2 * 0.975 / 5 * 2 / 7, bias.gradient()[0], 1e-6);
          assertEquals(2 * 0.025 / 5 * 1 / 7, bias.gradient()[4 * 4 + 3], 1e-6);
        });
  }
}
