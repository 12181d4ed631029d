/**
 * The classical methods that forecast a series from itself alone: exponential smoothing without
 * seasons, Theta, combinations, and those for intermittent demand.
 *
 * <p>May use: {@code elman.series}.
 */
package elman.series.classic;
