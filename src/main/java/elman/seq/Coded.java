package elman.seq;

import elman.nn.Forest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An example as a network sees it.
 *
 * @param words ids of the T words; none where vectors are read
 * @param spellings for each word the ids of its characters; none where they are not read
 * @param vectors T x D; none where words are read
 * @param target ids of labels: one, T of them, or one for each node of a tree ({@link Batch#NONE}
 *     where it has none); or of the symbols of a text; none if it is not known
 * @param value what is to be predicted where that is a number
 * @param tree over the words, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Coded(
    int[] words, int[][] spellings, float[][] vectors, int[] target, float value, Forest tree) {
  /** A sequence. */
  Coded(int[] words, int[][] spellings, float[][] vectors, int[] target, float value) {
    this(words, spellings, vectors, target, value, null);
  }

  /** Steps T. */
  int steps() {
    return Math.max(words.length, vectors.length);
  }

  /** The same with other symbols to be written. */
  Coded withTarget(int[] newTarget) {
    return new Coded(words, spellings, vectors, newTarget, value, tree);
  }

  /** The first of the targets that decide how good a network is: with a tree that of its root. */
  int firstJudged() {
    return tree == null ? 0 : target.length - 1;
  }

  /** How often each of {@code kinds} labels or symbols is to be said in all. */
  static long[] counts(List<Coded> examples, int kinds) {
    long[] counts = new long[kinds];
    for (Coded example : examples) {
      for (int id : example.target()) {
        if (id != Batch.NONE) {
          counts[id]++;
        }
      }
    }
    return counts;
  }

  /** Adds the example to a checksum. */
  void update(CRC32C checksum) {
    update(checksum, words);
    for (float[] vector : vectors) {
      for (float number : vector) {
        update(checksum, Float.floatToRawIntBits(number));
      }
    }
    update(checksum, target);
    update(checksum, Float.floatToRawIntBits(value));
    for (int n = 0; tree != null && n < tree.size(); n++) {
      update(checksum, tree.left(n), tree.right(n));
    }
  }

  private static void update(CRC32C checksum, int... ints) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (ints.length + 1));
    bytes.putInt(ints.length);
    bytes.asIntBuffer().put(ints);
    checksum.update(bytes.array());
  }
}
