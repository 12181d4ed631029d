/**
 * Byte-pair encoding (Sennrich et al. 2016) of bytes, as GPT-2 has it: text is split into words by
 * a pattern, and the bytes of each are merged, pair by pair, in the order in which the pairs were
 * learned.
 *
 * <p>Sees {@link elman.token} and the JDK only.
 */
package elman.token.bpe;
