package elman.series.arima;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Task;
import java.util.Arrays;

/**
 * What a fitted model says of the values to come. The errors' variances are those of the
 * innovations to come, weighted by the coefficients of the infinite moving average (Box and Jenkins
 * 1976, equation 5.1.16), and of what is not known of the state.
 */
final class Prediction {
  /** Beyond it quantiles would overflow. */
  private static final double LARGEST = Double.MAX_VALUE / 4;

  private static final double LARGEST_DEVIATION = Double.MAX_VALUE / 200;

  private final ArimaOrder order;
  private final ExactLikelihood filter;
  private final double[] integration;
  private final int horizon;

  private Prediction(ArimaModel model, double[] centred, int horizon) {
    order = model.order();
    this.horizon = horizon;
    filter = new ExactLikelihood(order.withConstant(false), centred);
    if (!filter.finish(model.coefficients())) {
      throw new IllegalArgumentException("the model is not stationary");
    }
    integration = integration(order);
  }

  /**
   * Forecasts from a model and the series it was fitted to, or a longer one.
   *
   * @throws IllegalArgumentException if the series is shorter than the differences, or the model is
   *     not stationary
   */
  static Forecast of(ArimaModel model, double[] series, Task task) {
    double size = Extremes.unit(series);
    double[] scaled = Extremes.divided(series, size);
    ArimaOrder order = model.order();
    double constant = model.constant() / size;
    double[] centred = UnitRoots.difference(scaled, order);
    for (int t = 0; t < centred.length; t++) {
      centred[t] -= constant;
    }
    Prediction prediction = new Prediction(model, centred, task.horizon());
    double[] increments = prediction.responses(prediction.filter.stateAtEnd());
    for (int h = 0; h < increments.length; h++) {
      increments[h] += constant;
    }
    int known = Math.min(order.lost(), scaled.length);
    double[] mean =
        prediction.integrate(
            increments, Arrays.copyOfRange(scaled, scaled.length - known, scaled.length));
    double[] deviations = prediction.deviations();
    for (int h = 0; h < mean.length; h++) {
      mean[h] = Math.max(-LARGEST, Math.min(LARGEST, mean[h] * size));
      deviations[h] = Math.min(LARGEST_DEVIATION, deviations[h] * model.deviation());
    }
    return Forecast.normal(mean, deviations, task);
  }

  /** What a state contributes to the values to come. */
  private double[] responses(double[] state) {
    double[] phi = filter.phi();
    double[] a = state.clone();
    double[] out = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double first = a[0];
      out[h] = first;
      for (int i = 0; i < a.length; i++) {
        a[i] = (i + 1 < a.length ? a[i + 1] : 0) + phi[i] * first;
      }
    }
    return out;
  }

  /** The forecast errors' standard deviations for innovations of variance 1. */
  private double[] deviations() {
    int r = filter.phi().length;
    double[] noise = new double[r];
    for (int i = 0; i < r; i++) {
      noise[i] = filter.response(i);
    }
    double[] nothing = new double[order.lost()];
    double[] psi = integrate(responses(noise), nothing);
    double[] variances = new double[horizon];
    double sum = 0;
    for (int h = 0; h < horizon; h++) {
      sum += psi[h] * psi[h];
      variances[h] = sum;
    }
    for (double[] column : rootColumns(filter.covarianceAtEnd())) {
      double[] response = integrate(responses(column), nothing);
      for (int h = 0; h < horizon; h++) {
        variances[h] += response[h] * response[h];
      }
    }
    for (int h = 0; h < horizon; h++) {
      variances[h] = Math.sqrt(variances[h]);
    }
    return variances;
  }

  /** Vectors whose squares add up to a covariance: Cholesky's columns but those of no size. */
  private static double[][] rootColumns(double[][] covariance) {
    int r = covariance.length;
    double[][] columns = new double[r][];
    int count = 0;
    for (int k = 0; k < r; k++) {
      double pivot = covariance[k][k];
      if (pivot > 1e-10) {
        double[] column = new double[r];
        double root = Math.sqrt(pivot);
        for (int i = k; i < r; i++) {
          column[i] = covariance[i][k] / root;
        }
        for (int i = k + 1; i < r; i++) {
          for (int j = k + 1; j < r; j++) {
            covariance[i][j] -= column[i] * column[j];
          }
        }
        columns[count++] = column;
      }
    }
    return Arrays.copyOf(columns, count);
  }

  /** Undoes the differences, given the values before. */
  private double[] integrate(double[] increments, double[] before) {
    double[] values = Arrays.copyOf(before, before.length + horizon);
    for (int h = 0; h < horizon; h++) {
      int t = before.length + h;
      double sum = increments[h];
      for (int i = 1; i <= integration.length; i++) {
        sum += integration[i - 1] * values[t - i];
      }
      values[t] = sum;
    }
    return Arrays.copyOfRange(values, before.length, values.length);
  }

  /** The c of y_t = w_t + c_1 y_(t-1) + ... */
  private static double[] integration(ArimaOrder order) {
    double[] polynomial = new double[order.lost() + 1];
    polynomial[0] = 1;
    int degree = 0;
    for (int i = 0; i < order.d() + order.seasonalD(); i++) {
      int lag = i < order.d() ? 1 : order.period();
      for (int k = degree; k >= 0; k--) {
        polynomial[k + lag] -= polynomial[k];
      }
      degree += lag;
    }
    double[] out = new double[degree];
    for (int k = 0; k < degree; k++) {
      out[k] = -polynomial[k + 1];
    }
    return out;
  }
}
