package elman.embed.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.token.ByteTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Word vectors for tests. */
final class SomeVectors {
  private static final float[] EXTREMES = {
    0, -0f, Float.MIN_VALUE, -Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 1e-5f, 1e9f
  };

  private SomeVectors() {}

  /** Words and their vectors, one after the other. */
  static WordVectors of(int dim, String[] words, float... data) {
    ByteTable table = new ByteTable();
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      table.add(bytes, 0, bytes.length);
    }
    return new WordVectors("made", table, new ArrayRows(data, dim, null), null, null);
  }

  /** So many words of many lengths, with numbers of every kind. */
  static WordVectors random(int size, int dim) {
    Random random = new Random(31L * size + dim);
    String[] words = new String[size];
    for (int i = 0; i < size; i++) {
      words[i] = i + "é".repeat(random.nextInt(i % 50 == 0 ? 400 : 9));
    }
    float[] data = new float[size * dim];
    for (int i = 0; i < data.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      boolean extreme = random.nextInt(20) == 0 || !Float.isFinite(any);
      data[i] = extreme ? EXTREMES[random.nextInt(EXTREMES.length)] : any;
    }
    return of(dim, words, data);
  }

  /** Asserts that words are the same and numbers have the same bits. */
  static void assertSame(WordVectors expected, WordVectors actual) {
    assertEquals(expected.words().size(), actual.words().size());
    for (int i = 0; i < expected.words().size(); i++) {
      assertArrayEquals(word(expected, i), word(actual, i), "word " + i);
    }
    assertSame(expected.vectors(), actual.vectors());
  }

  /** Asserts that rows have the same bits. */
  static void assertSame(Rows expected, Rows actual) {
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.dim(), actual.dim());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(bits(expected, i), bits(actual, i), "row " + i);
    }
  }

  private static byte[] word(WordVectors vectors, int i) {
    ByteTable words = vectors.words();
    return Arrays.copyOfRange(words.bytes(), words.start(i), words.start(i + 1));
  }

  private static int[] bits(Rows rows, int i) {
    float[] row = new float[rows.dim() + 2];
    rows.copy(i, row, 1);
    int[] bits = new int[rows.dim()];
    for (int j = 0; j < bits.length; j++) {
      bits[j] = Float.floatToRawIntBits(row[j + 1]);
    }
    return bits;
  }
}
