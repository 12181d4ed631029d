package elman.series.classic;

import java.util.Arrays;

/**
 * A level that follows the series, and a line beside it that enters with a weight w, as the theta
 * models write it (Fiorucci et al. 2016, equations 14 to 19, with w = 1 - 1 / theta):
 *
 * <pre>
 * y_t = l_(t-1) + w g_t + e_t,   l_t = l_(t-1) + alpha (y_t - l_(t-1)),   q = 1 - alpha
 * g_t = q^(t-1) a_(t-1) + (1 - q^t) / alpha b_(t-1)
 * </pre>
 *
 * <p>Here a and b are the line's intercept and slope. Without a line this is simple exponential
 * smoothing. The sum of squared errors is a {@link Quadratic} of l_0 and w, so that only alpha is
 * searched for.
 */
final class LevelModel {
  private final double[] values;
  private final double centre;
  private final double[] intercepts;
  private final double[] slopes;
  private final int from;
  private double alpha;
  private Quadratic.Least least;

  /**
   * Fits a model with a line.
   *
   * @param intercepts for each t from 1 to n that of the line before it, less {@code values[n - 1]}
   * @param slopes likewise
   * @param from errors before this one, counted from 0, do not count
   * @param lower the least alpha
   * @param upper the largest
   */
  LevelModel(
      double[] values, double[] intercepts, double[] slopes, int from, double lower, double upper) {
    centre = values[values.length - 1];
    this.values = new double[values.length];
    Arrays.setAll(this.values, t -> values[t] - centre);
    this.intercepts = intercepts;
    this.slopes = slopes;
    this.from = from;
    alpha = LineSearch.minimise(x -> sums(x).least(0, 1).squares(), lower, upper);
    least = sums(alpha).least(0, 1);
  }

  /** Simple exponential smoothing, alpha within the bounds of R's {@code ses}. */
  static LevelModel simple(double[] values) {
    double[] none = new double[values.length];
    return new LevelModel(values, none, none, 0, 1e-4, 1 - 1e-4);
  }

  private Quadratic sums(double rate) {
    double ee = 0;
    double eu = 0;
    double ev = 0;
    double uu = 0;
    double uv = 0;
    double vv = 0;
    double level = 0;
    double decay = 1;
    double keep = 1 - rate;
    double over = 1 / rate;
    for (int t = 0; t < values.length; t++) {
      double error = values[t] - level;
      double after = decay * keep;
      double line = decay * intercepts[t] + (1 - after) * over * slopes[t];
      if (t >= from) {
        ee += error * error;
        eu += error * decay;
        ev += error * line;
        uu += decay * decay;
        uv += decay * line;
        vv += line * line;
      }
      level += rate * error;
      decay = after;
    }
    return new Quadratic(ee, eu, ev, uu, uv, vv);
  }

  double alpha() {
    return alpha;
  }

  /** The weight w of the line, 0 to 1. */
  double weight() {
    return least.v();
  }

  /** The sum of the squared errors. */
  double squares() {
    return least.squares();
  }

  /** The level after the last value. */
  double level() {
    double level = least.u();
    for (double value : values) {
      level += alpha * (value - level);
    }
    return centre + level;
  }

  /**
   * The errors' standard deviations for each step ahead, H, of a level that follows its errors.
   *
   * @param parameters so many were estimated
   */
  double[] deviations(int horizon, int parameters) {
    double freedom = Math.max(1, values.length - from - parameters);
    double[] deviations = new double[horizon];
    Arrays.setAll(
        deviations, h -> Math.sqrt(squares() / freedom) * Math.sqrt(1 + h * alpha * alpha));
    return deviations;
  }
}
