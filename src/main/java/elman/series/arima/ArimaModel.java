package elman.series.arima;

/**
 * A fitted ARIMA model.
 *
 * @param order how many coefficients there are of which kind
 * @param coefficients phi, theta, Phi, Theta
 * @param constant the mean mu of the differenced series, or zero; for one ordinary difference it is
 *     the drift, for one seasonal difference m times the drift
 * @param deviation the innovations' standard deviation, corrected for the number of coefficients;
 *     zero where the model repeats the series exactly
 * @param logLikelihood of the differenced series, at the maximum; infinite for deviation zero
 * @param aicc Akaike's criterion, corrected for short series; for three values and fewer, not
 *     corrected
 */
public record ArimaModel(
    ArimaOrder order,
    double[] coefficients,
    double constant,
    double deviation,
    double logLikelihood,
    double aicc) {
  /** The order, such as {@code ARIMA(1,1,2)(0,1,1)[12] with drift}. */
  @Override
  public String toString() {
    return order.toString();
  }
}
