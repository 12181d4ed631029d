/**
 * Tokenizers in the stages of Hugging Face's: tokens that were added are cut out, the text between
 * them is normalized and split into words, and a model cuts each word into tokens.
 *
 * <p>Sees {@link elman.token}, {@link elman.core.Workers} and the JDK only.
 */
package elman.token.pipeline;
