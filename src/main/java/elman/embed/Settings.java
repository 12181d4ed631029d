package elman.embed;

import elman.core.Check;

/**
 * How word vectors are trained.
 *
 * @param model what is predicted from what
 * @param loss how a word is predicted
 * @param dim floats of a vector, D
 * @param window most words on either side that count as context
 * @param negative negative samples for each prediction, if the loss is by these
 * @param exponent power of a word's count to which it is drawn as one
 * @param sample share of the text from which on a word is frequent enough to be left out at times,
 *     or 0 to leave none out
 * @param epochs passes over the text
 * @param learningRate at the beginning; it falls linearly to nearly 0
 * @param seed of everything random
 * @param deterministic whether the seed alone decides the result, whatever the number of threads
 */
public record Settings(
    Model model,
    Loss loss,
    int dim,
    int window,
    int negative,
    double exponent,
    double sample,
    int epochs,
    double learningRate,
    long seed,
    boolean deterministic) {
  /** What is predicted from what (Mikolov et al. 2013a, figure 1). */
  public enum Model {
    /** A word from the mean of its context. */
    CBOW,
    /** A word from each word of its context. */
    SKIPGRAM
  }

  /** How a word is predicted (Mikolov et al. 2013b, sections 2.1 and 2.2). */
  public enum Loss {
    /** Against negative samples. */
    NS,
    /** By the turns of its path in a Huffman tree. */
    HS
  }

  /** A bound that keeps products of sizes small. */
  public static final int MOST = 100_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the option that is out of range
   */
  public Settings {
    Check.range("--dim", dim, 1, MOST);
    Check.range("--window", window, 1, MOST);
    Check.range("--negative", negative, 1, MOST);
    Check.range("--epochs", epochs, 1, MOST);
    Check.that(
        Math.abs(exponent) <= MOST,
        "--ns-exponent must be from -" + MOST + " to " + MOST + ", not " + exponent);
    Check.that(sample >= 0 && sample <= 1, "--sample must be from 0 to 1, not " + sample);
    Check.that(
        learningRate > 0 && learningRate <= MOST,
        "--lr must be above 0 and up to " + MOST + ", not " + learningRate);
  }
}
