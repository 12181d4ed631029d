/**
 * {@code tokenize}: text to tokens and back, and tokenizers that are learned.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.token} and below, and picocli.
 */
package elman.cli.text;
