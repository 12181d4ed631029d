package elman.seq;

/**
 * An example as a network sees it.
 *
 * @param words ids of the T words; none where vectors are read
 * @param spellings for each word the ids of its characters; none where they are not read
 * @param vectors T x D; none where words are read
 * @param target ids of labels, one or T of them, or of the symbols of a text; none if it is not
 *     known
 * @param value what is to be predicted where that is a number
 */
record Coded(int[] words, int[][] spellings, float[][] vectors, int[] target, float value) {
  /** Steps T. */
  int steps() {
    return Math.max(words.length, vectors.length);
  }
}
