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

  /** -log2 p for each character; 0 for an empty text. */
  public double bitsPerCharacter() {
    return Math.abs(logLikelihood) / StrictMath.log(2) / Math.max(1, characters);
  }

  /** exp of the mean -log p of a symbol; 1 for an empty text, which is certain. */
  public double perplexity() {
    return StrictMath.exp(-logLikelihood / Math.max(1, tokens));
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
