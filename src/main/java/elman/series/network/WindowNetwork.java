package elman.series.network;

import elman.core.Moments;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Param;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.QuantileCurve;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A recurrent network that forecasts any series from a window of its last values, after it has
 * learned from all windows of all series of a collection: a few networks of the same shape, whose
 * outputs are averaged. The point forecast is the mean that the quantiles imply.
 *
 * <p>A series that is shorter than the window is read as if its oldest season had been there again
 * and again before. A network that found no window to learn from, because no series is longer than
 * the horizon by a segment, forecasts the last value with bands of fixed width. A series of equal
 * values is forecast to stay as it is, without bands; so is one whose values are too far apart for
 * double precision.
 *
 * <p>One thread at a time may use a network; it has its workers for the rest.
 */
public final class WindowNetwork implements GlobalModel {
  /** Windows that are forecast together. */
  private static final int BATCH = 64;

  /** Part of the first training's epochs that an update takes. */
  private static final double UPDATE_PASSES = 0.25;

  private final Ops ops;
  private final WindowSettings settings;
  private final List<WindowLayers> members = new ArrayList<>();

  /** Means of the regressors, then their deviations, 2 x R. */
  private final Param moments;

  /**
   * A network with all weights zero, to be filled from a file.
   *
   * @see #refresh
   */
  public WindowNetwork(Ops ops, WindowSettings settings) {
    this.ops = ops;
    this.settings = settings;
    moments = Param.zeros("regressors", 2, settings.regressors());
    for (int m = 0; m < settings.members(); m++) {
      members.add(new WindowLayers(ops, settings, m));
    }
  }

  /**
   * A network that has learned from {@code series}.
   *
   * @param spent share of the time that is used up; when it comes to 1, training ends with what
   *     there is
   */
  public static WindowNetwork train(
      Ops ops, WindowSettings settings, List<Series> series, DoubleSupplier spent) {
    WindowNetwork network = new WindowNetwork(ops, settings);
    network.findMoments(series);
    Rng rng = new Rng(settings.training().seed());
    for (int m = 0; m < settings.members(); m++) {
      network.members.get(m).initialize(rng.split(m));
    }
    network.learn(series, settings, new Training(ops, settings.training().seed(), spent));
    return network;
  }

  /** Goes on learning, from the weights as they are. The members share the time in equal parts. */
  private void learn(List<Series> series, WindowSettings how, Training training) {
    List<WindowSeries> prepared = series.stream().map(WindowSeries::new).toList();
    WindowTrainer trainer = new WindowTrainer(ops, how, prepared, moments.value());
    // Streams of their own: those of the members' starts have been drawn from.
    Rng rng = new Rng(training.seed());
    for (int m = 0; m < members.size(); m++) {
      double count = members.size();
      Training part = training.part(m / count, (m + 1) / count);
      trainer.train(members.get(m), rng.split(members.size() + m), part.spent());
    }
  }

  @Override
  public boolean canUpdate(List<Series> series) {
    List<WindowSeries> prepared = series.stream().map(WindowSeries::new).toList();
    return new WindowExamples(settings, prepared).count() > 0;
  }

  @Override
  public WindowNetwork update(List<Series> series, Training training) {
    int epochs = (int) Math.max(1, Math.rint(UPDATE_PASSES * settings.training().epochs()));
    WindowSettings shorter = settings.with(settings.training().withEpochs(epochs));
    learn(series, shorter, training);
    return this;
  }

  /** Means and deviations of the regressors over the times of the observations. */
  private void findMoments(List<Series> series) {
    for (int r = 0; r < settings.regressors(); r++) {
      int column = r;
      Moments found = new Moments();
      series.stream()
          .flatMap(s -> Arrays.stream(s.regressors()).limit(s.size()))
          .filter(row -> column < row.length && Double.isFinite(row[column]))
          .forEachOrdered(row -> found.add(row[column]));
      moments.value().set(0, r, (float) found.mean());
      moments.value().set(1, r, (float) found.scale());
    }
  }

  /** The settings. */
  public WindowSettings settings() {
    return settings;
  }

  /** All that a model file has to keep besides the settings. */
  public List<Param> params() {
    List<Param> params = new ArrayList<>();
    if (settings.regressors() > 0) {
      params.add(moments);
    }
    members.forEach(layers -> params.addAll(layers.params()));
    return params;
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    members.forEach(WindowLayers::refresh);
  }

  /**
   * Forecasts a series.
   *
   * @param task of a horizon that is not longer than the network's
   */
  public Forecast forecast(Series series, Task task) {
    return forecast(List.of(series), task).get(0);
  }

  /**
   * Forecasts several series.
   *
   * @param task of a horizon that is not longer than the network's
   */
  @Override
  public List<Forecast> forecast(List<Series> series, Task task) {
    List<WindowSeries> prepared = series.stream().map(WindowSeries::new).toList();
    return forecasts(prepared, series.stream().mapToInt(Series::size).toArray(), task);
  }

  /**
   * Forecasts one series as of several times.
   *
   * @param origins how many of its values are known each time, at least one
   * @param task of a horizon that is not longer than the network's
   */
  public List<Forecast> forecasts(Series series, int[] origins, Task task) {
    WindowSeries prepared = new WindowSeries(series);
    return forecasts(Collections.nCopies(origins.length, prepared), origins, task);
  }

  private List<Forecast> forecasts(List<WindowSeries> series, int[] origins, Task task) {
    if (task.horizon() > settings.horizon()) {
      throw new IllegalArgumentException(
          "the network forecasts %d values, not %d".formatted(settings.horizon(), task.horizon()));
    }
    List<Forecast> forecasts = new ArrayList<>();
    for (int from = 0; from < origins.length; from += BATCH) {
      int size = Math.min(BATCH, origins.length - from);
      WindowBatch batch = new WindowBatch(settings, moments.value(), size);
      for (int b = 0; b < size; b++) {
        batch.set(b, series.get(from + b), origins[from + b]);
      }
      batch.read(ops.workers());
      double[][][] learned = learned(batch);
      for (int b = 0; b < size; b++) {
        forecasts.add(forecast(batch, b, learned[b], task));
      }
    }
    return forecasts;
  }

  /** The members' mean quantiles: B x H x Q, normalised, in order. */
  private double[][][] learned(WindowBatch batch) {
    int count = LearnedQuantiles.LEARNED.size();
    double[][][] learned = new double[batch.size()][settings.horizon()][count];
    for (WindowLayers layers : members) {
      layers.forward(batch, null);
      for (int b = 0; b < batch.size(); b++) {
        for (int h = 0; h < settings.horizon(); h++) {
          for (int q = 0; q < count; q++) {
            learned[b][h][q] += layers.quantile(b, q, h) / members.size();
          }
        }
      }
    }
    for (double[][] window : learned) {
      for (double[] quantiles : window) {
        LearnedQuantiles.order(quantiles);
      }
    }
    return learned;
  }

  private Forecast forecast(WindowBatch batch, int b, double[][] learned, Task task) {
    double[] mean = new double[task.horizon()];
    double[][] quantiles = new double[task.probabilities().size()][task.horizon()];
    for (int h = 0; h < mean.length; h++) {
      mean[h] = batch.restore(b, LearnedQuantiles.mean(learned[h]));
      QuantileCurve curve = new QuantileCurve(LearnedQuantiles.LEARNED, learned[h]);
      for (int q = 0; q < quantiles.length; q++) {
        double value = batch.restore(b, curve.at(task.probabilities().get(q)));
        // Rounding may put the ends of two straight lines in the wrong order.
        quantiles[q][h] = q == 0 ? value : Math.max(value, quantiles[q - 1][h]);
      }
    }
    return new Forecast(mean, quantiles);
  }
}
