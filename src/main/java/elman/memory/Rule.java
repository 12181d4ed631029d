package elman.memory;

import elman.core.Matrix;
import elman.core.Workers;

/** How weights are made of patterns. All give symmetric weights with a diagonal of zeros. */
public enum Rule {
  /** {@link Hebbian}. */
  HEBBIAN("hebbian"),
  /** {@link Storkey}. */
  STORKEY("storkey"),
  /** {@link PseudoInverse}. */
  PSEUDO_INVERSE("pseudo-inverse");

  private final String label;

  Rule(String label) {
    this.label = label;
  }

  /** The name on a command line and in a file. */
  public String label() {
    return label;
  }

  /**
   * Learns patterns.
   *
   * @param patterns P x N, each element +1 or -1
   * @return N x N
   */
  public Matrix weights(Matrix patterns, Workers workers) {
    return switch (this) {
      case HEBBIAN -> Hebbian.weights(patterns, workers);
      case STORKEY -> Storkey.weights(patterns, workers);
      case PSEUDO_INVERSE -> PseudoInverse.weights(patterns, workers);
    };
  }
}
