/**
 * Exponential smoothing as state space models (ETS), chosen automatically, and the seasonal-trend
 * decomposition (STL, MSTL) that brings series of long or several seasons within its reach.
 *
 * <p>May use: {@code elman.series} and {@code elman.series.classic}.
 */
package elman.series.ets;
