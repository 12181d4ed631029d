package elman.series.classic;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Sign;
import elman.series.Task;
import java.util.Arrays;

/**
 * Demand that is zero at most times: how large it is when there is some, and how often there is,
 * are smoothed apart, each at the rate 0.1. No forecast and no quantile is negative; a series that
 * is all zeros stays zero, and one with a negative value is forecast as {@link Ses} does.
 *
 * <p>The quantiles are those of a simple model: at each time independently there is demand with the
 * smoothed probability, and it is as large as one of the past demands, each equally likely, all
 * scaled so that the mean is the point forecast.
 *
 * @param kind how it is smoothed
 */
public record Intermittent(Kind kind) implements Method {
  private static final double RATE = 0.1;

  /** The estimates of demand. */
  public enum Kind {
    /** Size over interval, both smoothed when there is demand (Croston 1972), as in R. */
    CROSTON,

    /** The same times 1 - 0.1 / 2, which is without bias (Syntetos and Boylan 2005). */
    SBA,

    /**
     * Size times probability; this one is smoothed always, so that demand that ended fades
     * (Teunter, Syntetos and Babai 2011). It begins with the share of times with demand.
     */
    TSB
  }

  /** What was smoothed: the demand's size and its probability. */
  private record Demand(double size, double probability) {}

  @Override
  public String name() {
    return switch (kind) {
      case CROSTON -> "croston";
      case SBA -> "sba";
      case TSB -> "tsb";
    };
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return Sign.isNeverNegative(series)
        ? Extremes.guarded(series, task, this::fitted)
        : new Ses().forecast(series, task);
  }

  private Forecast fitted(Series series, Task task) {
    double[] sizes = Arrays.stream(series.values()).filter(value -> value > 0).sorted().toArray();
    Demand demand =
        sizes.length == 0
            ? new Demand(0, 0)
            : kind == Kind.TSB ? always(series.values(), sizes.length) : croston(series.values());
    double mean = 0;
    for (double size : sizes) {
      mean += size / sizes.length;
    }
    double[][] quantiles = new double[task.probabilities().size()][task.horizon()];
    for (int q = 0; q < quantiles.length; q++) {
      double within = task.probabilities().get(q) - (1 - demand.probability);
      double value =
          within <= 0 ? 0 : at(sizes, within / demand.probability) * (demand.size / mean);
      Arrays.fill(quantiles[q], value);
    }
    double[] points = new double[task.horizon()];
    Arrays.fill(points, demand.size * demand.probability);
    return new Forecast(points, quantiles);
  }

  /** The least of the sizes that a part of them does not exceed. */
  private static double at(double[] sizes, double part) {
    int place = (int) Math.ceil(part * sizes.length) - 1;
    return sizes[Math.max(0, Math.min(sizes.length - 1, place))];
  }

  private Demand croston(double[] values) {
    double size = 0;
    double interval = 0;
    int last = -1;
    for (int t = 0; t < values.length; t++) {
      if (values[t] > 0) {
        size = last < 0 ? values[t] : size + RATE * (values[t] - size);
        interval = last < 0 ? t + 1 : interval + RATE * (t - last - interval);
        last = t;
      }
    }
    double unbiased = kind == Kind.SBA ? 1 - RATE / 2 : 1;
    return new Demand(size * unbiased, 1 / interval);
  }

  private static Demand always(double[] values, int count) {
    double size = 0;
    double probability = (double) count / values.length;
    for (double value : values) {
      probability += RATE * ((value > 0 ? 1 : 0) - probability);
      if (value > 0) {
        size = size == 0 ? value : size + RATE * (value - size);
      }
    }
    return new Demand(size, probability);
  }
}
