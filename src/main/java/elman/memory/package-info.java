/**
 * Associative memory: Hopfield's network, three rules by which it learns, its continuous successor,
 * and the files of patterns and of memories.
 *
 * <p>N is the number of units, or bits of a pattern; P the number of patterns. A bit is +1 or -1.
 *
 * <p>May use: {@link elman.core}, {@link elman.io}.
 */
package elman.memory;
