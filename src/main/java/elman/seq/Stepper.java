package elman.seq;

import elman.core.Matrix;

/**
 * A decoder that takes one step for several hypotheses of each of S sentences at once. Rows lie as
 * those of time-major sequences do: hypothesis i of sentence s is row i S + s.
 */
@FunctionalInterface
public interface Stepper {
  /**
   * The log-probabilities of what may come next, {@code width} S x V; looked at until the next call
   * alone.
   *
   * @param lastTokens of each row the token that it goes on with; at first the start symbol
   * @param parents of each row the row of the call before whose state it continues; at the first
   *     call, of one row for each sentence, the row itself
   * @param width hypotheses of each sentence; may differ from call to call
   */
  Matrix logProbabilities(int[] lastTokens, int[] parents, int width);
}
