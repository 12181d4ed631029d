package elman.series.arima;

/**
 * The likelihood of a stationary series under an ARMA model with a mean, by a Kalman filter that
 * starts from the stationary state (Gardner, Harvey and Phillips 1980).
 *
 * <p>The filter's covariance changes from step to step by a matrix of rank one, so that only its
 * first column and one vector are carried (Morf, Sidhu and Kailath 1974; Pearlman 1980; Melard
 * 1984), which takes 5 r instead of r^2 multiplications a step. When the variance of a prediction
 * is that of the innovation but for {@link #STEADY}, it stays there and the gain is constant. Mean
 * and variance are not searched for: given the coefficients, the best ones are known.
 */
final class ExactLikelihood {
  private static final double STEADY = 1e-11;

  private final ArimaOrder order;
  private final double[] values;
  private final int r;
  private final StationaryState stationary;
  private final double[] phi;
  private final double[] theta;
  private final double[] column;
  private final double[] gain;
  private final double[] change;
  private final double[] state;
  private final double[] unit;
  private double[][] covariance;
  private double predicted;
  private double logs;
  private double squares;
  private double products;
  private double units;

  /** For the differenced series. */
  ExactLikelihood(ArimaOrder order, double[] values) {
    this.order = order;
    this.values = values;
    r = order.states();
    stationary = new StationaryState(r);
    phi = new double[r];
    theta = new double[r];
    column = new double[r];
    gain = new double[r + 1];
    change = new double[r + 1];
    state = new double[r + 1];
    unit = new double[r + 1];
    covariance = new double[0][];
  }

  /**
   * What the search makes small: half the logarithm of the variance, and a mean of the logarithms
   * of the predictions' relative variances; infinite where the model is not stationary.
   */
  double value(double[] coefficients) {
    if (!start(coefficients)) {
      return Double.POSITIVE_INFINITY;
    }
    filter(false);
    double value = 0.5 * (Math.log(variance()) + logs / values.length);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /**
   * Filters once more and keeps what forecasts start from.
   *
   * @return false where the model is not stationary
   */
  boolean finish(double[] coefficients) {
    if (!start(coefficients)) {
      return false;
    }
    covariance = StationaryState.covariance(phi, theta, column);
    filter(true);
    return true;
  }

  /** The mean of the series, after the last filtering: that of generalised least squares. */
  double mean() {
    return order.constant() ? products / units : 0;
  }

  /** The innovations' variance, a maximum likelihood estimate: their squares' sum over n. */
  double variance() {
    double sum = order.constant() ? squares - products * products / units : squares;
    return Math.max(sum, 0) / values.length;
  }

  /** The logarithm of the likelihood. */
  double logLikelihood() {
    int n = values.length;
    return -0.5 * (n * (Math.log(2 * Math.PI * variance()) + 1) + logs);
  }

  /** The expected state after the last observation, of the series less its mean. */
  double[] stateAtEnd() {
    double[] end = new double[r];
    for (int i = 0; i < r; i++) {
      end[i] = state[i] - mean() * unit[i];
    }
    return end;
  }

  /** The covariance of the state after {@link #finish}, less the next innovation's part; r by r. */
  double[][] covarianceAtEnd() {
    double[][] end = new double[r][r];
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < r; j++) {
        end[i][j] = covariance[i][j] - response(i) * response(j);
      }
    }
    return end;
  }

  /** What an innovation of 1 adds to the state. */
  double response(int i) {
    return i == 0 ? 1 : theta[i - 1];
  }

  /** The autoregressive polynomial, r. */
  double[] phi() {
    return phi;
  }

  private boolean start(double[] coefficients) {
    Polynomials.expandAr(order, coefficients, phi);
    Polynomials.expandMa(order, coefficients, theta);
    if (!stationary.firstColumn(phi, theta, order.arDegree(), column)) {
      return false;
    }
    predicted = column[0];
    for (int i = 0; i < r; i++) {
      gain[i] = phi[i] * predicted + (i + 1 < r ? column[i + 1] : 0);
      change[i] = gain[i];
      state[i] = 0;
      unit[i] = 0;
    }
    logs = 0;
    squares = 0;
    products = 0;
    units = 0;
    return true;
  }

  private void filter(boolean whole) {
    int n = values.length;
    int t = 0;
    while (t < n && predicted - 1 > STEADY) {
      logs += Math.log(predicted);
      step(values[t], state, unit);
      if (whole) {
        shrinkCovariance();
      }
      improve();
      t++;
    }
    if (t < n) {
      for (int i = 0; i < r; i++) {
        gain[i] = phi[i] + theta[i];
      }
      predicted = 1;
      for (; t < n; t++) {
        step(values[t], state, unit);
      }
      if (whole) {
        forgetUncertainty();
      }
    }
  }

  /** One observation: its prediction error is added up, and the state moves on. */
  private void step(double value, double[] a, double[] b) {
    double error = value - a[0];
    double weight = 1 / predicted;
    squares += error * error * weight;
    advance(a, a[0], error * weight);
    if (order.constant()) {
      double unitError = 1 - b[0];
      products += error * unitError * weight;
      units += unitError * unitError * weight;
      advance(b, b[0], unitError * weight);
    }
  }

  private void advance(double[] a, double first, double error) {
    for (int i = 0; i < r; i++) {
      a[i] = a[i + 1] + phi[i] * first + gain[i] * error;
    }
  }

  /** The prediction's variance and the gain of the next step. */
  private void improve() {
    double first = change[0];
    double ratio = first / predicted;
    for (int i = 0; i < r; i++) {
      double moved = change[i + 1] + phi[i] * first;
      change[i] = moved - gain[i] * ratio;
      gain[i] -= moved * ratio;
    }
    predicted -= first * ratio;
  }

  private void shrinkCovariance() {
    for (int i = 0; i < r; i++) {
      double factor = change[i] / predicted;
      for (int j = 0; j < r; j++) {
        covariance[i][j] -= factor * change[j];
      }
    }
  }

  private void forgetUncertainty() {
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < r; j++) {
        covariance[i][j] = response(i) * response(j);
      }
    }
  }
}
