/**
 * {@code train-lm} and {@code train-seq}: networks learn, from text or from sequences and what
 * belongs to them.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.cli.table}, {@link elman.cli.text} for the
 * kinds of tokenizers, {@link elman.seq}, {@link elman.lm}, {@link elman.train} and below, and
 * picocli.
 */
package elman.cli.train;
