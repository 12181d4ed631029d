package elman.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.embed.vectors.Rows;
import elman.embed.vectors.Subwords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Word2VecTest {
  private static final int GROUP = 12;

  /** Sentences, each of the words a0, a1 ... or of the words b0, b1 ... */
  private static String text(int sentences) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      String group = random.nextBoolean() ? "a" : "b";
      for (int k = 0; k < 10; k++) {
        text.append(group).append(random.nextInt(GROUP)).append(' ');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static Settings settings(
      Settings.Model model, Settings.Loss loss, int epochs, long seed, boolean deterministic) {
    return new Settings(model, loss, 16, 4, 5, 0.75, 0, epochs, 0.05, seed, deterministic);
  }

  private static Embedding train(CountedText text, Settings settings, Subwords subwords, int n)
      throws IOException {
    Lexicon words = text.lexicon().mostFrequent(1, Integer.MAX_VALUE);
    Embedding embedding = new Embedding(words, settings.dim(), subwords, settings.seed());
    try (Workers workers = new Workers(n)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      Word2Vec trainer = new Word2Vec(ops, settings, embedding, text);
      assertTrue(trainer.train((words1, total, loss) -> {}, () -> false));
    }
    return embedding;
  }

  @ParameterizedTest
  @CsvSource({"SKIPGRAM, NS", "CBOW, HS"})
  void theSeedAloneDecides(Settings.Model model, Settings.Loss loss) throws IOException {
    CountedText text = Small.text(text(4000));
    assertTrue(text.sentences().pieces() > 2, "more than one piece for each thread");
    Embedding one = train(text, settings(model, loss, 2, 7, true), null, 1);
    for (int n : new int[] {1, 2, 5}) {
      Embedding same = train(text, settings(model, loss, 2, 7, true), null, n);
      assertArrayEquals(one.in(), same.in());
      assertArrayEquals(one.out(), same.out());
    }
    Embedding other = train(text, settings(model, loss, 2, 8, true), null, 1);
    assertFalse(Arrays.equals(one.in(), other.in()));
    assertFalse(Arrays.equals(one.out(), other.out()));
  }

  /** Means of the cosines of all pairs of words of one group, and of two. */
  private static void assertApart(Embedding embedding) {
    double same = 0;
    double other = 0;
    int sames = 0;
    int others = 0;
    Rows rows = embedding.vectors().vectors();
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < i; j++) {
        double cosine = cosine(rows, i, j);
        String first = Small.word(embedding.words(), i);
        String second = Small.word(embedding.words(), j);
        boolean together = first.charAt(0) == second.charAt(0);
        same += together ? cosine : 0;
        other += together ? 0 : cosine;
        sames += together ? 1 : 0;
        others += together ? 0 : 1;
      }
    }
    assertTrue(same / sames > other / others + 0.4, same / sames + " and " + other / others);
  }

  private static double cosine(Rows rows, int i, int j) {
    float[] a = new float[rows.dim()];
    float[] b = new float[rows.dim()];
    rows.copy(i, a, 0);
    rows.copy(j, b, 0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      ab += a[k] * b[k];
      aa += a[k] * a[k];
      bb += b[k] * b[k];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @ParameterizedTest
  @CsvSource({
    "SKIPGRAM, NS, false, 1",
    "SKIPGRAM, NS, true, 1",
    "SKIPGRAM, HS, false, 1",
    "SKIPGRAM, HS, true, 1",
    "CBOW, NS, false, 1",
    "CBOW, NS, true, 1",
    "CBOW, HS, false, 1",
    "CBOW, HS, true, 1",
    "SKIPGRAM, NS, false, 3",
    "CBOW, HS, true, 3",
  })
  void wordsOfAGroupComeNear(Settings.Model model, Settings.Loss loss, boolean ngrams, int threads)
      throws IOException {
    Subwords subwords = ngrams ? new Subwords(2, 3, 50) : null;
    CountedText text = Small.text(text(3000));
    assertApart(train(text, settings(model, loss, 5, 1, false), subwords, threads));
  }

  @Test
  void stopsWhenToldTo() throws IOException {
    CountedText text = Small.text(text(4000));
    for (int n : new int[] {1, 3}) {
      AtomicInteger asked = new AtomicInteger();
      Settings settings = settings(Settings.Model.CBOW, Settings.Loss.NS, 50, 1, false);
      Embedding embedding = new Embedding(text.lexicon(), 16, null, 1);
      List<Long> told = new ArrayList<>();
      try (Workers workers = new Workers(n)) {
        Ops ops = new Ops(new ScalarKernels(), workers);
        Word2Vec trainer = new Word2Vec(ops, settings, embedding, text);
        assertFalse(
            trainer.train(
                (words, total, loss) -> told.add(words), () -> asked.incrementAndGet() > 5));
        assertEquals(50 * 40_000, trainer.total());
      }
      long last = told.get(told.size() - 1);
      assertTrue(last > 0 && last < 50 * 40_000, "words " + last);
    }
  }

  @Test
  void progressEndsAtTheTotal() throws IOException {
    CountedText text = Small.text(text(2000) + "rare\n");
    Lexicon words = text.lexicon().mostFrequent(2, 20);
    long known = 3 * words.total();
    Settings settings = settings(Settings.Model.CBOW, Settings.Loss.NS, 3, 1, false);
    List<Double> losses = new ArrayList<>();
    List<Long> told = new ArrayList<>();
    try (Workers workers = new Workers(3)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      Word2Vec trainer = new Word2Vec(ops, settings, new Embedding(words, 16, null, 1), text);
      assertEquals(known, trainer.total());
      Word2Vec.Listener listener =
          (n, total, loss) -> {
            assertEquals(known, total);
            told.add(n);
            losses.add(loss);
          };
      assertTrue(trainer.train(listener, () -> false));
    }
    assertTrue(told.stream().allMatch(n -> n <= known), told.toString());
    assertEquals(known, told.get(told.size() - 1));
    double last = losses.get(losses.size() - 1);
    assertTrue(last > 0 && last < 6 * Math.log(2), "loss " + last);
  }

  /** One word has nothing to be told from. */
  @Test
  void oneWordIsNotEnough() throws IOException {
    CountedText text = Small.text("a a a");
    Settings settings = Small.settings(Settings.Model.CBOW, Settings.Loss.NS, 16, 5, 1);
    Embedding embedding = new Embedding(text.lexicon(), 16, null, 1);
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      assertThrows(
          IllegalArgumentException.class, () -> new Word2Vec(ops, settings, embedding, text));
    }
  }

  @Test
  void saysThatThereIsNothingToLearnFrom() throws IOException {
    CountedText text = Small.text("a\nb\na\nb\n");
    Settings settings = settings(Settings.Model.CBOW, Settings.Loss.NS, 1, 1, false);
    String message =
        assertThrows(IllegalArgumentException.class, () -> train(text, settings, null, 1))
            .getMessage();
    assertTrue(message.startsWith("nothing to learn from"), message);
  }

  @Test
  void saysThatItDiverged() throws IOException {
    CountedText text = Small.text(text(1000));
    Settings wild =
        new Settings(
            Settings.Model.SKIPGRAM, Settings.Loss.NS, 16, 4, 5, 0.75, 0, 3, 1000, 1, true);
    String message =
        assertThrows(IllegalArgumentException.class, () -> train(text, wild, null, 1)).getMessage();
    assertTrue(message.contains("--lr"), message);
  }

  /** A row that counts often in a step is one that a sampled word has in common with many. */
  @Test
  void manyNegativesOfFewWordsDoNotDiverge() throws IOException {
    CountedText text = Small.text(text(200));
    Settings many =
        new Settings(Settings.Model.CBOW, Settings.Loss.NS, 16, 4, 500, 0.75, 0, 2, 0.075, 1, true);
    for (float value : train(text, many, null, 1).in()) {
      assertTrue(Math.abs(value) < 1000, "" + value);
    }
  }
}
