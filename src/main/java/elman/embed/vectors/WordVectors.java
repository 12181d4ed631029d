package elman.embed.vectors;

import elman.token.ByteTable;
import java.nio.charset.StandardCharsets;

/**
 * Words, numbered as they come in their file, usually the most frequent first, and a vector for
 * each.
 *
 * @param source what messages call them
 * @param words the words' bytes, UTF-8 or not
 * @param vectors a row for each word
 * @param subwords how n-grams of unknown words are found; null if there are none
 * @param bucketVectors a row for each bucket of n-grams; null if there are none
 */
public record WordVectors(
    String source, ByteTable words, Rows vectors, Subwords subwords, Rows bucketVectors) {

  /**
   * @throws IllegalArgumentException if there are not as many rows as words and as buckets
   */
  public WordVectors {
    if (words.size() != vectors.size()
        || (subwords == null) != (bucketVectors == null)
        || (subwords != null && subwords.buckets() != bucketVectors.size())) {
      throw new IllegalArgumentException("as many rows as words, and as buckets");
    }
  }

  /** Number of a word, or -1. */
  public int find(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return words.find(bytes, 0, bytes.length);
  }

  /** The word of a number; bytes that are not UTF-8 are replaced. */
  public String word(int i) {
    int start = words.start(i);
    return new String(words.bytes(), start, words.start(i + 1) - start, StandardCharsets.UTF_8);
  }
}
