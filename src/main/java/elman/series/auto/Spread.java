package elman.series.auto;

import elman.series.Forecast;
import elman.series.Normal;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;

/**
 * How much wider intervals must be than the methods say, tail by tail: the factors by which their
 * quantiles' distances from the point forecast would have had to be multiplied at earlier origins
 * to be right (as conformal prediction has it, Romano, Patterson and Candes 2019, for a score that
 * is a ratio).
 *
 * @param factors one for each of the probabilities
 */
record Spread(double[] factors) {
  /** The quantiles that are judged. */
  static final List<Double> PROBABILITIES = List.of(0.025, 0.1, 0.9, 0.975);

  /** Origins that weigh as much as the methods' own word, which is a factor of 1. */
  private static final double TRUST = 6;

  private static final double LEAST = 0.5;
  private static final double MOST = 4;

  /** No change. */
  static final Spread NONE = new Spread(new double[] {1, 1, 1, 1});

  /** The factors that these forecasts needed. */
  static Spread of(Rehearsal rehearsal, List<Forecast> forecasts) {
    double[] factors = new double[PROBABILITIES.size()];
    double weight = rehearsal.size() / (rehearsal.size() + TRUST);
    for (int q = 0; q < factors.length; q++) {
      double needed = Math.max(LEAST, Math.min(MOST, needed(rehearsal, forecasts, q)));
      factors[q] = Math.exp(weight * Math.log(needed));
    }
    return new Spread(factors);
  }

  private static double needed(Rehearsal rehearsal, List<Forecast> forecasts, int q) {
    int horizon = rehearsal.task().horizon();
    double[] ratios = new double[forecasts.size() * horizon];
    int count = 0;
    for (int i = 0; i < forecasts.size(); i++) {
      Forecast forecast = forecasts.get(i);
      for (int h = 0; h < horizon; h++) {
        double distance = forecast.quantiles()[q][h] - forecast.mean()[h];
        double error = rehearsal.actual().get(i)[h] - forecast.mean()[h];
        if (distance != 0 && !Double.isNaN(error)) {
          ratios[count++] = error / distance;
        }
      }
    }
    if (count == 0) {
      return 1;
    }
    Arrays.sort(ratios, 0, count);
    double p = PROBABILITIES.get(q);
    double inside = Math.max(p, 1 - p);
    return ratios[(int) Math.min(count - 1, Math.ceil(inside * count))];
  }

  /** The forecast with the quantiles that it needs, in order. */
  Forecast applied(Forecast forecast, Task task) {
    double[][] quantiles = new double[forecast.quantiles().length][forecast.horizon()];
    double[] column = new double[quantiles.length];
    double[] wanted = task.probabilities().stream().mapToDouble(this::factor).toArray();
    for (int h = 0; h < forecast.horizon(); h++) {
      double mean = forecast.mean()[h];
      for (int q = 0; q < column.length; q++) {
        column[q] = mean + wanted[q] * (forecast.quantiles()[q][h] - mean);
      }
      Arrays.sort(column);
      for (int q = 0; q < column.length; q++) {
        quantiles[q][h] = column[q];
      }
    }
    return new Forecast(forecast.mean(), quantiles);
  }

  /** The factor of any probability: straight lines over the normal's quantiles, then level. */
  private double factor(double p) {
    double z = Normal.quantile(p);
    int last = factors.length - 1;
    for (int q = 0; q < last; q++) {
      double from = Normal.quantile(PROBABILITIES.get(q));
      double to = Normal.quantile(PROBABILITIES.get(q + 1));
      if (z <= to) {
        double share = Math.max(0, (z - from) / (to - from));
        return factors[q] + share * (factors[q + 1] - factors[q]);
      }
    }
    return factors[last];
  }
}
