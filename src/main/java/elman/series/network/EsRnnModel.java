package elman.series.network;

import elman.core.Background;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.series.Extremes;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * An ensemble of ES-RNNs that differ in where they started and in the order of the series; its
 * forecast is the mean of theirs.
 *
 * <p>Each network is trained by one thread alone, so that nothing depends on how many there are. A
 * series with fewer values than a window is forecast as if its first value had been there before.
 */
public final class EsRnnModel implements GlobalModel {
  /** Part of the first training's passes that an update takes. */
  private static final double UPDATE_PASSES = 0.25;

  /** Series, windows of each, and forecasts of them that make a rehearsal. */
  private static final int REHEARSED_SERIES = 12;

  private static final int REHEARSED_WINDOWS = 60;

  /** A table that is read sooner is too small for a rehearsal to be worth its time. */
  private static final long SMALL_TABLE_MILLIS = 100;

  private static final int REHEARSALS = 100;

  /** Weights of a network that is small enough to stand in memory once more. */
  private static final double MOST_WEIGHTS = 1e6;

  private final EsRnnSettings settings;
  private final Standardizer standardizer;
  private final List<EsRnnNet> nets;
  private final Workers workers;

  /** Whether it is too late for a rehearsal. */
  private volatile boolean performing;

  private EsRnnModel(
      EsRnnSettings settings, Standardizer standardizer, List<EsRnnNet> nets, Workers workers) {
    this.settings = settings;
    this.standardizer = standardizer;
    this.nets = nets;
    this.workers = workers;
  }

  /**
   * Trains an ensemble.
   *
   * @throws IllegalArgumentException if no series is long enough
   */
  public static EsRnnModel train(EsRnnSettings settings, List<Series> series, Training training) {
    Standardizer standardizer = Standardizer.of(series, settings.regressors());
    EsRnnModel model = untrained(settings, standardizer, training.ops(), training.seed());
    model.train(series, 1, training);
    return model;
  }

  /** An ensemble that has learned nothing yet. */
  static EsRnnModel untrained(
      EsRnnSettings settings, Standardizer standardizer, Ops ops, long seed) {
    Ops alone = new Ops(ops.kernels(), new Workers(1));
    List<EsRnnNet> nets = new ArrayList<>();
    for (int i = 0; i < settings.nets(); i++) {
      nets.add(new EsRnnNet(alone, settings, new Rng(seed).split(i)));
    }
    return new EsRnnModel(settings, standardizer, nets, ops.workers());
  }

  EsRnnSettings settings() {
    return settings;
  }

  Standardizer standardizer() {
    return standardizer;
  }

  List<EsRnnNet> nets() {
    return nets;
  }

  private void train(List<Series> series, double passes, Training training) {
    List<Series> learned = series.stream().filter(this::isLongEnough).toList();
    if (learned.isEmpty()) {
      throw new IllegalArgumentException(
          "no series has the " + settings.least() + " values that an ES-RNN learns from");
    }
    performing = true;
    // Networks take turns where there are more of them than threads, and so does their time.
    int rounds = (nets.size() + workers.count() - 1) / workers.count();
    AtomicInteger begun = new AtomicInteger();
    workers.split(
        nets.size(),
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int round = begun.getAndIncrement() / workers.count();
            Training turn = training.part((double) round / rounds, (round + 1.0) / rounds);
            nets.get(i).train(learned, standardizer, passes, turn.spent());
          }
        });
  }

  private boolean isLongEnough(Series series) {
    return series.size() >= settings.least();
  }

  @Override
  public boolean canUpdate(List<Series> series) {
    return series.stream().anyMatch(this::isLongEnough);
  }

  @Override
  public EsRnnModel update(List<Series> series, Training training) {
    Rng rng = new Rng(training.seed());
    for (int i = 0; i < nets.size(); i++) {
      nets.get(i).drawFrom(rng.split(i));
    }
    train(series, UPDATE_PASSES, training);
    return this;
  }

  @Override
  public void rehearse() {
    if (workers.count() > 1 && settings.weights() <= MOST_WEIGHTS) {
      Background.start("elman-rehearsal", this::rehearseWithUnderstudy);
    }
  }

  private void rehearseWithUnderstudy() {
    try {
      Thread.sleep(SMALL_TABLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (performing) {
      return;
    }
    EsRnnNet understudy = nets.get(0).understudy();
    double[] values = new double[settings.window() + REHEARSED_WINDOWS];
    Arrays.setAll(values, i -> 1 + i % settings.window());
    int known = settings.regressors() == 0 ? 0 : values.length + settings.horizon();
    Series one = new Series("", values, new double[known][settings.regressors()]);
    List<Series> series = Collections.nCopies(REHEARSED_SERIES, one);
    for (int i = 0; i < REHEARSALS && !performing; i++) {
      understudy.forecast(series, standardizer);
    }
  }

  @Override
  public List<Forecast> forecast(List<Series> series, Task task) {
    if (task.horizon() > settings.horizon()) {
      throw new IllegalArgumentException(
          "the model forecasts %d values, not %d".formatted(settings.horizon(), task.horizon()));
    }
    performing = true;
    List<Series> padded = series.stream().map(this::padded).toList();
    List<List<double[][]>> all = new ArrayList<>(Collections.nCopies(nets.size(), List.of()));
    workers.split(
        nets.size(),
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            all.set(i, nets.get(i).forecast(padded, standardizer));
          }
        });
    return IntStream.range(0, series.size())
        .mapToObj(
            i ->
                isConstant(series.get(i).values())
                    ? constant(series.get(i).values()[0], task)
                    : mean(all.stream().map(net -> net.get(i)).toList(), task))
        .toList();
  }

  private static boolean isConstant(double[] values) {
    return Extremes.isConstant(Extremes.divided(values, Extremes.unit(values)));
  }

  private Series padded(Series series) {
    int missing = settings.window() - series.size();
    if (missing <= 0) {
      return series;
    }
    double[] values = new double[settings.window()];
    Arrays.fill(values, 0, missing, series.values()[0]);
    System.arraycopy(series.values(), 0, values, missing, series.size());
    double[][] regressors = new double[missing + series.regressors().length][];
    for (int t = 0; t < regressors.length && series.regressors().length > 0; t++) {
      regressors[t] = series.regressors()[Math.max(0, t - missing)];
    }
    return new Series(series.id(), values, regressors);
  }

  /** A series of equal values stays as it is, with certainty. */
  private static Forecast constant(double value, Task task) {
    double[] values = new double[task.horizon()];
    Arrays.fill(values, value);
    return Forecast.normal(values, new double[values.length], task);
  }

  /** The forecast that is the mean of the networks': Q x H each. */
  private Forecast mean(List<double[][]> forecasts, Task task) {
    int horizon = task.horizon();
    double[][] quantiles = new double[task.probabilities().size()][horizon];
    double[] point = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double[] learned = new double[LearnedQuantiles.LEARNED.size()];
      for (double[][] one : forecasts) {
        point[h] += one[0][h] / forecasts.size();
        for (int q = 0; q < learned.length; q++) {
          learned[q] += one[1 + q][h] / forecasts.size();
        }
      }
      QuantileCurve curve = new QuantileCurve(LearnedQuantiles.LEARNED, learned);
      for (int q = 0; q < quantiles.length; q++) {
        quantiles[q][h] = beside(point[h], curve, task.probabilities().get(q));
      }
    }
    return new Forecast(point, quantiles);
  }

  /** A quantile, on its side of the point forecast even if networks that learned little err. */
  private static double beside(double point, QuantileCurve curve, double p) {
    double quantile = curve.at(p);
    return p < 0.5 ? Math.min(point, quantile) : p > 0.5 ? Math.max(point, quantile) : quantile;
  }
}
