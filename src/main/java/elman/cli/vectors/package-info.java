/**
 * {@code train-word2vec} and {@code analogy}: vectors of words, and questions to them.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.cli.table}, {@link elman.cli.text} for the
 * kinds of tokenizers, {@link elman.embed}, {@link elman.train} and below, and picocli.
 */
package elman.cli.vectors;
