package elman.series.arima;

import elman.series.Extremes;
import elman.series.QuasiNewton;
import java.util.Arrays;
import java.util.Optional;

/**
 * Fits models of one series and one number of differences. The series is divided by its largest
 * size, and its differences by their deviation, so that no unit makes a search harder.
 */
final class Estimation {
  /**
   * A root nearer to the unit circle is refused (Hyndman and Khandakar 2008, section 3.2, whose
   * limit is 1.001; that of their package, forecast for R, is this).
   */
  private static final double NEAREST_ROOT = 1.01;

  private static final QuasiNewton SEARCH = new QuasiNewton(1e-9, 300, 1);

  private final double size;
  private final double centre;
  private final double scale;
  private final double[] raw;
  private final double[] centred;
  private final int total;

  /** For the differences that the order asks for; its other numbers play no part. */
  Estimation(double[] series, ArimaOrder differences) {
    total = series.length;
    size = Extremes.unit(series);
    double[] w = UnitRoots.difference(Extremes.divided(series, size), differences);
    centre = Arrays.stream(w).average().orElse(0);
    double sum = 0;
    for (double value : w) {
      sum += (value - centre) * (value - centre);
    }
    double deviation = Math.sqrt(sum / Math.max(w.length, 1));
    scale = deviation > 0 ? deviation : 1;
    raw = new double[w.length];
    centred = new double[w.length];
    for (int t = 0; t < w.length; t++) {
      raw[t] = w[t] / scale;
      centred[t] = (w[t] - centre) / scale;
    }
  }

  /**
   * The criterion from conditional least squares, up to a number that is the same for all orders;
   * infinite for a model that cannot be fitted or has a root near the unit circle.
   */
  double approximate(ArimaOrder order) {
    if (tooLong(order)) {
      return Double.POSITIVE_INFINITY;
    }
    ConditionalSquares squares = new ConditionalSquares(order, values(order));
    double[] point = squares.minimise();
    double variance = squares.variance(point);
    if (!(variance < Double.POSITIVE_INFINITY)
        || !Polynomials.rootsBeyond(NEAREST_ROOT, order, point)) {
      return Double.POSITIVE_INFINITY;
    }
    return criterion(order, raw.length * Math.log(Math.max(variance, Double.MIN_NORMAL)));
  }

  /**
   * Maximises the likelihood, starting from conditional least squares.
   *
   * @return the model; empty if it cannot be fitted or has a root near the unit circle
   */
  Optional<ArimaModel> exact(ArimaOrder order) {
    if (tooLong(order) || !Double.isFinite(criterion(order, 0))) {
      return Optional.empty();
    }
    return likeliest(order)
        .filter(
            model ->
                Polynomials.rootsBeyond(NEAREST_ROOT, order, model.coefficients())
                    && model.aicc() < Double.POSITIVE_INFINITY);
  }

  /** The model of the greatest likelihood, however near its roots are to the unit circle. */
  Optional<ArimaModel> likeliest(ArimaOrder order) {
    double[] values = values(order);
    int k = order.coefficients();
    double[] coefficients = new double[k];
    ExactLikelihood likelihood = new ExactLikelihood(order, values);
    if (k > 0) {
      ConditionalSquares squares = new ConditionalSquares(order, values);
      double[] start = squares.minimise();
      double[] free = Polynomials.free(order, start);
      double[] buffer = new double[k];
      double[] best =
          SEARCH.minimise(
              QuasiNewton.Objective.of(
                  u -> {
                    Polynomials.constrain(order, u, buffer);
                    return likelihood.value(buffer);
                  }),
              free,
              inverseCurvature(order, squares, start, free));
      Polynomials.constrain(order, best, coefficients);
    }
    return likelihood.finish(coefficients)
        ? Optional.of(model(order, coefficients, likelihood))
        : Optional.empty();
  }

  /**
   * A guess at the inverse of the second derivatives by the free parameters, from the conditional
   * squares and the chain rule; the identity where that is no use.
   */
  private static double[][] inverseCurvature(
      ArimaOrder order, ConditionalSquares squares, double[] start, double[] free) {
    int k = free.length;
    double[] moved = free.clone();
    double[] above = new double[k];
    double[] below = new double[k];
    double[][] chain = new double[k][k];
    for (int i = 0; i < k; i++) {
      moved[i] = free[i] + 1e-4;
      Polynomials.constrain(order, moved, above);
      moved[i] = free[i] - 1e-4;
      Polynomials.constrain(order, moved, below);
      moved[i] = free[i];
      for (int j = 0; j < k; j++) {
        chain[i][j] = (above[j] - below[j]) / 2e-4;
      }
    }
    double[] point = start.clone();
    double[] feasible = new double[k];
    Polynomials.constrain(order, free, feasible);
    System.arraycopy(feasible, 0, point, 0, k);
    return LinearEquations.inverse(sandwich(chain, squares.curvature(point)));
  }

  /** C A C'. */
  private static double[][] sandwich(double[][] c, double[][] a) {
    int k = a.length;
    double[][] out = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        for (int l = 0; l < k; l++) {
          for (int m = 0; m < k; m++) {
            out[i][j] += c[i][l] * a[l][m] * c[j][m];
          }
        }
      }
    }
    return out;
  }

  private ArimaModel model(ArimaOrder order, double[] coefficients, ExactLikelihood likelihood) {
    int n = raw.length;
    double logLikelihood = likelihood.logLikelihood() - n * (Math.log(size) + Math.log(scale));
    double freedom = Math.max(n - order.parameters() + 1, 1);
    double deviation = Math.sqrt(likelihood.variance() * n / freedom) * scale * size;
    double constant = order.constant() ? (centre + scale * likelihood.mean()) * size : 0;
    return new ArimaModel(
        order,
        coefficients,
        constant,
        deviation,
        logLikelihood,
        criterion(order, -2 * logLikelihood));
  }

  /** With a constant the mean is taken away before, so that no digits are lost to it. */
  private double[] values(ArimaOrder order) {
    return order.constant() ? centred : raw;
  }

  private boolean tooLong(ArimaOrder order) {
    return order.arDegree() >= raw.length || order.maDegree() >= raw.length;
  }

  private double criterion(ArimaOrder order, double deviance) {
    int k = order.parameters();
    double aic = deviance + 2.0 * k;
    if (total <= 3) {
      return aic;
    }
    int left = raw.length - k - 1;
    return left > 0 ? aic + 2.0 * k * (k + 1) / left : Double.POSITIVE_INFINITY;
  }
}
