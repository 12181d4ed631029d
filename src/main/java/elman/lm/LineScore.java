package elman.lm;

/**
 * How likely a model finds a text.
 *
 * @param logLikelihood sum of log p over its symbols, in nats; not positive
 * @param tokens symbols that were predicted
 * @param characters Unicode code points of the text
 * @param unknown symbols of the text that the model does not know
 */
public record LineScore(double logLikelihood, long tokens, long characters, long unknown) {
  /** Of no text. */
  public static final LineScore NONE = new LineScore(0, 0, 0, 0);

  /** -log2 p for each character; NaN for an empty text. */
  public double bitsPerCharacter() {
    return -logLikelihood / StrictMath.log(2) / characters;
  }

  /** exp of the mean -log p of a symbol; NaN for an empty text. */
  public double perplexity() {
    return StrictMath.exp(-logLikelihood / tokens);
  }

  /** Both texts together. */
  public LineScore plus(LineScore other) {
    return new LineScore(
        logLikelihood + other.logLikelihood,
        tokens + other.tokens,
        characters + other.characters,
        unknown + other.unknown);
  }
}
