package elman.memory;

import elman.core.Matrix;

/**
 * What is remembered.
 *
 * @param patterns P x N, each element +1 or -1, P at least 1
 * @param weights N x N, symmetric, its diagonal zeros; null for a continuous network, which has no
 *     others than the patterns
 * @param how how the weights were learned: the label of a {@link Rule}, or {@link #MODERN}
 * @param width bits in a row of the picture; 0 if they are no pictures
 */
public record Memory(Matrix patterns, Matrix weights, String how, int width) {
  /** How a continuous network is called. */
  public static final String MODERN = "modern";
}
