package elman.token.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.token.TextSamples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordCountsTest {
  private static WordCounts count(List<String> words) {
    WordCounts counts = new WordCounts();
    for (String word : words) {
      byte[] bytes = TextSamples.utf8(word);
      counts.addText((text, from, to) -> to, bytes, 0, bytes.length);
    }
    return counts.sorted();
  }

  private static String word(WordCounts counts, int i) {
    byte[] bytes = counts.words().bytes();
    return new String(
        Arrays.copyOfRange(bytes, counts.words().start(i), counts.words().start(i + 1)),
        StandardCharsets.UTF_8);
  }

  @Test
  void sortedIsTheSameWhoeverCameFirst() {
    List<String> words = new ArrayList<>(TextSamples.texts(500, 1));
    words.addAll(words.subList(0, 100));
    WordCounts once = count(words);
    Collections.shuffle(words, new Random(2));
    WordCounts again = count(words);
    assertEquals(words.stream().distinct().count(), once.size());
    assertArrayEquals(once.counts(), again.counts());
    for (int i = 0; i < once.size(); i++) {
      assertEquals(word(once, i), word(again, i));
      assertEquals(Collections.frequency(words, word(once, i)), once.count(i));
    }
  }
}
