package elman.series;

import java.util.Arrays;

/**
 * The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno for smooth objectives, with the
 * inverse Hessian kept whole (Nocedal and Wright 2006, algorithm 6.1) and a line search that
 * brackets a step of the weak Wolfe conditions (Lewis and Overton 2013, algorithm 2.6). It suits up
 * to some hundred variables of about the same scale.
 *
 * @param tolerance the search ends when two steps in a row lower the objective by less
 * @param evaluations of the objective, at most about so many
 */
public record QuasiNewton(double tolerance, int evaluations) {
  private static final double ARMIJO = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int LINE_STEPS = 25;

  /** A smooth function of n variables. */
  public interface Objective {
    /**
     * The value at a point.
     *
     * @param x n variables, not to be changed
     * @param gradient where the n derivatives go, which count only if the value is finite
     * @return infinite or NaN where the function is not defined
     */
    double value(double[] x, double[] gradient);
  }

  /** One search: the point, its gradient, the inverse Hessian and the point that is tried. */
  private static final class Search {
    final Objective objective;
    final int n;
    final double[][] inverse;
    final double[] direction;
    final double[] product;
    double[] x;
    double[] gradient;
    double[] nextX;
    double[] nextGradient;
    double value;
    int evaluated;
    boolean fresh;

    Search(Objective objective, double[] start) {
      this.objective = objective;
      n = start.length;
      inverse = new double[n][n];
      direction = new double[n];
      product = new double[n];
      x = start.clone();
      gradient = new double[n];
      nextX = new double[n];
      nextGradient = new double[n];
      value = objective.value(x, gradient);
      evaluated = 1;
      reset();
    }

    /** Back to steepest descent, by a tenth of a unit. */
    final void reset() {
      double length = Math.sqrt(dot(gradient, gradient));
      for (double[] row : inverse) {
        Arrays.fill(row, 0);
      }
      for (int i = 0; i < n; i++) {
        inverse[i][i] = length > 0 ? 0.1 / length : 1;
      }
      fresh = true;
    }

    /** Moves on by a step; whether there was one. */
    boolean step() {
      for (int i = 0; i < n; i++) {
        direction[i] = -dot(inverse[i], gradient);
      }
      double slope = dot(gradient, direction);
      if (!(slope < 0)) {
        return false;
      }
      double next = lineSearch(slope);
      if (!(next < value)) {
        return false;
      }
      update();
      double[] swap = x;
      x = nextX;
      nextX = swap;
      swap = gradient;
      gradient = nextGradient;
      nextGradient = swap;
      value = next;
      return true;
    }

    /** The value of the point found, which is in {@code nextX}. */
    private double lineSearch(double slope) {
      double low = 0;
      double high = Double.POSITIVE_INFINITY;
      double step = 1;
      double next = Double.POSITIVE_INFINITY;
      for (int i = 0; i < LINE_STEPS; i++) {
        for (int j = 0; j < n; j++) {
          nextX[j] = x[j] + step * direction[j];
        }
        next = objective.value(nextX, nextGradient);
        evaluated++;
        if (!(next <= value + ARMIJO * step * slope)) {
          high = step;
          double trial = -slope * step * step / (2 * (next - value - slope * step));
          boolean interpolated = low == 0 && trial >= 0.1 * step && trial <= 0.5 * step;
          step = interpolated ? trial : low + (high - low) * (low == 0 ? 0.2 : 0.5);
        } else if (dot(nextGradient, direction) < CURVATURE * slope && high > 8 * step) {
          low = step;
          step = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 3 * step;
        } else {
          break;
        }
      }
      return next;
    }

    /** The inverse Hessian's update (Nocedal and Wright, equation 6.17). */
    private void update() {
      for (int i = 0; i < n; i++) {
        direction[i] = nextX[i] - x[i];
        gradient[i] = nextGradient[i] - gradient[i];
      }
      double curvature = dot(direction, gradient);
      double size = dot(gradient, gradient);
      if (!(curvature > 1e-12 * size)) {
        return;
      }
      if (fresh) {
        for (int i = 0; i < n; i++) {
          inverse[i][i] = curvature / size;
        }
        fresh = false;
      }
      for (int i = 0; i < n; i++) {
        product[i] = dot(inverse[i], gradient);
      }
      double factor = (1 + dot(gradient, product) / curvature) / curvature;
      for (int i = 0; i < n; i++) {
        double own = factor * direction[i] - product[i] / curvature;
        double other = direction[i] / curvature;
        double[] row = inverse[i];
        for (int j = 0; j < n; j++) {
          row[j] += own * direction[j] - other * product[j];
        }
      }
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }

  /**
   * Searches for a minimum.
   *
   * @param start n numbers, where the objective is finite
   * @return the best point found, which is the start if there is no way down
   */
  public double[] minimise(Objective objective, double[] start) {
    Search search = new Search(objective, start);
    int idle = 0;
    while (search.evaluated < evaluations && idle < 2) {
      double before = search.value;
      if (search.step()) {
        idle = before - search.value < tolerance ? idle + 1 : 0;
      } else if (search.fresh) {
        break;
      } else {
        search.reset();
      }
    }
    return search.x;
  }
}
