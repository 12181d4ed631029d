package elman.series.arima;

import java.util.Arrays;

/**
 * The innovations of an ARMA model with a mean, given that those before the first p + P m values
 * were zero (Box and Jenkins 1976, section 7.1), and the parameters that make their squares' sum
 * least, by the method of Levenberg (1944) and Marquardt (1963) with exact derivatives.
 *
 * <p>The polynomials are applied factor by factor, so that a step takes p + q + P + Q
 * multiplications, whatever the period.
 */
final class ConditionalSquares {
  private static final double TOLERANCE = 1e-8;
  private static final int ITERATIONS = 60;
  private static final int MOST = 5;

  private final ArimaOrder order;
  private final double[] values;
  private final int from;
  private final int offsetTheta;
  private final int offsetSeasonalPhi;
  private final int offsetSeasonalTheta;
  private final double[] centred;
  private final double[] ordinary;
  private final double[] seasonal;
  private final double[] errors;
  private final double[] shifted;
  private final double[][] slopes;
  private final double[][] normal;
  private final double[] downhill;
  private final double[] recent = new double[MOST];

  /**
   * For the differenced series.
   *
   * @throws IllegalArgumentException if q is above 5
   */
  ConditionalSquares(ArimaOrder order, double[] values) {
    if (order.q() > MOST) {
      throw new IllegalArgumentException("q must be at most " + MOST + ", not " + order.q());
    }
    this.order = order;
    this.values = values;
    from = order.arDegree();
    offsetTheta = order.p();
    offsetSeasonalPhi = offsetTheta + order.q();
    offsetSeasonalTheta = offsetSeasonalPhi + order.seasonalP();
    int n = values.length;
    int k = order.parameters() - 1;
    centred = new double[n];
    ordinary = new double[n];
    seasonal = new double[n];
    errors = new double[n];
    shifted = new double[n];
    slopes = new double[k][n];
    normal = new double[k][k];
    downhill = new double[k];
  }

  /**
   * Finds the parameters, starting from an uncorrelated series.
   *
   * @return the coefficients in their order, and the mean if it is estimated
   */
  double[] minimise() {
    double[] point = new double[normal.length];
    if (order.constant()) {
      point[point.length - 1] = Arrays.stream(values).average().orElse(0);
    }
    double sum = squares(point);
    double damping = 1e-3;
    for (int i = 0; i < ITERATIONS && point.length > 0 && sum > 0; i++) {
      squares(point);
      differentiate(point);
      double before = sum;
      while (damping < 1e8 && sum >= before) {
        double[] next = step(point, damping);
        double reached = squares(next);
        if (reached < sum) {
          sum = reached;
          point = next;
          damping = Math.max(damping * 0.1, 1e-9);
        } else {
          damping *= 10;
        }
      }
      if (before - sum <= TOLERANCE * before) {
        break;
      }
    }
    return point;
  }

  /** The sum of the squared innovations; infinite where it overflows. */
  double squares(double[] parameters) {
    filter(parameters);
    double sum = dot(errors, errors);
    return Double.isFinite(sum) ? sum : Double.POSITIVE_INFINITY;
  }

  /** Their mean over those that are not taken as zero; infinite if there are none. */
  double variance(double[] parameters) {
    int count = values.length - from;
    return count > 0 ? squares(parameters) / count : Double.POSITIVE_INFINITY;
  }

  /**
   * The curvature of half the logarithm of the variance by the coefficients, as Gauss and Newton
   * take it: k by k, without the mean.
   */
  double[][] curvature(double[] parameters) {
    double sum = squares(parameters);
    differentiate(parameters);
    int k = order.coefficients();
    double[][] result = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        result[i][j] = normal[i][j] / sum;
      }
    }
    return result;
  }

  private double[] step(double[] point, double damping) {
    int k = point.length;
    double[][] rows = new double[k][];
    for (int i = 0; i < k; i++) {
      rows[i] = Arrays.copyOf(normal[i], k + 1);
      rows[i][i] += damping * normal[i][i] + 1e-12;
      rows[i][k] = downhill[i];
    }
    double[] next = new double[k];
    if (!LinearEquations.solve(rows, next)) {
      return point.clone();
    }
    for (int i = 0; i < k; i++) {
      next[i] += point[i];
    }
    return next;
  }

  private void filter(double[] parameters) {
    int n = values.length;
    int m = order.period();
    double mean = order.constant() ? parameters[parameters.length - 1] : 0;
    for (int t = 0; t < n; t++) {
      centred[t] = values[t] - mean;
    }
    subtract(centred, ordinary, parameters, new int[] {0, order.p(), 1});
    subtract(centred, seasonal, parameters, new int[] {offsetSeasonalPhi, order.seasonalP(), m});
    subtract(seasonal, errors, parameters, new int[] {0, order.p(), 1});
    Arrays.fill(errors, 0, Math.min(from, n), 0);
    divideTheta(errors, parameters);
    divideSeasonalTheta(errors, parameters);
  }

  /** The derivatives of the innovations, and the normal equations. */
  private void differentiate(double[] parameters) {
    int m = order.period();
    for (int i = 0; i < order.p(); i++) {
      lag(seasonal, i + 1, slopes[i]);
      divideTheta(slopes[i], parameters);
      divideSeasonalTheta(slopes[i], parameters);
    }
    for (int i = 0; i < order.seasonalP(); i++) {
      double[] slope = slopes[offsetSeasonalPhi + i];
      lag(ordinary, (i + 1) * m, slope);
      divideTheta(slope, parameters);
      divideSeasonalTheta(slope, parameters);
    }
    System.arraycopy(errors, 0, shifted, 0, errors.length);
    divideTheta(shifted, parameters);
    for (int i = 0; i < order.q(); i++) {
      lag(shifted, i + 1, slopes[offsetTheta + i]);
    }
    System.arraycopy(errors, 0, shifted, 0, errors.length);
    divideSeasonalTheta(shifted, parameters);
    for (int i = 0; i < order.seasonalQ(); i++) {
      lag(shifted, (i + 1) * m, slopes[offsetSeasonalTheta + i]);
    }
    if (order.constant()) {
      differentiateByMean(parameters);
    }
    for (int i = 0; i < normal.length; i++) {
      downhill[i] = -dot(slopes[i], errors);
      for (int j = 0; j <= i; j++) {
        normal[i][j] = dot(slopes[i], slopes[j]);
        normal[j][i] = normal[i][j];
      }
    }
  }

  private void differentiateByMean(double[] parameters) {
    double gain = 1;
    for (int i = 0; i < order.p(); i++) {
      gain -= parameters[i];
    }
    double seasonalGain = 1;
    for (int i = 0; i < order.seasonalP(); i++) {
      seasonalGain -= parameters[offsetSeasonalPhi + i];
    }
    double[] slope = slopes[slopes.length - 1];
    Arrays.fill(slope, 0);
    Arrays.fill(slope, Math.min(from, slope.length), slope.length, -gain * seasonalGain);
    divideTheta(slope, parameters);
    divideSeasonalTheta(slope, parameters);
  }

  /** Minus a series so many steps before, where the innovations are not taken as zero. */
  private void lag(double[] series, int steps, double[] out) {
    int start = Math.min(Math.max(from, steps), out.length);
    Arrays.fill(out, 0, start, 0);
    for (int t = start; t < out.length; t++) {
      out[t] = -series[t - steps];
    }
  }

  /** Applies 1 - a_1 B^lag - ..: the factor is given by its offset, its length and its lag. */
  private static void subtract(double[] in, double[] out, double[] parameters, int[] factor) {
    System.arraycopy(in, 0, out, 0, in.length);
    for (int i = 1; i <= factor[1]; i++) {
      double a = parameters[factor[0] + i - 1];
      int lag = i * factor[2];
      for (int t = lag; t < in.length; t++) {
        out[t] -= a * in[t - lag];
      }
    }
  }

  private void divideTheta(double[] series, double[] parameters) {
    if (order.q() > 0) {
      System.arraycopy(parameters, offsetTheta, recent, 0, order.q());
      divide(series, recent);
    }
  }

  /** Divides by 1 + b_1 B + .. + b_5 B^5, in place; the last results stay in registers. */
  private static void divide(double[] series, double[] b) {
    double b1 = b[0];
    double b2 = b[1];
    double b3 = b[2];
    double b4 = b[3];
    double b5 = b[4];
    double x1 = 0;
    double x2 = 0;
    double x3 = 0;
    double x4 = 0;
    double x5 = 0;
    for (int t = 0; t < series.length; t++) {
      double earlier = b2 * x2 + (b3 * x3 + (b4 * x4 + b5 * x5));
      double x = series[t] - earlier - b1 * x1;
      series[t] = x;
      x5 = x4;
      x4 = x3;
      x3 = x2;
      x2 = x1;
      x1 = x;
    }
  }

  /** Divides by 1 + Theta_1 B^m + .., in place. */
  private void divideSeasonalTheta(double[] series, double[] parameters) {
    int m = order.period();
    for (int t = m; t < series.length && order.seasonalQ() > 0; t++) {
      double sum = series[t];
      for (int i = 1; i <= order.seasonalQ() && i * m <= t; i++) {
        sum -= parameters[offsetSeasonalTheta + i - 1] * series[t - i * m];
      }
      series[t] = sum;
    }
  }

  private static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int n = a.length - a.length % 2;
    for (int t = 0; t < n; t += 2) {
      even += a[t] * b[t];
      odd += a[t + 1] * b[t + 1];
    }
    return n < a.length ? even + odd + a[n] * b[n] : even + odd;
  }
}
