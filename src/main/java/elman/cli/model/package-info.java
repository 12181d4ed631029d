/**
 * {@code sample}, {@code score} and {@code predict}: what trained networks write, and say of other
 * texts and sequences.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.seq}, {@link elman.lm} and below, and picocli.
 */
package elman.cli.model;
