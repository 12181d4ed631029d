/**
 * Tokenizers that need no file: characters, bytes, words and n-grams.
 *
 * <p>Sees {@link elman.token} and the JDK only.
 */
package elman.token.plain;
