/**
 * {@code forecast}: tables of series, what will come of them, and how far that was right before.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.series} and below, {@link elman.plot}, and
 * picocli.
 */
package elman.cli.series;
