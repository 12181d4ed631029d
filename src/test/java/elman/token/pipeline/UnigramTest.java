package elman.token.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import elman.token.ByteTable;
import elman.token.TextSamples;
import elman.token.TokenBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnigramTest {
  private static UnigramTrainer.Learned learn(int wanted, int threads, String... words) {
    ByteTable table = new ByteTable();
    long[] counts = new long[words.length];
    for (String word : words) {
      byte[] bytes = TextSamples.utf8(word);
      counts[table.add(bytes, 0, bytes.length)]++;
    }
    try (Workers workers = new Workers(threads)) {
      return UnigramTrainer.learn(table, Arrays.copyOf(counts, table.size()), wanted, workers);
    }
  }

  private static List<String> cut(Unigram model, String word) {
    TokenBuffer ids = new TokenBuffer();
    model.cutter().cut(word, ids);
    return Arrays.stream(ids.toArray()).mapToObj(id -> model.pieces()[id]).toList();
  }

  /** By hand: ln p(ab) + ln p(c) = -2.5, ln p(a) + ln p(bc) = -2.6, one by one -6. */
  @Test
  void theLikeliestWayToCut() {
    String[] pieces = {"<unk>", "a", "b", "c", "ab", "bc"};
    double[] scores = {0, -1.6, -2.5, -1.5, -1.0, -1.0};
    Unigram model = new Unigram(pieces, scores, 0, null);
    assertEquals(List.of("ab", "c"), cut(model, "abc"));
    assertEquals(List.of("<unk>", "bc", "<unk>"), cut(model, "xybcz"));
  }

  @Test
  void noWayToCutIsLikelier() {
    UnigramTrainer.Learned learned = learn(60, 1, words(400));
    String[] pieces = learned.pieces().toArray(new String[0]);
    Unigram model = new Unigram(pieces, learned.scores(), -1, null);
    List<String> all = learned.pieces();
    for (String word : words(50)) {
      List<String> cut = cut(model, word);
      assertEquals(word, String.join("", cut));
      double score = cut.stream().mapToDouble(p -> learned.scores()[all.indexOf(p)]).sum();
      assertEquals(best(learned, word), score, 1e-9);
    }
  }

  private static double best(UnigramTrainer.Learned learned, String word) {
    double best = word.isEmpty() ? 0 : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < learned.pieces().size(); i++) {
      if (word.startsWith(learned.pieces().get(i))) {
        String rest = word.substring(learned.pieces().get(i).length());
        best = Math.max(best, learned.scores()[i] + best(learned, rest));
      }
    }
    return best;
  }

  private static String[] words(int count) {
    Random random = new Random(1);
    String[] syllables = {"ba", "na", "nu", "ka", "lo", "mi", "é", "n"};
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      for (int k = 0; k < 1 + random.nextInt(3); k++) {
        word.append(syllables[random.nextInt(syllables.length)]);
      }
      words[i] = word.toString();
    }
    return words;
  }

  @Test
  void learnsWhatTheWordsAreMadeOf() {
    UnigramTrainer.Learned learned = learn(20, 1, words(2_000));
    assertTrue(learned.pieces().containsAll(List.of("a", "b", "é", "l", "o")));
    List<String> common = learned.pieces().subList(0, 9);
    List<String> syllables = new ArrayList<>(List.of("ba", "na", "nu", "ka", "lo", "mi"));
    syllables.removeAll(common);
    assertTrue(syllables.size() <= 2, () -> common.toString());
  }

  @Test
  void threadsDoNotMatter() {
    UnigramTrainer.Learned one = learn(50, 1, words(500));
    UnigramTrainer.Learned three = learn(50, 3, words(500));
    assertEquals(one.pieces(), three.pieces());
    assertArrayEquals(one.scores(), three.scores());
  }
}
