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
  private static final NelderMead SEARCH = new NelderMead(1e-7, 400);
  private static final double LEAST = 1e-4;
  private static final double MOST = 1 - 1e-4;
  private static final double LEAST_DAMPING = 0.8;
  private static final double MOST_DAMPING = 0.98;

  /** Alpha, beta in parts of alpha, phi: where R's search starts. */
  private static final double[] START = {0.2, 0.1, 0.97};

  /** And of these a second search starts from the best, for there are several minima. */
  private static final double[] RATES = {0.1, 0.3, 0.6, 0.9, 0.98};

  private static final double[] SHARES = {0.03, 0.15, 0.3, 0.6, 0.95};
  private static final double[] DAMPINGS = {0.82, 0.88, 0.93, 0.97};

  private static final double[] STEPS = {0.1, 0.2, -0.05};

  private final double[] values;
  private final double centre;
  private double alpha;
  private double beta;
  private double phi;
  private double level;
  private double trend;
  private double squares;

  TrendModel(double[] values, boolean damped) {
    centre = values[values.length - 1];
    this.values = new double[values.length];
    Arrays.setAll(this.values, t -> values[t] - centre);
    int count = damped ? 3 : 2;
    double[] found = search(Arrays.copyOf(START, count));
    double[] other = search(grid(count));
    take(squares(other) < squares(found) ? other : found);
    run();
  }

  /** The best of some rates. */
  private double[] grid(int count) {
    double[] best = Arrays.copyOf(START, count);
    double least = Double.POSITIVE_INFINITY;
    for (double rate : RATES) {
      for (double share : SHARES) {
        for (int k = 0; k < (count > 2 ? DAMPINGS.length : 1); k++) {
          double[] x = Arrays.copyOf(new double[] {rate, share, DAMPINGS[k]}, count);
          double found = squares(x);
          best = found < least ? x : best;
          least = Math.min(least, found);
        }
      }
    }
    return best;
  }

  private double[] search(double[] start) {
    return SEARCH.minimise(this::squares, start, Arrays.copyOf(STEPS, start.length));
  }

  private void take(double[] found) {
    Quadratic.Least best = sums(rate(found), share(found), damping(found)).least();
    alpha = rate(found);
    beta = share(found);
    phi = damping(found);
    level = best.u();
    trend = best.v();
    squares = best.squares();
  }

  private double squares(double[] x) {
    return sums(rate(x), share(x), damping(x)).least().squares();
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
