package elman.series;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The downhill simplex method (Nelder and Mead 1965) with the standard coefficients: reflection 1,
 * expansion 2, contraction and shrinkage 1/2. It needs no derivatives, and bounds are kept by an
 * objective that is infinite beyond them.
 *
 * @param tolerance relative: the search ends when the best and the worst corner differ by no more
 *     than {@code tolerance} times the best's size plus {@code tolerance}
 * @param evaluations of the objective, at most about so many
 */
public record NelderMead(double tolerance, int evaluations) {
  /** What is minimised, from and to a simplex of n + 1 corners. */
  private static final class Simplex {
    final ToDoubleFunction<double[]> objective;
    final double[][] corners;
    final double[] values;
    final double[] centre;
    int evaluated;

    Simplex(ToDoubleFunction<double[]> objective, double[] start, double[] steps) {
      this.objective = objective;
      int n = start.length;
      corners = new double[n + 1][];
      values = new double[n + 1];
      centre = new double[n];
      for (int i = 0; i <= n; i++) {
        corners[i] = start.clone();
        if (i > 0) {
          corners[i][i - 1] += steps[i - 1];
        }
        values[i] = value(corners[i]);
      }
    }

    double value(double[] x) {
      evaluated++;
      double value = objective.applyAsDouble(x);
      return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    int best() {
      int best = 0;
      for (int i = 1; i < values.length; i++) {
        if (values[i] < values[best]) {
          best = i;
        }
      }
      return best;
    }

    int worst() {
      int worst = 0;
      for (int i = 1; i < values.length; i++) {
        if (values[i] >= values[worst]) {
          worst = i;
        }
      }
      return worst;
    }

    /** The largest value but that of the worst corner. */
    double second(int worst) {
      double second = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < values.length; i++) {
        if (i != worst) {
          second = Math.max(second, values[i]);
        }
      }
      return second;
    }

    /** Replaces the worst corner, or shrinks the simplex towards the best. */
    void step() {
      int worst = worst();
      findCentre(worst);
      double[] reflected = along(worst, -1);
      double value = value(reflected);
      if (value < values[best()]) {
        double[] expanded = along(worst, -2);
        double further = value(expanded);
        replace(worst, further < value ? expanded : reflected, Math.min(further, value));
      } else if (value < second(worst)) {
        replace(worst, reflected, value);
      } else {
        contract(worst, reflected, value);
      }
    }

    private void contract(int worst, double[] reflected, double value) {
      boolean outside = value < values[worst];
      double[] contracted = along(worst, outside ? -0.5 : 0.5);
      double inner = value(contracted);
      if (inner < Math.min(value, values[worst])) {
        replace(worst, contracted, inner);
      } else if (outside) {
        replace(worst, reflected, value);
        shrink();
      } else {
        shrink();
      }
    }

    private void findCentre(int worst) {
      Arrays.fill(centre, 0);
      for (int i = 0; i < corners.length; i++) {
        if (i != worst) {
          for (int j = 0; j < centre.length; j++) {
            centre[j] += corners[i][j] / centre.length;
          }
        }
      }
    }

    /** The point {@code factor} of the way from the centre to a corner. */
    private double[] along(int corner, double factor) {
      double[] x = new double[centre.length];
      for (int j = 0; j < x.length; j++) {
        x[j] = centre[j] + factor * (corners[corner][j] - centre[j]);
      }
      return x;
    }

    private void replace(int corner, double[] x, double value) {
      corners[corner] = x;
      values[corner] = value;
    }

    private void shrink() {
      int best = best();
      for (int i = 0; i < corners.length; i++) {
        if (i != best) {
          for (int j = 0; j < centre.length; j++) {
            corners[i][j] = (corners[i][j] + corners[best][j]) / 2;
          }
          values[i] = value(corners[i]);
        }
      }
    }
  }

  /**
   * Searches for a minimum.
   *
   * @param objective may be infinite or NaN where it is not defined, but not at the start
   * @param start n numbers
   * @param steps from the start to the other corners of the first simplex, along each axis
   * @return the best point found
   */
  public double[] minimise(ToDoubleFunction<double[]> objective, double[] start, double[] steps) {
    if (start.length == 0) {
      return start.clone();
    }
    Simplex simplex = new Simplex(objective, start, steps);
    while (simplex.evaluated < evaluations) {
      double best = simplex.values[simplex.best()];
      if (simplex.values[simplex.worst()] - best <= tolerance * (Math.abs(best) + tolerance)) {
        break;
      }
      simplex.step();
    }
    return simplex.corners[simplex.best()];
  }
}
