package elman.seq;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

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
@SuppressWarnings("ArrayRecordComponent") // never compared
record Coded(int[] words, int[][] spellings, float[][] vectors, int[] target, float value) {
  /** Steps T. */
  int steps() {
    return Math.max(words.length, vectors.length);
  }

  /** The same with other symbols to be written. */
  Coded withTarget(int[] newTarget) {
    return new Coded(words, spellings, vectors, newTarget, value);
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
  }

  private static void update(CRC32C checksum, int... ints) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (ints.length + 1));
    bytes.putInt(ints.length);
    bytes.asIntBuffer().put(ints);
    checksum.update(bytes.array());
  }
}
