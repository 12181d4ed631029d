package elman.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.embed.vectors.Rows;
import elman.embed.vectors.Subwords;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private static final Subwords SUBWORDS = new Subwords(3, 4, 11);

  private static float[] row(Rows rows, int i) {
    float[] row = new float[rows.dim()];
    rows.copy(i, row, 0);
    return row;
  }

  /** With outputs that are random too. */
  private static Embedding trained(Lexicon words, int dim, Subwords subwords) {
    Embedding embedding = new Embedding(words, dim, subwords, 4);
    Random random = new Random(dim);
    for (int i = 0; i < words.size(); i++) {
      for (int k = 0; k < dim; k++) {
        embedding.out()[i * embedding.stride() + k] = random.nextFloat();
      }
    }
    return embedding;
  }

  @Test
  void beginsRandomAndFilledUpWithZeros() {
    Embedding embedding = new Embedding(Small.counted(3, 2, 1), 17, SUBWORDS, 4);
    Embedding same = new Embedding(Small.counted(3, 2, 1), 17, SUBWORDS, 4);
    Embedding other = new Embedding(Small.counted(3, 2, 1), 17, SUBWORDS, 5);
    assertArrayEquals(same.in(), embedding.in());
    assertFalse(Arrays.equals(other.in(), embedding.in()));
    assertEquals(14 * 32, embedding.in().length);
    for (int i = 0; i < embedding.in().length; i++) {
      assertEquals(i % 32 >= 17, embedding.in()[i] == 0);
    }
    for (float value : embedding.out()) {
      assertEquals(0, value);
    }
  }

  /** Old rows are kept bit for bit, whatever their new number; new ones stay as they began. */
  @Test
  void takesWhatWasTrainedBefore() throws IOException {
    Lexicon fewer = Small.counted(9, 8, 7);
    Embedding before = trained(fewer, 5, SUBWORDS);
    Lexicon more = Small.text("c d a b e").lexicon();
    Embedding after = new Embedding(more, 5, SUBWORDS, 6);
    Embedding untouched = new Embedding(more, 5, SUBWORDS, 6);
    after.take(before, true);
    for (String word : new String[] {"a", "b", "c"}) {
      int old = Small.number(fewer, word);
      int now = Small.number(more, word);
      assertArrayEquals(row(before.inputs(), old), row(after.inputs(), now));
      assertArrayEquals(row(before.outputs(), old), row(after.outputs(), now));
    }
    for (String word : new String[] {"d", "e"}) {
      int now = Small.number(more, word);
      assertArrayEquals(row(untouched.inputs(), now), row(after.inputs(), now));
      assertArrayEquals(new float[5], row(after.outputs(), now));
    }
    Rows buckets = after.vectors().bucketVectors();
    for (int i = 0; i < SUBWORDS.buckets(); i++) {
      assertArrayEquals(row(before.vectors().bucketVectors(), i), row(buckets, i));
    }
  }

  /** The nodes of a tree are other ones when there are more words. */
  @Test
  void leavesOutputsThatAreNoWords() {
    Embedding before = trained(Small.counted(9, 8, 7), 5, null);
    Embedding after = new Embedding(Small.counted(9, 8, 7, 6), 5, null, 6);
    after.take(before, false);
    assertArrayEquals(row(before.inputs(), 2), row(after.inputs(), 2));
    assertArrayEquals(new float[4 * after.stride()], after.out());
  }

  /** The word a is {@code <a>}: one n-gram of three characters, none of four. */
  @Test
  void wordsAreMeansOfTheirNGrams() {
    Embedding embedding = new Embedding(Small.counted(3, 2), 5, SUBWORDS, 4);
    assertEquals(2, embedding.parts(0).length);
    int bucket = embedding.parts(0)[1] / embedding.stride() - 2;
    assertTrue(bucket >= 0 && bucket < 11, "bucket " + bucket);
    float[] own = row(embedding.inputs(), 0);
    float[] ngram = row(embedding.vectors().bucketVectors(), bucket);
    float[] mean = row(embedding.vectors().vectors(), 0);
    for (int k = 0; k < 5; k++) {
      assertEquals((own[k] + ngram[k]) / 2, mean[k], 1e-7);
    }
  }

  @Test
  void moreThanAnArrayHolds() {
    Lexicon words = Small.counted(2, 1);
    Subwords many = new Subwords(3, 6, 100_000_000);
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Embedding(words, 100, many, 1))
            .getMessage();
    assertEquals(
        "100,000,002 vectors of 100 floats are more than there can be: fewer words (--min-count,"
            + " --max-vocab), buckets of n-grams (--buckets) or floats (--dim)",
        message);
  }
}
