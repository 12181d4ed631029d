package elman.series.ets;

import java.util.Arrays;

/**
 * The recursion of the states over a series, and its reverse, which carries derivatives by the
 * forecasts back to the parameters and the initial states. With an error d = y - f it is the same
 * for additive and multiplicative errors (Hyndman, Koehler, Ord and Snyder 2008, tables 2.2 and
 * 2.3): q = l + phi b; f = q, q + s or q s; l = q + alpha d, b = phi b + beta d, s = s + gamma d,
 * or with a multiplicative season alpha d / s, beta d / s, gamma d / q.
 */
final class Recursion {
  /** A multiplicative season, and what it multiplies, must not come nearer to 0. */
  private static final double LEAST = 1e-12;

  /** The observations y, n. */
  final double[] y;

  /** The one-step forecasts f, n. */
  final double[] fit;

  /** The errors y - f, n. */
  final double[] error;

  /** The seasonal state that step t uses is at t: n + m, the initial ones first. */
  final double[] season;

  /** Derivatives by {@link #season}; the first m are those by the initial states. */
  final double[] seasonPull;

  private final int period;
  private final double[] base;
  private final double[] slopes;

  /** The states behind the last observation. */
  double level;

  double slope;

  /** Derivatives by parameters and initial states. */
  double alphaPull;

  double betaPull;
  double gammaPull;
  double phiPull;
  double levelPull;
  double slopePull;

  Recursion(double[] y, int period) {
    this.y = y;
    this.period = period;
    int n = y.length;
    fit = new double[n];
    error = new double[n];
    base = new double[n];
    slopes = new double[n];
    season = new double[n + period];
    seasonPull = new double[n + period];
  }

  /**
   * Runs through the series.
   *
   * @param kind of the season, whose initial states are the first m of {@link #season}
   * @param start the parameters and initial states; its season is not looked at
   * @return whether the model is defined for all of the series
   */
  boolean run(Season kind, State start) {
    level = start.level();
    slope = start.slope();
    switch (kind) {
      case NONE -> runPlain(start.alpha(), start.beta(), start.phi());
      case ADDITIVE -> runAdditive(start.alpha(), start.beta(), start.gamma(), start.phi());
      case MULTIPLICATIVE -> {
        return runMultiplicative(start.alpha(), start.beta(), start.gamma(), start.phi());
      }
    }
    return true;
  }

  private void runPlain(double alpha, double beta, double phi) {
    double l = level;
    double b = slope;
    for (int t = 0; t < y.length; t++) {
      slopes[t] = b;
      double q = l + phi * b;
      double d = y[t] - q;
      fit[t] = q;
      error[t] = d;
      l = q + alpha * d;
      b = phi * b + beta * d;
    }
    level = l;
    slope = b;
  }

  private void runAdditive(double alpha, double beta, double gamma, double phi) {
    double l = level;
    double b = slope;
    for (int t = 0; t < y.length; t++) {
      slopes[t] = b;
      double q = l + phi * b;
      double s = season[t];
      double d = y[t] - (q + s);
      fit[t] = q + s;
      error[t] = d;
      l = q + alpha * d;
      b = phi * b + beta * d;
      season[t + period] = s + gamma * d;
    }
    level = l;
    slope = b;
  }

  private boolean runMultiplicative(double alpha, double beta, double gamma, double phi) {
    double l = level;
    double b = slope;
    for (int t = 0; t < y.length; t++) {
      slopes[t] = b;
      double q = l + phi * b;
      double s = season[t];
      if (!(q > LEAST && s > LEAST)) {
        return false;
      }
      double d = y[t] - q * s;
      base[t] = q;
      fit[t] = q * s;
      error[t] = d;
      double u = d / s;
      l = q + alpha * u;
      b = phi * b + beta * u;
      season[t + period] = s + gamma * (d / q);
    }
    level = l;
    slope = b;
    return true;
  }

  /**
   * Runs backwards, after {@link #run} with the same arguments.
   *
   * @param pull derivatives by each forecast f with the states before it held, n
   */
  void reverse(Season kind, State start, double[] pull) {
    switch (kind) {
      case NONE -> reversePlain(start.alpha(), start.beta(), start.phi(), pull);
      case ADDITIVE -> reverseAdditive(start, pull);
      case MULTIPLICATIVE -> reverseMultiplicative(start, pull);
    }
  }

  private void reversePlain(double alpha, double beta, double phi, double[] pull) {
    double alphaSum = 0;
    double betaSum = 0;
    double phiSum = 0;
    double level = 0;
    double slope = 0;
    for (int t = y.length - 1; t >= 0; t--) {
      alphaSum += level * error[t];
      betaSum += slope * error[t];
      double q = level + pull[t] - alpha * level - beta * slope;
      phiSum += (q + slope) * slopes[t];
      slope = phi * (q + slope);
      level = q;
    }
    keep(alphaSum, betaSum, phiSum, level, slope);
  }

  private void reverseAdditive(State start, double[] pull) {
    double alpha = start.alpha();
    double beta = start.beta();
    double gamma = start.gamma();
    double phi = start.phi();
    double alphaSum = 0;
    double betaSum = 0;
    double gammaSum = 0;
    double phiSum = 0;
    double level = 0;
    double slope = 0;
    Arrays.fill(seasonPull, y.length, y.length + period, 0);
    for (int t = y.length - 1; t >= 0; t--) {
      double s = seasonPull[t + period];
      alphaSum += level * error[t];
      betaSum += slope * error[t];
      gammaSum += s * error[t];
      double f = pull[t] - alpha * level - beta * slope - gamma * s;
      seasonPull[t] = s + f;
      double q = level + f;
      phiSum += (q + slope) * slopes[t];
      slope = phi * (q + slope);
      level = q;
    }
    gammaPull = gammaSum;
    keep(alphaSum, betaSum, phiSum, level, slope);
  }

  private void reverseMultiplicative(State start, double[] pull) {
    double alpha = start.alpha();
    double beta = start.beta();
    double gamma = start.gamma();
    double phi = start.phi();
    double alphaSum = 0;
    double betaSum = 0;
    double gammaSum = 0;
    double phiSum = 0;
    double level = 0;
    double slope = 0;
    Arrays.fill(seasonPull, y.length, y.length + period, 0);
    for (int t = y.length - 1; t >= 0; t--) {
      double s = seasonPull[t + period];
      double byBase = 1 / base[t];
      double bySeason = 1 / season[t];
      alphaSum += level * error[t] * bySeason;
      betaSum += slope * error[t] * bySeason;
      gammaSum += s * error[t] * byBase;
      double u = alpha * level + beta * slope;
      double v = gamma * s;
      double q = level + pull[t] * season[t] - u - v * y[t] * byBase * byBase;
      seasonPull[t] = s + pull[t] * base[t] - u * y[t] * bySeason * bySeason - v;
      phiSum += (q + slope) * slopes[t];
      slope = phi * (q + slope);
      level = q;
    }
    gammaPull = gammaSum;
    keep(alphaSum, betaSum, phiSum, level, slope);
  }

  private void keep(double alpha, double beta, double phi, double level, double slope) {
    alphaPull = alpha;
    betaPull = beta;
    phiPull = phi;
    levelPull = level;
    slopePull = slope;
  }
}
