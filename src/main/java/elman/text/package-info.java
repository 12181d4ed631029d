/**
 * Text to token ids and back: vocabularies, tokenizers, and the cutting of a token sequence into
 * the parallel streams that truncated backpropagation through time reads.
 *
 * <p>May depend on {@code elman.token} and what is below it, {@code elman.core.Workers}, {@code
 * elman.core.Rng}, {@code elman.io} and the JDK only.
 */
package elman.text;
