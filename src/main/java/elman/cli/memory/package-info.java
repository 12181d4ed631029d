/**
 * {@code hopfield}: patterns that are stored and recalled.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.cli.table}, {@link elman.memory}, {@link
 * elman.plot} and below, and picocli.
 */
package elman.cli.memory;
