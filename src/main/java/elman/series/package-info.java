/**
 * Time series: what a series, a task and a forecast are, the seam that every method of forecasting
 * stands behind, and the measures that judge them.
 *
 * <p>May use: {@code elman.core}.
 */
package elman.series;
