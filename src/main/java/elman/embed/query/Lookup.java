package elman.embed.query;

import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.token.TokenBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds words and their directions. */
public final class Lookup {
  private final Directions directions;
  private final WordVectors vectors;
  private final boolean composing;

  /**
   * A word that was found.
   *
   * @param number its number, or -1 if its vector was made of its n-grams
   * @param unit its vector, 1 long
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Found(int number, float[] unit) {
    /** The cosine with another word. */
    public double cosine(Found other) {
      return Directions.dot(unit.length, unit, 0, other.unit, 0);
    }
  }

  /**
   * Finds words among those of some directions.
   *
   * @param composing whether unknown words get the mean of their n-grams' vectors
   * @throws FormatException if they should, and there are no n-grams
   */
  public Lookup(Directions directions, boolean composing) throws FormatException {
    this.directions = directions;
    vectors = directions.vectors();
    this.composing = composing;
    if (composing && vectors.subwords() == null) {
      throw new FormatException(
          vectors.source(), null, "has no n-grams, of which --oov makes vectors of unknown words");
    }
  }

  /** The directions of all words. */
  public Directions directions() {
    return directions;
  }

  /**
   * A word as it is written.
   *
   * @throws FormatException if it is unknown, naming those that look like it
   */
  public Found find(String word) throws FormatException {
    Found found = find(word, vectors.find(word));
    if (found == null) {
      throw unknown(word);
    }
    return found;
  }

  /**
   * A word as it is written, or else in lower case.
   *
   * @return null if it is unknown
   */
  Found findFolded(String word) {
    return find(word, number(word, Integer.MAX_VALUE));
  }

  /** A word as it is written, or else in lower case; an error if it is unknown. */
  public Found needFolded(String word) throws FormatException {
    Found found = findFolded(word);
    if (found == null) {
      throw unknown(word);
    }
    return found;
  }

  /**
   * Number of a word as it is written, which must have a vector of its own.
   *
   * @throws FormatException if it has none, naming those that look like it
   */
  public int number(String word) throws FormatException {
    int number = vectors.find(word);
    if (number < 0) {
      throw unknown(word);
    }
    return number;
  }

  /** Number of a word below {@code limit}, as it is written or else in lower case; -1 if none. */
  int number(String word, int limit) {
    int number = vectors.find(word);
    if (number < 0 || number >= limit) {
      number = vectors.find(word.toLowerCase(Locale.ROOT));
    }
    return number < limit ? number : -1;
  }

  private Found find(String word, int number) {
    if (number >= 0) {
      return new Found(number, directions.unit(number));
    }
    float[] unit = composing ? composed(word) : null;
    return unit == null ? null : new Found(-1, unit);
  }

  /** The mean of the n-grams' vectors, 1 long (Bojanowski et al. 2017); null if there are none. */
  private float[] composed(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    TokenBuffer buckets = new TokenBuffer();
    vectors.subwords().addBuckets(bytes, 0, bytes.length, buckets);
    if (buckets.size() == 0) {
      return null;
    }
    float[] sum = new float[directions.dim()];
    float[] row = new float[directions.dim()];
    for (int i = 0; i < buckets.size(); i++) {
      vectors.bucketVectors().copy(buckets.get(i), row, 0);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += row[j];
      }
    }
    Directions.normalize(sum, 0, sum.length);
    return sum;
  }

  private FormatException unknown(String word) {
    String alike = String.join(", ", Spelling.alike(vectors, word));
    return new FormatException(
        vectors.source(),
        null,
        "has no word '" + word + "'" + (alike.isEmpty() ? "" : "; did you mean " + alike + "?"));
  }
}
