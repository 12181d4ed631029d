package elman.series;

import java.util.stream.IntStream;

/**
 * How wrong one forecast was, by the definitions of the M4 competition (Makridakis, Spiliotis and
 * Assimakopoulos 2020). A measure that is not defined is NaN: the scaled ones if the past is
 * constant or no longer than the scale's period, those of the interval if its quantiles were not
 * asked for, and all if nothing was observed.
 *
 * @param smape 200 |y - f| / (|y| + |f|), 0 to 200; 0 where both are zero
 * @param mase the mean absolute error over the mean absolute seasonal difference of the past
 * @param rmsse the same with squares, and the root of it
 * @param msis the mean interval score at 95 %, a = 0.05, over the scale of MASE
 * @param coverage the part of the values within the 95 % interval, ends included
 */
public record Errors(double smape, double mase, double rmsse, double msis, double coverage) {
  /** One less the level of the interval that is judged. */
  public static final double A = 0.05;

  /** How many measures there are. */
  static final int COUNT = 5;

  private static final double CLOSE = 1e-9;

  /** The seasonal differences of the past. */
  private record Scale(double mean, double squares) {
    static Scale of(double[] past, int period) {
      int n = past.length - period;
      double most = 0;
      double sum = 0;
      for (int t = period; t < past.length; t++) {
        double difference = Math.abs(past[t] - past[t - period]);
        most = Math.max(most, difference);
        sum += difference / n;
      }
      double squares = 0;
      for (int t = period; t < past.length && most > 0; t++) {
        double part = (past[t] - past[t - period]) / most;
        squares += part * part / n;
      }
      return most > 0
          ? new Scale(sum, most * Math.sqrt(squares))
          : new Scale(Double.NaN, Double.NaN);
    }
  }

  /**
   * Compares a forecast with what came.
   *
   * @param past the observations that the forecast knew
   * @param actual those that came then, H; NaN where one is missing, by which nothing is judged
   * @param task which probabilities the quantiles have, and the period of scaling
   */
  public static Errors of(double[] past, double[] actual, Forecast forecast, Task task) {
    Scale scale = Scale.of(past, task.scalePeriod());
    double[] mean = forecast.mean();
    int[] seen = IntStream.range(0, actual.length).filter(h -> !Double.isNaN(actual[h])).toArray();
    double smape = seen.length > 0 ? 0 : Double.NaN;
    double absolute = smape;
    double squares = smape;
    for (int h : seen) {
      double error = Math.abs(actual[h] - mean[h]);
      double size = Math.abs(actual[h]) / 2 + Math.abs(mean[h]) / 2;
      smape += size > 0 ? 100 * Math.min(2, error / size) / seen.length : 0;
      absolute += error / scale.mean / seen.length;
      squares += error / scale.squares * (error / scale.squares) / seen.length;
    }
    double[] lower = quantile(forecast, task, A / 2);
    double[] upper = quantile(forecast, task, 1 - A / 2);
    boolean interval = lower != null && upper != null && seen.length > 0;
    return new Errors(
        smape,
        absolute,
        Math.sqrt(squares),
        interval ? intervalScore(seen, actual, lower, upper, scale.mean) : Double.NaN,
        interval ? coverage(seen, actual, lower, upper) : Double.NaN);
  }

  /**
   * The scale of MASE: the mean absolute seasonal difference; NaN if the past is constant or no
   * longer than the period.
   */
  public static double scale(double[] past, int period) {
    return Scale.of(past, period).mean;
  }

  private static double[] quantile(Forecast forecast, Task task, double probability) {
    for (int q = 0; q < task.probabilities().size(); q++) {
      if (Math.abs(task.probabilities().get(q) - probability) < CLOSE) {
        return forecast.quantiles()[q];
      }
    }
    return null;
  }

  /** Width, and 2 / a times the distance of what lies without (Gneiting and Raftery 2007). */
  private static double intervalScore(
      int[] seen, double[] actual, double[] lower, double[] upper, double scale) {
    double sum = 0;
    for (int h : seen) {
      double below = Math.max(0, lower[h] - actual[h]) / scale;
      double above = Math.max(0, actual[h] - upper[h]) / scale;
      double score = (upper[h] - lower[h]) / scale + 2 / A * (below + above);
      sum += score / seen.length;
    }
    return sum;
  }

  private static double coverage(int[] seen, double[] actual, double[] lower, double[] upper) {
    int within = 0;
    for (int h : seen) {
      within += actual[h] >= lower[h] && actual[h] <= upper[h] ? 1 : 0;
    }
    return (double) within / seen.length;
  }

  /** All measures in the record's order. */
  double[] all() {
    return new double[] {smape, mase, rmsse, msis, coverage};
  }

  /** Measures in the record's order. */
  static Errors of(double[] all) {
    return new Errors(all[0], all[1], all[2], all[3], all[4]);
  }
}
