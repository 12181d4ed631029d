package elman.series;

import elman.core.Doubles;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno for smooth objectives, with the
 * inverse Hessian kept whole (Nocedal and Wright 2006, algorithm 6.1) and a line search that
 * brackets a step of the weak Wolfe conditions (Lewis and Overton 2013, algorithm 2.6). It suits up
 * to some hundred variables of about the same scale, and needs far fewer evaluations of a smooth
 * objective than {@link NelderMead}.
 *
 * @param tolerance the search ends when two steps in a row lower the objective by less
 * @param evaluations of the objective, at most about so many
 * @param longest no step changes a variable by more than this; may be infinite
 */
public record QuasiNewton(double tolerance, int evaluations, double longest) {
  private static final double ARMIJO = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int LINE_STEPS = 25;

  /** Half the distance of the points that a slope is taken from. */
  private static final double DIFFERENCE = 1e-4;

  /** A smooth function of n variables. */
  public interface Objective {
    /**
     * The value at a point.
     *
     * @param x n variables, not to be changed or kept
     * @return infinite or NaN where the function is not defined
     */
    double value(double[] x);

    /**
     * The derivatives at the point of the last value, which was finite.
     *
     * @param gradient where the n derivatives go
     */
    void gradient(double[] x, double[] gradient);

    /** A function whose derivatives are taken from central differences, 0 where it ends. */
    static Objective of(ToDoubleFunction<double[]> function) {
      return new Differences(function);
    }
  }

  private record Differences(ToDoubleFunction<double[]> function) implements Objective {
    @Override
    public double value(double[] x) {
      return function.applyAsDouble(x);
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
      double[] moved = x.clone();
      for (int i = 0; i < x.length; i++) {
        moved[i] = x[i] + DIFFERENCE;
        double above = value(moved);
        moved[i] = x[i] - DIFFERENCE;
        double slope = (above - value(moved)) / (2 * DIFFERENCE);
        moved[i] = x[i];
        gradient[i] = Double.isFinite(slope) ? slope : 0;
      }
    }
  }

  /** One search: the point, its gradient, the inverse Hessian and the point that is tried. */
  private static final class Search {
    final Objective objective;
    final double longest;
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

    /**
     * @param inverse a guess at it, or null
     */
    Search(Objective objective, double[] start, double longest, double[][] inverse) {
      this.objective = objective;
      this.longest = longest;
      n = start.length;
      this.inverse = inverse == null ? new double[n][n] : inverse;
      direction = new double[n];
      product = new double[n];
      x = start.clone();
      gradient = new double[n];
      nextX = new double[n];
      nextGradient = new double[n];
      value = objective.value(x);
      evaluated = 1;
      if (value < Double.POSITIVE_INFINITY) {
        objective.gradient(x, gradient);
      }
      if (inverse == null) {
        reset();
      }
    }

    /** Back to steepest descent, by a tenth of a unit. */
    final void reset() {
      double length = Math.sqrt(Doubles.dot(gradient, gradient));
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
        direction[i] = -Doubles.dot(inverse[i], gradient);
      }
      double slope = Doubles.dot(gradient, direction);
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

    /** The value of the point found, which is in {@code nextX}; infinite if there is none. */
    private double lineSearch(double slope) {
      double most = longest / largest(direction);
      double low = 0;
      double high = Double.POSITIVE_INFINITY;
      double step = Math.min(1, most);
      for (int i = 0; i < LINE_STEPS; i++) {
        for (int j = 0; j < n; j++) {
          nextX[j] = x[j] + step * direction[j];
        }
        double next = objective.value(nextX);
        evaluated++;
        if (!(next <= value + ARMIJO * step * slope)) {
          high = step;
          double trial = -slope * step * step / (2 * (next - value - slope * step));
          boolean interpolated = low == 0 && trial >= 0.1 * step && trial <= 0.5 * step;
          step = interpolated ? trial : low + (high - low) * (low == 0 ? 0.2 : 0.5);
          continue;
        }
        objective.gradient(nextX, nextGradient);
        boolean steep = Doubles.dot(nextGradient, direction) < CURVATURE * slope;
        if (!steep || high <= 8 * step || step >= most) {
          return next;
        }
        low = step;
        step = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : Math.min(3 * step, most);
      }
      return Double.POSITIVE_INFINITY;
    }

    /** The inverse Hessian's update (Nocedal and Wright, equation 6.17). */
    private void update() {
      for (int i = 0; i < n; i++) {
        direction[i] = nextX[i] - x[i];
        gradient[i] = nextGradient[i] - gradient[i];
      }
      double curvature = Doubles.dot(direction, gradient);
      double size = Doubles.dot(gradient, gradient);
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
        product[i] = Doubles.dot(inverse[i], gradient);
      }
      double factor = (1 + Doubles.dot(gradient, product) / curvature) / curvature;
      for (int i = 0; i < n; i++) {
        double own = factor * direction[i] - product[i] / curvature;
        double other = direction[i] / curvature;
        double[] row = inverse[i];
        for (int j = 0; j < n; j++) {
          row[j] += own * direction[j] - other * product[j];
        }
      }
    }

    private static double largest(double[] a) {
      double most = 0;
      for (double x : a) {
        most = Math.max(most, Math.abs(x));
      }
      return most;
    }
  }

  /**
   * Searches for a minimum.
   *
   * @param start n numbers, where the objective is finite
   * @return the best point found, which is the start if there is no way down
   */
  public double[] minimise(Objective objective, double[] start) {
    return minimise(objective, start, null);
  }

  /**
   * Searches for a minimum.
   *
   * @param inverse a guess at the inverse of the second derivatives at the start, n by n, positive
   *     definite; overwritten; null for none
   */
  public double[] minimise(Objective objective, double[] start, double[][] inverse) {
    Search search = new Search(objective, start, longest, inverse);
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
