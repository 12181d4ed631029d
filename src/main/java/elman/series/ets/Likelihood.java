package elman.series.ets;

import elman.series.QuasiNewton;
import java.util.Arrays;

/**
 * Minus twice a model's log likelihood, up to a constant that all models of a series share, and its
 * gradient (Hyndman, Koehler, Ord and Snyder 2008, equation 5.3).
 *
 * <p>The variables are angles whose squared sines divide the ranges of the smoothing parameters,
 * which keeps those within their bounds and the objective smooth on them, and initial states in
 * units of the errors. The seasonal states may be moved together: their mean does not count.
 */
final class Likelihood implements QuasiNewton.Objective {
  private static final double LEAST = 1e-4;
  private static final double MOST = 0.9999;
  private static final double LEAST_PHI = 0.8;
  private static final double MOST_PHI = 0.98;

  /** The mean squared error, of values of about 1, that counts as none. */
  private static final double NO_ERROR = 1e-24;

  /** What 2 log f is summed by: so many factors make one product. */
  private static final int FACTORS = 16;

  private final Recursion recursion;
  private final Model model;
  private final int period;
  private final double unit;
  private final double seasonUnit;
  private final double[] pull;
  private final double[] scratch;
  private final int gammaAt;
  private final int phiAt;
  private final int levelAt;
  private final int seasonAt;
  private State state;

  /**
   * @param recursion over the series
   * @param period m
   * @param unit about the size of an error, of which level and slope are measured
   * @param seasonUnit of which the seasonal states are
   */
  Likelihood(Recursion recursion, Model model, int period, double unit, double seasonUnit) {
    this.recursion = recursion;
    this.model = model;
    this.period = period;
    this.unit = unit;
    this.seasonUnit = seasonUnit;
    pull = new double[recursion.y.length];
    scratch = new double[period + 2];
    gammaAt = model.trend() ? 2 : 1;
    phiAt = gammaAt + (seasonal() ? 1 : 0);
    levelAt = phiAt + (model.damped() ? 1 : 0);
    seasonAt = levelAt + (model.trend() ? 2 : 1);
  }

  private boolean seasonal() {
    return model.season() != Season.NONE;
  }

  /** What the mean of the seasonal states is. */
  private double neutral() {
    return model.season() == Season.MULTIPLICATIVE ? 1 : 0;
  }

  /** The variables of parameters and initial states, kept off their bounds. */
  double[] variables(State start) {
    double[] x = new double[seasonAt + (seasonal() ? period : 0)];
    x[0] = angle(start.alpha(), LEAST, MOST);
    if (model.trend()) {
      x[1] = angle(start.beta(), LEAST, start.alpha());
      x[levelAt + 1] = start.slope() / unit;
    }
    if (seasonal()) {
      x[gammaAt] = angle(start.gamma(), LEAST, 1 - start.alpha());
      for (int i = 0; i < period; i++) {
        x[seasonAt + i] = (start.season()[i] - neutral()) / seasonUnit;
      }
    }
    if (model.damped()) {
      x[phiAt] = angle(start.phi(), LEAST_PHI, MOST_PHI);
    }
    x[levelAt] = start.level() / unit;
    return x;
  }

  private static double angle(double value, double least, double most) {
    double part = most > least ? (value - least) / (most - least) : 0.5;
    return Math.asin(Math.sqrt(Math.max(0.01, Math.min(0.99, part))));
  }

  private static double squaredSine(double angle) {
    double sine = Math.sin(angle);
    return sine * sine;
  }

  /** The parameters and initial states at a point. */
  State state(double[] x) {
    double alpha = LEAST + (MOST - LEAST) * squaredSine(x[0]);
    double beta = model.trend() ? LEAST + (alpha - LEAST) * squaredSine(x[1]) : 0;
    double phi = model.damped() ? LEAST_PHI + (MOST_PHI - LEAST_PHI) * squaredSine(x[phiAt]) : 1;
    double gamma = 0;
    double[] season = {};
    if (seasonal()) {
      gamma = LEAST + Math.max(0, 1 - alpha - LEAST) * squaredSine(x[gammaAt]);
      season = Arrays.copyOfRange(x, seasonAt, x.length);
      double mean = 0;
      for (double s : season) {
        mean += s / period;
      }
      for (int i = 0; i < period; i++) {
        season[i] = neutral() + seasonUnit * (season[i] - mean);
      }
    }
    double slope = model.trend() ? unit * x[levelAt + 1] : 0;
    return new State(alpha, beta, gamma, phi, unit * x[levelAt], slope, season);
  }

  @Override
  public double value(double[] x) {
    return value(state(x));
  }

  @Override
  public void gradient(double[] x, double[] gradient) {
    recursion.reverse(model.season(), state, pull);
    gather(x, gradient);
  }

  /** The value for parameters and initial states; the recursion then holds what came of them. */
  double value(State start) {
    state = start;
    if (seasonal()) {
      if (model.trend() && !isForecastable(start)) {
        return Double.POSITIVE_INFINITY;
      }
      System.arraycopy(start.season(), 0, recursion.season, 0, period);
    }
    if (!recursion.run(model.season(), start)) {
      return Double.POSITIVE_INFINITY;
    }
    double value = model.multiplicative() ? relative() : absolute();
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private boolean isForecastable(State start) {
    return Stability.isForecastable(
        start.alpha(), start.beta(), start.gamma(), start.phi(), period, scratch);
  }

  /** n log(sum of d^2), and its derivatives by the forecasts. */
  private double absolute() {
    double[] error = recursion.error;
    int n = error.length;
    double sum = 0;
    for (double d : error) {
      sum += d * d;
    }
    double least = n * NO_ERROR;
    double factor = sum > least ? -2 * n / sum : 0;
    for (int t = 0; t < n; t++) {
      pull[t] = factor * error[t];
    }
    return n * Math.log(Math.max(sum, least));
  }

  /** n log(sum of (d / f)^2) + 2 sum of log f, and its derivatives by the forecasts. */
  private double relative() {
    double[] fit = recursion.fit;
    double[] error = recursion.error;
    int n = fit.length;
    double sum = 0;
    double logs = 0;
    double product = 1;
    for (int t = 0; t < n; t++) {
      double f = fit[t];
      if (!(f > 1e-15 && f < 1e15)) {
        return Double.POSITIVE_INFINITY;
      }
      double e = error[t] / f;
      sum += e * e;
      product *= f;
      if (t % FACTORS == FACTORS - 1) {
        logs += Math.log(product);
        product = 1;
      }
    }
    logs += Math.log(product);
    double least = n * NO_ERROR;
    double factor = sum > least ? -2 * n / sum : 0;
    for (int t = 0; t < n; t++) {
      double inverse = 1 / fit[t];
      double e = error[t] * inverse;
      pull[t] = inverse * (2 + factor * e * (1 + e));
    }
    return n * Math.log(Math.max(sum, least)) + 2 * logs;
  }

  /** The derivatives by the variables, of those by parameters and states. */
  private void gather(double[] x, double[] gradient) {
    double byAlpha = recursion.alphaPull;
    if (model.trend()) {
      byAlpha += recursion.betaPull * squaredSine(x[1]);
      gradient[1] = recursion.betaPull * (state.alpha() - LEAST) * Math.sin(2 * x[1]);
      gradient[levelAt + 1] = recursion.slopePull * unit;
    }
    if (seasonal()) {
      double room = Math.max(0, 1 - state.alpha() - LEAST);
      byAlpha -= recursion.gammaPull * squaredSine(x[gammaAt]);
      gradient[gammaAt] = recursion.gammaPull * room * Math.sin(2 * x[gammaAt]);
      double mean = 0;
      for (int i = 0; i < period; i++) {
        mean += recursion.seasonPull[i] / period;
      }
      for (int i = 0; i < period; i++) {
        gradient[seasonAt + i] = (recursion.seasonPull[i] - mean) * seasonUnit;
      }
    }
    if (model.damped()) {
      gradient[phiAt] = recursion.phiPull * (MOST_PHI - LEAST_PHI) * Math.sin(2 * x[phiAt]);
    }
    gradient[0] = byAlpha * (MOST - LEAST) * Math.sin(2 * x[0]);
    gradient[levelAt] = recursion.levelPull * unit;
  }

  /**
   * What the fit's errors, relative ones for a multiplicative model, add up to when squared, after
   * {@link #value(State)}.
   */
  double squares() {
    double sum = 0;
    for (int t = 0; t < recursion.error.length; t++) {
      double e = recursion.error[t] / (model.multiplicative() ? recursion.fit[t] : 1);
      sum += e * e;
    }
    return sum;
  }

  /** How many standard errors the mean of y - f is from 0, after {@link #value(State)}. */
  double bias() {
    double sum = 0;
    double squares = 0;
    for (double d : recursion.error) {
      sum += d;
      squares += d * d;
    }
    return squares > 0 ? Math.abs(sum) / Math.sqrt(squares) : 0;
  }

  /** The states behind the last observation, after {@link #value(State)}. */
  State last() {
    int n = recursion.y.length;
    double[] season =
        seasonal() ? Arrays.copyOfRange(recursion.season, n, n + period) : new double[0];
    return new State(
        state.alpha(),
        state.beta(),
        state.gamma(),
        state.phi(),
        recursion.level,
        recursion.slope,
        season);
  }
}
