package elman.series.classic;

import elman.series.NelderMead;
import java.util.Arrays;

/**
 * Holt's level and trend, the trend damped or not, in the form ETS(A,A,N) or ETS(A,Ad,N) (Hyndman
 * et al. 2008, table 2.2):
 *
 * <pre>
 * y_t = l_(t-1) + phi b_(t-1) + e_t
 * l_t = l_(t-1) + phi b_(t-1) + alpha e_t,   b_t = phi b_(t-1) + beta e_t
 * </pre>
 *
 * <p>The sum of squared errors is a {@link Quadratic} of l_0 and b_0, so that only alpha, beta and
 * phi are searched for, within the bounds of R's {@code holt}: beta no more than alpha, phi from
 * 0.8 to 0.98.
 */
final class TrendModel {
  private static final NelderMead SEARCH = new NelderMead(1e-9, 400);
  private static final double LEAST = 1e-4;
  private static final double MOST = 1 - 1e-4;
  private static final double LEAST_DAMPING = 0.8;
  private static final double MOST_DAMPING = 0.98;

  /** Alpha, beta in parts of alpha, phi: where searches start, and one more from the best found. */
  private static final double[][] STARTS = {{0.2, 0.1, 0.97}, {0.8, 0.3, 0.9}};

  private static final double[] STEPS = {0.1, 0.2, -0.05};

  private final double[] values;
  private final double centre;
  private double alpha;
  private double beta;
  private double phi;
  private double level;
  private double trend;
  private double squares = Double.POSITIVE_INFINITY;

  TrendModel(double[] values, boolean damped) {
    centre = values[values.length - 1];
    this.values = new double[values.length];
    Arrays.setAll(this.values, t -> values[t] - centre);
    int count = damped ? 3 : 2;
    for (double[] start : STARTS) {
      search(Arrays.copyOf(start, count));
    }
    search(Arrays.copyOf(new double[] {alpha, beta / alpha, phi}, count));
    run();
  }

  private void search(double[] start) {
    double[] found =
        SEARCH.minimise(
            x -> sums(rate(x), share(x), damping(x)).least().squares(),
            start,
            Arrays.copyOf(STEPS, start.length));
    take(rate(found), share(found), damping(found));
  }

  private static double rate(double[] x) {
    return within(x[0], LEAST, MOST);
  }

  private static double share(double[] x) {
    double rate = rate(x);
    return within(x[1] * rate, LEAST, rate);
  }

  private static double damping(double[] x) {
    return x.length > 2 ? within(x[2], LEAST_DAMPING, MOST_DAMPING) : 1;
  }

  private static double within(double x, double lower, double upper) {
    return Math.max(lower, Math.min(upper, x));
  }

  private void take(double rate, double share, double damping) {
    Quadratic.Least least = sums(rate, share, damping).least();
    if (least.squares() < squares) {
      squares = least.squares();
      alpha = rate;
      beta = share;
      phi = damping;
      level = least.u();
      trend = least.v();
    }
  }

  /** The errors if the first states are zero, and what a first level and trend of one add. */
  private Quadratic sums(double rate, double share, double damping) {
    double ee = 0;
    double eu = 0;
    double ev = 0;
    double uu = 0;
    double uv = 0;
    double vv = 0;
    double level0 = 0;
    double trend0 = 0;
    double levelU = 1;
    double trendU = 0;
    double levelV = 0;
    double trendV = 1;
    for (double value : values) {
      trend0 *= damping;
      trendU *= damping;
      trendV *= damping;
      double error = value - level0 - trend0;
      double u = levelU + trendU;
      double v = levelV + trendV;
      ee += error * error;
      eu += error * u;
      ev += error * v;
      uu += u * u;
      uv += u * v;
      vv += v * v;
      level0 += trend0 + rate * error;
      trend0 += share * error;
      levelU = u - rate * u;
      trendU -= share * u;
      levelV = v - rate * v;
      trendV -= share * v;
    }
    return new Quadratic(ee, eu, ev, uu, uv, vv);
  }

  /** Follows the values from the first states to the last. */
  private void run() {
    for (double value : values) {
      double expected = level + phi * trend;
      double error = value - expected;
      level = expected + alpha * error;
      trend = phi * trend + beta * error;
    }
  }

  /** The sum of the squared errors. */
  double squares() {
    return squares;
  }

  /** The points to come, H. */
  double[] points(int horizon) {
    double[] points = new double[horizon];
    double power = 1;
    double sum = 0;
    for (int h = 0; h < horizon; h++) {
      power *= phi;
      sum += power;
      points[h] = centre + level + sum * trend;
    }
    return points;
  }

  /**
   * The errors' standard deviations, H (Hyndman et al. 2008, table 6.1).
   *
   * @param parameters so many were estimated
   */
  double[] deviations(int horizon, int parameters) {
    double variance = squares / Math.max(1, values.length - parameters);
    double[] deviations = new double[horizon];
    double power = 1;
    double response = alpha;
    double sum = 1;
    for (int h = 0; h < horizon; h++) {
      deviations[h] = Math.sqrt(variance) * Math.sqrt(sum);
      power *= phi;
      response += beta * power;
      sum += response * response;
    }
    return deviations;
  }
}
