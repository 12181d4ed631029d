/**
 * Tokens: what they are, what a tokenizer is able to do, and the parts that all kinds of them
 * share. Text is bytes here, whole or in parts that end where no token can go on.
 *
 * <p>Sees {@link elman.io} and the JDK only.
 */
package elman.token;
