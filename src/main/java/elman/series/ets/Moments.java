package elman.series.ets;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Task;

/**
 * Mean and standard deviation of the H values to come.
 *
 * @param mean H
 * @param deviations H
 */
record Moments(double[] mean, double[] deviations) {
  /**
   * Those of a fitted model (Hyndman, Koehler, Ord and Snyder 2008, sections 6.1 to 6.3). They are
   * exact for normal errors; with a multiplicative season the mean is that of the distribution,
   * which is not quite what the recursion gives without errors.
   */
  static Moments of(Fit fit, int horizon) {
    if (fit.model().season() == Season.MULTIPLICATIVE) {
      return products(fit, horizon);
    }
    double[] mean = linearMean(fit, horizon);
    double[] squares = responses(fit, horizon);
    double[] deviations = new double[horizon];
    double variance = fit.variance();
    if (!fit.model().multiplicative()) {
      double sum = 1;
      for (int h = 0; h < horizon; h++) {
        deviations[h] = Math.sqrt(variance * sum);
        sum += squares[h];
      }
      return new Moments(mean, deviations);
    }
    double[] theta = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double sum = 0;
      for (int j = 1; j <= h; j++) {
        sum += squares[j - 1] * theta[h - j];
      }
      // (1 + variance) theta - mean^2, without the difference of two large numbers.
      theta[h] = mean[h] * mean[h] + variance * sum;
      deviations[h] = Math.sqrt(variance * (sum + theta[h]));
    }
    return new Moments(mean, deviations);
  }

  /** The last value, with the deviations of a random walk (for series too short for a model). */
  static Moments ofLast(double[] y, int horizon) {
    int n = y.length;
    double squares = 0;
    for (int t = 1; t < n; t++) {
      squares += (y[t] - y[t - 1]) * (y[t] - y[t - 1]) / (n - 1);
    }
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      mean[h] = y[n - 1];
      deviations[h] = Math.sqrt(squares * (h + 1));
    }
    return new Moments(mean, deviations);
  }

  private static double[] linearMean(Fit fit, int horizon) {
    State last = fit.last();
    double[] mean = new double[horizon];
    double discount = 1;
    double slopes = 0;
    for (int h = 0; h < horizon; h++) {
      discount *= last.phi();
      slopes += discount;
      mean[h] = last.level() + slopes * last.slope();
      if (fit.model().season() == Season.ADDITIVE) {
        mean[h] += last.season()[h % fit.period()];
      }
    }
    return mean;
  }

  /** c_j^2, what an error does to the value j steps later, for j from 1 (equation 6.2). */
  private static double[] responses(Fit fit, int horizon) {
    State last = fit.last();
    double[] squares = new double[horizon];
    double discount = 1;
    double slopes = 0;
    for (int j = 1; j <= horizon; j++) {
      discount *= last.phi();
      slopes += discount;
      double response = last.alpha() + last.beta() * slopes;
      if (fit.model().season() == Season.ADDITIVE && j % fit.period() == 0) {
        response += last.gamma();
      }
      squares[j - 1] = response * response;
    }
    return squares;
  }

  /**
   * Those of a model with a multiplicative season (section 6.3). The value at h is (l + phi b) of
   * the step before, times its season's last state and 1 + gamma e for each step between that has
   * the same season, times 1 + e. Each step's error is independent of the others, so first and
   * second moments are carried from step to step.
   */
  private static Moments products(Fit fit, int horizon) {
    State last = fit.last();
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    for (int h = 1; h <= horizon; h++) {
      Carried carried = new Carried(last, fit.variance());
      for (int i = 1; i < h; i++) {
        carried.step((h - i) % fit.period() == 0);
      }
      double season = last.season()[(h - 1) % fit.period()];
      mean[h - 1] = season * carried.mean();
      deviations[h - 1] = Math.abs(season) * Math.sqrt(carried.variance());
    }
    return new Moments(mean, deviations);
  }

  /** Mean and covariance of level and slope, times the factors of the season. */
  private static final class Carried {
    final State state;
    final double noise;
    double level;
    double slope;
    double levels;
    double both;
    double slopes;

    Carried(State state, double noise) {
      this.state = state;
      this.noise = noise;
      level = state.level();
      slope = state.slope();
      levels = level * level;
      both = level * slope;
      slopes = slope * slope;
    }

    double mean() {
      return level + state.phi() * slope;
    }

    /** That of the value, which has an error of its own. */
    double variance() {
      return Math.max(0, (1 + noise) * square() - mean() * mean());
    }

    private double square() {
      double phi = state.phi();
      return levels + 2 * phi * both + phi * phi * slopes;
    }

    /** Goes on by a step, whose error changes the season too if it is the same one. */
    void step(boolean same) {
      double alpha = state.alpha();
      double beta = state.beta();
      double phi = state.phi();
      double gamma = same ? state.gamma() : 0;
      double base = mean();
      double square = square();
      double cross = phi * (both + phi * slopes);
      double none = 1 + gamma * gamma * noise;
      double one = 2 * gamma * noise;
      double two = noise + 3 * gamma * gamma * noise * noise;
      level = base * (1 + alpha * gamma * noise);
      slope = phi * slope + beta * base * gamma * noise;
      levels = square * (none + 2 * alpha * one + alpha * alpha * two);
      both = none * cross + one * (beta * square + alpha * cross) + two * alpha * beta * square;
      slopes = none * phi * phi * slopes + 2 * one * beta * cross + two * beta * beta * square;
    }
  }

  /** The same of values that are {@code scale} times as large, cut where doubles end. */
  Moments times(double scale) {
    double[] means = new double[mean.length];
    double[] wide = new double[mean.length];
    for (int h = 0; h < means.length; h++) {
      means[h] = Extremes.cut(scale * mean[h]);
      wide[h] = Extremes.cut(scale * deviations[h]);
    }
    return new Moments(means, wide);
  }

  /** Whether all numbers are finite. */
  boolean isFinite() {
    double sum = 0;
    for (int h = 0; h < mean.length; h++) {
      sum += 0 * mean[h] + 0 * deviations[h];
    }
    return sum == 0;
  }

  /** The forecast with normal errors, cut where doubles end. */
  Forecast forecast(Task task) {
    Forecast forecast = Forecast.normal(mean, deviations, task);
    for (double[] quantile : forecast.quantiles()) {
      for (int h = 0; h < quantile.length; h++) {
        quantile[h] = Extremes.cut(quantile[h]);
      }
    }
    return forecast;
  }
}
