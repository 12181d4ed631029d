package elman.series.auto;

import elman.series.Forecast;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/**
 * Methods, the weights of their forecasts in the mean, and what their intervals need.
 *
 * @param names of the methods
 * @param weights as many, summing to 1
 * @param spread of the quantiles
 */
record Combination(List<String> names, double[] weights, Spread spread) {
  /** A forecast further from the series than so many times its range has run away. */
  private static final double RANGES = 3;

  /**
   * The forecast of a series.
   *
   * @param networks those of the networks that are members
   */
  Forecast forecast(Series series, Task task, Map<String, Forecast> networks) {
    Answers answers = new Answers(series, task);
    return combined(
        series,
        task,
        k ->
            networks.containsKey(names.get(k))
                ? networks.get(names.get(k))
                : answers.of(Methods.local(names.get(k))));
  }

  /**
   * The same of members' forecasts, which are asked for only if they count.
   *
   * @param members gives the forecast of a member
   */
  Forecast combined(Series series, Task task, IntFunction<Forecast> members) {
    double[] mean = new double[task.horizon()];
    double[][] quantiles = new double[task.probabilities().size()][task.horizon()];
    double least = Arrays.stream(series.values()).min().orElseThrow();
    double most = Arrays.stream(series.values()).max().orElseThrow();
    double room = RANGES * (most - least);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        Forecast member = members.apply(k);
        for (int h = 0; h < mean.length; h++) {
          mean[h] += weights[k] * within(least - room, member.mean()[h], most + room);
          for (int q = 0; q < quantiles.length; q++) {
            double quantile = member.quantiles()[q][h];
            quantiles[q][h] += weights[k] * within(least - room, quantile, most + room);
          }
        }
      }
    }
    return spread.applied(new Forecast(mean, quantiles), task);
  }

  private static double within(double least, double x, double most) {
    return Math.max(least, Math.min(most, x));
  }

  /** Whether a method is a member. */
  boolean has(String name) {
    int k = names.indexOf(name);
    return k >= 0 && weights[k] > 0;
  }

  /** The members with their weights, such as {@code esrnn 0.60, stlm 0.40}. */
  String description() {
    StringJoiner words = new StringJoiner(", ");
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        words.add(String.format(Locale.ROOT, "%s %.2f", names.get(k), weights[k]));
      }
    }
    return words.toString();
  }
}
