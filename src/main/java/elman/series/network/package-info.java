/**
 * Global recurrent networks for time series: one network learns from all series of a collection
 * together.
 *
 * <p>May use: {@code elman.series}, {@code elman.nn}, {@code elman.nn.optim}, {@code elman.core},
 * {@code elman.io}.
 */
package elman.series.network;
