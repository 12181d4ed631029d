package elman.embed.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.KernelLoader;
import elman.core.Kernels;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.embed.vectors.Subwords;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  private static final double NEAR = 1e-6;

  private final Workers workers = new Workers(1);

  private Answer ask(WordVectors vectors, Method method, String expression) throws Exception {
    return new Nearest(Planes.lookup(vectors, workers), method)
        .answer(Expression.parse(expression));
  }

  @Test
  void cosineOfAWordIsThatOfTheAngle() throws Exception {
    WordVectors vectors =
        Planes.vectors("a b c d", Planes.at(0, 3), Planes.at(60, 0.1), Planes.at(90, 1), at(180));
    Answer answer = ask(vectors, Method.COS_ADD, "a");
    assertArrayEquals(new int[] {0, 1, 2, 3}, answer.top(10, false));
    assertArrayEquals(new int[] {1, 2}, answer.top(2, true));
    assertEquals(1, answer.score(0), NEAR);
    assertEquals(0.5, answer.score(1), NEAR);
    assertEquals(0, answer.score(2), NEAR);
    assertEquals(-1, answer.score(3), NEAR);
    assertTrue(answer.isOwn(0));
    assertFalse(answer.isOwn(1));
    assertEquals(3, answer.rank(2, false));
    assertEquals(2, answer.rank(2, true));
  }

  private static float[] at(double degrees) {
    return Planes.at(degrees, 1);
  }

  /** Lengths do not count: b - a + c is at 90 degrees however long a, b and c are. */
  @Test
  void cosAddSumsUnitVectors() throws Exception {
    WordVectors vectors =
        Planes.vectors("a b c d", Planes.at(0, 9), Planes.at(45, 2), Planes.at(135, 5), at(100));
    Answer answer = ask(vectors, Method.COS_ADD, "b - a + c");
    // (s, s) - (1, 0) + (-s, s) = (-1, 2 s), s = sqrt(1 / 2): at 180 - atan(2 s) degrees.
    double angle = 180 - Math.toDegrees(Math.atan(Math.sqrt(2)));
    assertEquals(Math.cos(Math.toRadians(angle - 100)), answer.score(3), NEAR);
    assertArrayEquals(new int[] {2, 3, 1, 0}, answer.top(4, false));
  }

  @Test
  void cosMulMultipliesShiftedCosines() throws Exception {
    WordVectors vectors = Planes.vectors("a b c d", at(0), at(60), at(90), at(120));
    Answer answer = ask(vectors, Method.COS_MUL, "a : b :: c : ?");
    double b = (Math.cos(Math.toRadians(60)) + 1) / 2;
    double c = (Math.cos(Math.toRadians(30)) + 1) / 2;
    double a = (Math.cos(Math.toRadians(120)) + 1) / 2;
    assertEquals(b * c / (a + 0.001), answer.score(3), NEAR);
  }

  /** From a at 0 to b at 90 degrees the way is (-1, 1); so it is from c at 180 to d at 90. */
  @Test
  void pairCosineComparesWays() throws Exception {
    WordVectors vectors = Planes.vectors("a b c d e", at(0), at(90), at(270), at(180), at(0));
    Answer answer = ask(vectors, Method.PAIR_COSINE, "a : b :: c : ?");
    assertEquals(1, answer.score(3), NEAR);
    assertEquals(0, answer.score(4), NEAR);
    assertEquals(0, answer.score(2), NEAR, "there is no way from c to c");
    Answer nowhere = ask(vectors, Method.PAIR_COSINE, "a : e :: c : ?");
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, nowhere.top(5, false), "all 0, in their order");
    assertThrows(IllegalArgumentException.class, () -> ask(vectors, Method.PAIR_COSINE, "a + b"));
  }

  /** The first queries read them where they are, the last ones in blocks. */
  @Test
  void vectorsKeptElsewhereGiveTheSameScores() throws Exception {
    WordVectors blocks = Planes.random(30_000, 150);
    float[][] rows = new float[30_000][150];
    for (int i = 0; i < rows.length; i++) {
      blocks.vectors().copy(i, rows[i], 0);
    }
    WordVectors plain =
        new WordVectors("plain", blocks.words(), new Planes.Plain(rows), null, null);
    Answer expected = ask(blocks, Method.COS_ADD, "w7 + w29000");
    Nearest nearest = new Nearest(Planes.lookup(plain, workers), Method.COS_ADD);
    for (int query = 0; query < 10; query++) {
      Answer actual = nearest.answer(Expression.parse("w7 + w29000"));
      for (int i = 0; i < rows.length; i++) {
        assertEquals(expected.score(i), actual.score(i));
      }
      assertArrayEquals(expected.top(20, true), actual.top(20, true));
    }
  }

  @Test
  void vectorsOfLengthZeroAreFarFromEverything() throws Exception {
    WordVectors vectors = Planes.vectors("a b c", at(0), new float[2], at(91));
    assertArrayEquals(new int[] {0, 1, 2}, ask(vectors, Method.COS_ADD, "a").top(3, false));
    Answer nothing = ask(vectors, Method.COS_ADD, "b");
    assertArrayEquals(new int[] {0, 1, 2}, nothing.top(3, false));
    assertEquals(0, nothing.score(0));
    assertThrows(
        IllegalArgumentException.class, () -> ask(vectors, Method.COS_ADD, "a - a"), "no sum");
  }

  @Test
  void lengthsThatOverflowOrVanishInFloatDoNotMatter() throws Exception {
    float huge = Float.MAX_VALUE;
    float tiny = Float.MIN_VALUE;
    WordVectors vectors =
        Planes.vectors(
            "a b c d e",
            new float[] {huge, huge},
            new float[] {tiny, tiny},
            new float[] {-huge, huge},
            new float[] {3e20f, 3e20f},
            at(45));
    for (String word : List.of("a", "b", "e")) {
      Answer answer = ask(vectors, Method.COS_ADD, word);
      for (int i : new int[] {0, 1, 3, 4}) {
        assertEquals(1, answer.score(i), NEAR, word + " and " + i);
      }
      assertEquals(0, answer.score(2), NEAR);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 17, 100})
  void cosinesStayWithinOne(int dim) throws Exception {
    WordVectors vectors = Planes.random(300, dim);
    for (Kernels kernels : List.of(new ScalarKernels(), KernelLoader.load(System.err))) {
      Lookup lookup = new Lookup(new Directions(vectors, new Ops(kernels, workers)), false);
      for (int word = 0; word < 300; word += 7) {
        Answer answer = new Nearest(lookup, Method.COS_ADD).answer(Expression.parse("w" + word));
        assertEquals(1, answer.score(word), NEAR);
        for (int i = 0; i < 300; i++) {
          assertTrue(Math.abs(answer.score(i)) <= 1, () -> "score " + answer.score(0));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theBestAreThoseOfAFullSortForAnyNumberOfThreads(int threads) {
    Rng rng = new Rng(1);
    try (Workers team = new Workers(threads)) {
      for (int size : new int[] {0, 1, 2, 100, 16_384, 70_001}) {
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
          scores[i] = Math.round(rng.nextFloat() * 999) / 999f; // many are equal
        }
        int[] without = {3, 50, 16_000};
        int[] sorted =
            IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i])) // stable
                .mapToInt(Integer::intValue)
                .filter(i -> !TopWords.contains(without, i))
                .toArray();
        for (int most : new int[] {0, 1, 10, 1000, Integer.MAX_VALUE}) {
          int[] expected = IntStream.of(sorted).limit(most).toArray();
          assertArrayEquals(expected, TopWords.of(scores, most, without, team));
        }
        for (int place = 0; place < sorted.length; place += 997) {
          assertEquals(place, TopWords.before(scores, sorted[place], without));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void scoresHaveTheSameBitsForAnyNumberOfThreads(int threads) throws Exception {
    WordVectors vectors = Planes.random(30_000, 150); // two blocks
    assertTrue(new Directions(vectors, ops(workers)).blocks().blocks() > 1);
    try (Workers team = new Workers(threads)) {
      for (Method method : Method.values()) {
        Expression expression = Expression.parse("w5 : w6 :: w29999 : ?");
        Lookup one = new Lookup(new Directions(vectors, ops(workers)), false);
        Lookup more = new Lookup(new Directions(vectors, ops(team)), false);
        Answer expected = new Nearest(one, method).answer(expression);
        Answer actual = new Nearest(more, method).answer(expression);
        for (int i = 0; i < 30_000; i++) {
          assertEquals(expected.score(i), actual.score(i));
        }
      }
    }
  }

  private static Ops ops(Workers workers) {
    return new Ops(KernelLoader.load(System.err), workers);
  }

  @Test
  void unknownWordsAreNamedWithThoseThatLookLikeThem() {
    WordVectors vectors =
        Planes.vectors("the paris parks part king", at(0), at(1), at(2), at(3), at(4));
    assertEquals(
        "v.txt: has no word 'Paris'; did you mean paris, parks, part?", unknown(vectors, "Paris"));
    assertEquals(
        "v.txt: has no word 'pari'; did you mean paris, part, parks?", unknown(vectors, "pari"));
    assertEquals("v.txt: has no word 'zzz'", unknown(vectors, "zzz"));
    assertEquals(
        "v.txt: has no word '" + "x".repeat(287) + "...", unknown(vectors, "x".repeat(100_000)));
  }

  private String unknown(WordVectors vectors, String word) {
    Exception unknown =
        assertThrows(FormatException.class, () -> ask(vectors, Method.COS_ADD, word));
    return unknown.getMessage();
  }

  /** Two n-grams of three characters, {@code <ab} and {@code ab>}, in one bucket. */
  @Test
  void unknownWordsAreComposedOfTheirNgrams() throws Exception {
    WordVectors vectors =
        Planes.vectors(
            "a b", new Subwords(3, 3, 1), new Planes.Plain(at(60)), at(0), Planes.at(60, 2));
    Directions directions = new Directions(vectors, ops(workers));
    Nearest nearest = new Nearest(new Lookup(directions, true), Method.COS_ADD);
    Answer answer = nearest.answer(Expression.parse("ab"));
    assertEquals(0.5, answer.score(0), NEAR);
    assertEquals(1, answer.score(1), NEAR);
    assertArrayEquals(new int[] {1, 0}, answer.top(9, true), "no word is the query's own");
    assertThrows(FormatException.class, () -> ask(vectors, Method.COS_ADD, "ab"));
    assertThrows(
        FormatException.class,
        () -> new Lookup(new Directions(Planes.vectors("a", at(0)), ops(workers)), true));
  }
}
