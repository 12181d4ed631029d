package elman.series.network;

import java.util.Arrays;
import java.util.List;

/**
 * Exponential smoothing of one series, trained together with the network that forecasts what is
 * left (Smyl 2020, section 3.1). With z the observations in the units of {@link Scale} and p over
 * the seasonal periods K(p):
 *
 * <pre>
 *   s(t)        = sum over p of s(p, t)
 *   l(t)        = a (z(t) - s(t)) + (1 - a) l(t-1)            l(0) = z(0) - s(0)
 *   s(p, t+K)   = s(p, t) + b(p) (z(t) - l(t) - s(t))
 * </pre>
 *
 * which for logarithms is Smyl's multiplicative form with geometric instead of arithmetic means,
 * and for values that are no logarithms the additive one. The coefficients a and b(p) are sigmoids
 * of parameters, the seasons of the first periods are parameters themselves.
 */
final class Smoothing {
  /** Starting points: a of about 0.5, b of about 0.2. */
  private static final double START_LEVEL = 0;

  private static final double START_SEASON = -1.4;

  /** Observations n, and how many the recursion looks ahead: at least H. */
  final double[] z;

  private final int[] periods;

  /** a, b(p) before the sigmoid, then the first seasons, period after period. */
  final double[] parameters;

  /** The loss's gradient by the parameters. */
  final double[] gradient;

  /** l(t), n. */
  final double[] level;

  /** s(t), n + H: beyond the last observation the last seasons are repeated. */
  final double[] season;

  /** The loss's gradients by l and by s, which a backward pass starts from. */
  final double[] levelGradient;

  final double[] seasonGradient;

  /** s(p, t), and its gradients. */
  private final double[][] seasons;

  private final double[][] seasonsGradient;

  /**
   * @param z observations in the units of the network
   * @param periods seasonal periods, none longer than half the series
   * @param horizon H
   */
  Smoothing(double[] z, List<Integer> periods, int horizon) {
    this.z = z;
    this.periods = periods.stream().mapToInt(Integer::intValue).toArray();
    int n = z.length;
    int count = this.periods.length;
    int sum = periods.stream().mapToInt(Integer::intValue).sum();
    parameters = new double[1 + count + sum];
    gradient = new double[parameters.length];
    level = new double[n];
    season = new double[n + horizon];
    levelGradient = new double[n];
    seasonGradient = new double[n + horizon];
    seasons = new double[count][];
    seasonsGradient = new double[count][];
    for (int p = 0; p < count; p++) {
      seasons[p] = new double[n + Math.max(horizon, this.periods[p])];
      seasonsGradient[p] = new double[seasons[p].length];
    }
    start();
  }

  /** First seasons by the means of what the shorter periods leave of the detrended observations. */
  private void start() {
    parameters[0] = START_LEVEL;
    double[] rest = Detrended.of(z, periods.length == 0 ? 1 : periods[periods.length - 1]);
    int at = 1 + periods.length;
    for (int p = 0; p < periods.length; p++) {
      parameters[1 + p] = START_SEASON;
      double[] means = Detrended.means(rest, periods[p]);
      for (int t = 0; t < rest.length; t++) {
        rest[t] -= means[t % periods[p]];
      }
      System.arraycopy(means, 0, parameters, at, periods[p]);
      at += periods[p];
    }
  }

  /** Number of observations n. */
  int size() {
    return z.length;
  }

  /** How many of the parameters are a and b(p): the first ones. */
  int coefficients() {
    return 1 + periods.length;
  }

  /**
   * The coefficients among the parameters of a series that showed some of a network's periods, the
   * shortest ones.
   */
  static int coefficients(int parameters, List<Integer> periods) {
    int shown = 0;
    int counted = 1;
    while (shown < periods.size() && counted < parameters) {
      counted += 1 + periods.get(shown++);
    }
    return Math.min(parameters, 1 + shown);
  }

  /** Computes levels and seasons from the parameters. */
  void forward() {
    int at = 1 + periods.length;
    for (int p = 0; p < periods.length; p++) {
      System.arraycopy(parameters, at, seasons[p], 0, periods[p]);
      at += periods[p];
    }
    double a = sigmoid(parameters[0]);
    for (int t = 0; t < z.length; t++) {
      double s = 0;
      for (double[] own : seasons) {
        s += own[t];
      }
      season[t] = s;
      double adjusted = z[t] - s;
      level[t] = t == 0 ? adjusted : level[t - 1] + a * (adjusted - level[t - 1]);
      for (int p = 0; p < periods.length; p++) {
        seasons[p][t + periods[p]] =
            seasons[p][t] + sigmoid(parameters[1 + p]) * (adjusted - level[t]);
      }
    }
    for (int t = z.length; t < season.length; t++) {
      season[t] = 0;
      for (int p = 0; p < periods.length; p++) {
        if (t - periods[p] >= z.length) {
          seasons[p][t] = seasons[p][t - periods[p]];
        }
        season[t] += seasons[p][t];
      }
    }
  }

  /**
   * The gradients by the parameters from those by levels and seasons, which are used up; what the
   * forward pass computed is still there.
   */
  void backward() {
    backwardFromFuture();
    Arrays.fill(gradient, 0);
    double a = sigmoid(parameters[0]);
    for (int t = z.length - 1; t >= 0; t--) {
      double adjusted = z[t] - season[t];
      double ds = seasonGradient[t];
      double de = 0;
      for (int p = 0; p < periods.length; p++) {
        double next = seasonsGradient[p][t + periods[p]];
        double b = sigmoid(parameters[1 + p]);
        gradient[1 + p] += next * (adjusted - level[t]) * b * (1 - b);
        de += b * next;
      }
      double dl = levelGradient[t] - de;
      ds -= de;
      if (t > 0) {
        gradient[0] += dl * (adjusted - level[t - 1]) * a * (1 - a);
        ds -= a * dl;
        levelGradient[t - 1] += (1 - a) * dl;
      } else {
        ds -= dl;
      }
      for (int p = 0; p < periods.length; p++) {
        seasonsGradient[p][t] += seasonsGradient[p][t + periods[p]] + ds;
      }
    }
    int at = 1 + periods.length;
    for (int p = 0; p < periods.length; p++) {
      System.arraycopy(seasonsGradient[p], 0, gradient, at, periods[p]);
      at += periods[p];
    }
  }

  /** Gathers the gradients of seasons behind the last observation, which only repeat others. */
  private void backwardFromFuture() {
    int n = z.length;
    for (int p = 0; p < periods.length; p++) {
      double[] ds = seasonsGradient[p];
      Arrays.fill(ds, 0);
      for (int t = season.length - 1; t >= n; t--) {
        ds[t] += seasonGradient[t];
        if (t - periods[p] >= n) {
          ds[t - periods[p]] += ds[t];
        }
      }
    }
  }

  /**
   * Smyl's penalty of a level that wiggles: the mean square of its second differences. Its gradient
   * is added to that by the levels.
   *
   * @return the penalty, times {@code weight}
   */
  double penalty(double weight) {
    double each = weight / Math.max(1, z.length - 2);
    double sum = 0;
    for (int t = 2; t < z.length && weight > 0; t++) {
      double bend = level[t] - 2 * level[t - 1] + level[t - 2];
      double slope = 2 * each * bend;
      sum += each * bend * bend;
      levelGradient[t] += slope;
      levelGradient[t - 1] -= 2 * slope;
      levelGradient[t - 2] += slope;
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
