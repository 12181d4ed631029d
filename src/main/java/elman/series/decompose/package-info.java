/**
 * Seasonal-trend decomposition by loess (STL, MSTL): a series as the sum of a trend, seasons and a
 * remainder.
 *
 * <p>May use: nothing.
 */
package elman.series.decompose;
