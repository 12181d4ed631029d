package elman.series.network;

import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Param;
import elman.nn.optim.Buckets;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.series.Series;
import elman.series.Training;
import elman.series.network.SeriesState.Remembered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One network of an ensemble and what it remembers of each series, trained by Adam with an update
 * for every few series.
 */
final class EsRnnNet {
  private static final Optimizer.Settings ADAM =
      new Optimizer.Settings(0, 0, 0.9f, 0.999f, 1e-6f, 0);

  /** Norm beyond which gradients are scaled down. */
  private static final GradientClip CLIP = new GradientClip(20);

  private static final Comparator<SeriesState> BY_LENGTH =
      Comparator.comparingInt(state -> state.smoothing.size());

  /** Series forecast side by side at most. */
  private static final int FORECAST_BATCH = 16;

  /** Numbers in the windows of series that are forecast side by side, at most if they are two. */
  private static final long FORECAST_ROOM = 1 << 24;

  /** Part of the first learning rate that is left at the end. */
  private static final double LAST_RATE = 0.02;

  private final Ops ops;
  private final EsRnnSettings settings;
  private final EsRnn network;
  private Rng rng;
  private final Map<String, Remembered> memory = new LinkedHashMap<>();

  /** A network that has learned nothing yet. */
  EsRnnNet(Ops ops, EsRnnSettings settings, Rng rng) {
    this.ops = ops;
    this.settings = settings;
    this.rng = rng;
    network = new EsRnn(ops, settings, rng.split(1));
    network.refresh();
  }

  /** Another network for the same series, which has learned nothing. */
  EsRnnNet understudy() {
    return new EsRnnNet(ops, settings, new Rng(0));
  }

  /** From now on takes the order of its batches from other random numbers. */
  void drawFrom(Rng newRng) {
    rng = newRng;
  }

  /** The shared weights. */
  List<Param> params() {
    return network.params();
  }

  /** Takes in the weights, after they were set. */
  void refresh() {
    network.refresh();
  }

  /** What the network remembers of each series, in the order in which it met them. */
  Map<String, Remembered> memory() {
    return memory;
  }

  /**
   * Learns from series, each at least of the settings' least length.
   *
   * @param passes over the series, as a part of the settings' epochs
   * @param spent ends the training in good order when it comes to 1
   */
  void train(List<Series> series, Standardizer standardizer, double passes, DoubleSupplier spent) {
    List<SeriesState> states = new ArrayList<>();
    for (Series one : series) {
      states.add(state(one, standardizer));
    }
    Optimizer optimizer = new Optimizer(ops.workers(), Optimizer.Rule.ADAM, ADAM, network.params());
    double epochs = Math.max(1, Math.rint(passes * settings.epochs()));
    for (int epoch = 0; epoch < epochs && spent.getAsDouble() < 1; epoch++) {
      List<List<SeriesState>> batches = Buckets.of(states, settings.batch(), BY_LENGTH, rng);
      for (int i = 0; i < batches.size() && spent.getAsDouble() < 1; i++) {
        double done = (epoch + (double) i / batches.size()) / epochs;
        update(batches.get(i), optimizer, rate(Training.course(done, spent)));
      }
    }
    for (int i = 0; i < states.size(); i++) {
      memory.put(series.get(i).id(), states.get(i).remember());
    }
  }

  private double rate(double done) {
    double cosine = 0.5 * (1 + Math.cos(Math.PI * done));
    return settings.rate() * Math.max(LAST_RATE, cosine);
  }

  private void update(List<SeriesState> batch, Optimizer optimizer, double rate) {
    Param.clearGradients(network.params());
    double loss = network.train(batch);
    if (!Double.isFinite(loss)) {
      return;
    }
    CLIP.apply(ops, network.params());
    optimizer.step(rate);
    batch.forEach(series -> series.step(rate * settings.ownRate()));
    network.refresh();
  }

  private SeriesState state(Series series, Standardizer standardizer) {
    SeriesState state = new SeriesState(series, settings, standardizer);
    Remembered remembered = memory.get(series.id());
    if (remembered != null) {
      state.recall(remembered);
    }
    return state;
  }

  /**
   * Forecasts of series of at least I values.
   *
   * @return for each series, for each of the settings' taus, H values in the series' units
   */
  List<double[][]> forecast(List<Series> series, Standardizer standardizer) {
    List<double[][]> forecasts = new ArrayList<>();
    for (List<Series> part : Buckets.cut(series, together(series))) {
      List<SeriesState> states = part.stream().map(one -> state(one, standardizer)).toList();
      List<double[][]> inside = network.forecast(states);
      for (int i = 0; i < states.size(); i++) {
        forecasts.add(outside(inside.get(i), states.get(i).scale));
      }
    }
    return forecasts;
  }

  /** How many series are forecast side by side. */
  private int together(List<Series> series) {
    int longest = series.stream().mapToInt(Series::size).max().orElse(0);
    long windows = Math.min(longest, settings.longest()) - settings.window() + 1L;
    long each = Math.max(1, windows * settings.inputs());
    return (int) Math.max(1, Math.min(FORECAST_BATCH, FORECAST_ROOM / each));
  }

  private static double[][] outside(double[][] inside, Scale scale) {
    double[][] values = new double[inside.length][];
    for (int q = 0; q < values.length; q++) {
      values[q] = Arrays.stream(inside[q]).map(scale::out).toArray();
    }
    return values;
  }
}
