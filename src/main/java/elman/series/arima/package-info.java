/**
 * Automatic ARIMA: the order found by tests and a stepwise search, the coefficients by conditional
 * least squares and exact maximum likelihood.
 *
 * <p>May use: {@code elman.series}, {@code elman.series.decompose}.
 */
package elman.series.arima;
