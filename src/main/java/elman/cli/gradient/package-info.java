/**
 * {@code clip-stats}: what clipping did to gradients, and how far back they reach.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.cli.table}, {@link elman.gradient}, {@link
 * elman.plot} and below, and picocli.
 */
package elman.cli.gradient;
