package elman.seq;

/**
 * A sequence that a search found.
 *
 * @param tokens without start and end symbols
 * @param logProbability of all tokens, and of the end symbol if it came, in nats
 * @param score the log-probability divided by the length penalty, which the order goes by
 * @param ended whether the end symbol came before the maximal length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Hypothesis(int[] tokens, double logProbability, double score, boolean ended) {}
