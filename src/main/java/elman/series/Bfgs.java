package elman.series;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright 2006,
 * algorithm 6.1) with derivatives from central differences and a line search by halves. For smooth
 * objectives it needs far fewer evaluations than {@link NelderMead}.
 *
 * @param tolerance the search ends when a step promises, or brings, no more than this
 * @param iterations at most so many steps
 * @param longest no step changes a number by more than this
 */
public record Bfgs(double tolerance, int iterations, double longest) {
  private static final double DIFFERENCE = 1e-4;
  private static final double ENOUGH = 1e-4;
  private static final int HALVINGS = 20;

  /** One search. */
  private static final class Search {
    final ToDoubleFunction<double[]> objective;
    final double[][] inverse;
    final int n;
    double[] point;
    double[] gradient;
    double value;

    Search(ToDoubleFunction<double[]> objective, double[] start, double[][] inverse) {
      this.objective = objective;
      n = start.length;
      this.inverse = inverse;
      point = start.clone();
      value = value(point);
      gradient = gradient(point);
    }

    double value(double[] x) {
      double result = objective.applyAsDouble(x);
      return Double.isNaN(result) ? Double.POSITIVE_INFINITY : result;
    }

    double[] gradient(double[] x) {
      double[] slopes = new double[n];
      double[] moved = x.clone();
      for (int i = 0; i < n; i++) {
        moved[i] = x[i] + DIFFERENCE;
        double above = value(moved);
        moved[i] = x[i] - DIFFERENCE;
        double below = value(moved);
        moved[i] = x[i];
        double slope = (above - below) / (2 * DIFFERENCE);
        slopes[i] = Double.isFinite(slope) ? slope : 0;
      }
      return slopes;
    }

    double[] direction() {
      double[] direction = new double[n];
      for (int i = 0; i < n; i++) {
        direction[i] = -dot(inverse[i], gradient);
      }
      return direction;
    }

    /**
     * Moves along a direction.
     *
     * @return by how much the value fell; zero if it nowhere did
     */
    double move(double[] direction, double slope) {
      double length = 1;
      double[] next = new double[n];
      for (int halving = 0; halving < HALVINGS; halving++) {
        for (int i = 0; i < n; i++) {
          next[i] = point[i] + length * direction[i];
        }
        double reached = value(next);
        if (reached <= value + ENOUGH * length * slope) {
          double fall = value - reached;
          double[] step = difference(next, point);
          double[] slopes = gradient(next);
          update(step, difference(slopes, gradient));
          point = next;
          gradient = slopes;
          value = reached;
          return fall;
        }
        length *= 0.5;
      }
      return 0;
    }

    /** The update of the inverse Hessian, left out where it would not stay positive. */
    private void update(double[] step, double[] bend) {
      double curvature = dot(step, bend);
      if (!(curvature > 1e-12 * Math.sqrt(dot(step, step) * dot(bend, bend)))) {
        return;
      }
      double[] image = new double[n];
      for (int i = 0; i < n; i++) {
        image[i] = dot(inverse[i], bend);
      }
      double factor = (1 + dot(bend, image) / curvature) / curvature;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          inverse[i][j] +=
              factor * step[i] * step[j] - (step[i] * image[j] + image[i] * step[j]) / curvature;
        }
      }
    }

    void forgetCurvature() {
      for (int i = 0; i < n; i++) {
        Arrays.fill(inverse[i], 0);
        inverse[i][i] = 1;
      }
    }
  }

  /**
   * Searches for a minimum.
   *
   * @param objective may be infinite or NaN where it is not defined, but not at the start; must not
   *     keep its argument
   * @param start n numbers
   * @param inverse a guess at the inverse of the second derivatives at the start, n by n, positive
   *     definite; overwritten
   * @return the best point found
   */
  public double[] minimise(
      ToDoubleFunction<double[]> objective, double[] start, double[][] inverse) {
    if (start.length == 0) {
      return start.clone();
    }
    Search search = new Search(objective, start, inverse);
    boolean fresh = false;
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] direction = search.direction();
      shorten(direction);
      double slope = dot(direction, search.gradient);
      double fall = -slope > tolerance ? search.move(direction, slope) : 0;
      if (fall <= tolerance) {
        if (fresh || (slope <= 0 && -slope <= tolerance)) {
          break;
        }
        search.forgetCurvature();
        fresh = true;
      } else {
        fresh = false;
      }
    }
    return search.point;
  }

  /** Searches for a minimum without a guess at the second derivatives. */
  public double[] minimise(ToDoubleFunction<double[]> objective, double[] start) {
    double[][] identity = new double[start.length][start.length];
    for (int i = 0; i < start.length; i++) {
      identity[i][i] = 1;
    }
    return minimise(objective, start, identity);
  }

  private void shorten(double[] direction) {
    double most = 0;
    for (double x : direction) {
      most = Math.max(most, Math.abs(x));
    }
    if (most > longest) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= longest / most;
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

  private static double[] difference(double[] a, double[] b) {
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i] - b[i];
    }
    return result;
  }
}
