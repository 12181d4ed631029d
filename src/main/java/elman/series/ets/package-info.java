/**
 * Exponential smoothing as state space models (ETS), chosen automatically, alone and behind a
 * decomposition that brings series of long or several seasons within its reach.
 *
 * <p>May use: {@code elman.series}, {@code elman.series.decompose}.
 */
package elman.series.ets;
