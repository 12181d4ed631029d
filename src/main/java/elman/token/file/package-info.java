/**
 * The files in which tokenizers come: Hugging Face's {@code tokenizer.json} and tiktoken's ranks.
 *
 * <p>Sees {@link elman.token}, {@link elman.token.bpe}, {@link elman.token.pipeline} and {@link
 * elman.io}.
 */
package elman.token.file;
