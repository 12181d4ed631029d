/**
 * The files in which tokenizers come: Hugging Face's {@code tokenizer.json}, tiktoken's ranks,
 * SentencePiece's models and BERT's {@code vocab.txt}.
 *
 * <p>Sees {@link elman.token}, {@link elman.token.bpe}, {@link elman.token.pipeline} and {@link
 * elman.io}.
 */
package elman.token.file;
