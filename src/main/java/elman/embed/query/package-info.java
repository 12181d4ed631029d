/**
 * What is asked of word vectors: nearest words, sums and analogies of words, what they get right of
 * sets of questions and of judged pairs, and classes of words.
 *
 * <p>Depends on {@link elman.embed.vectors}, {@link elman.core}, {@link elman.io}, and the tables
 * of {@link elman.token}.
 */
package elman.embed.query;
