package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.Spool;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentenceSpoolTest {
  private static void add(SentenceSpool spool, List<Integer> sentence) throws IOException {
    for (int word : sentence) {
      spool.add(word);
    }
    spool.endSentence();
  }

  /** Numbers on either side of where they take another byte, up to the largest. */
  @Test
  void keepsAllNumbers() throws IOException {
    SentenceSpool spool = new SentenceSpool(Spool.inMemory());
    List<Integer> numbers = new ArrayList<>(List.of(0, Integer.MAX_VALUE - 1));
    for (int bits = 7; bits < 31; bits += 7) {
      for (int i = -2; i <= 1; i++) {
        numbers.add((1 << bits) + i);
      }
    }
    add(spool, numbers);
    spool.finish();
    assertEquals(List.of(numbers), Small.sentences(spool));
  }

  @Test
  void emptySentencesAreNone() throws IOException {
    SentenceSpool spool = new SentenceSpool(Spool.inMemory());
    spool.endSentence();
    spool.finish();
    assertEquals(0, spool.pieces());
    add(spool, List.of(3));
    spool.endSentence();
    spool.finish();
    spool.finish();
    assertEquals(List.of(List.of(3)), Small.sentences(spool));
    assertEquals(1, spool.pieces());
  }

  @Test
  void longSentencesAreCut() throws IOException {
    for (int length : new int[] {999, 1000, 1001, 2000, 2500}) {
      SentenceSpool spool = new SentenceSpool(Spool.inMemory());
      List<Integer> words = IntStream.range(0, length).boxed().toList();
      add(spool, words);
      spool.finish();
      List<List<Integer>> expected = new ArrayList<>();
      for (int from = 0; from < length; from += 1000) {
        expected.add(words.subList(from, Math.min(length, from + 1000)));
      }
      assertEquals(expected, Small.sentences(spool), "length " + length);
    }
  }

  /** Many pieces, most of them in a file; the longest sentences of the longest numbers too. */
  @Test
  void piecesInAFile() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix());
        Spool kept = new Spool(files.getPath("."), 40_000)) {
      SentenceSpool spool = new SentenceSpool(kept);
      Random random = new Random(1);
      List<List<Integer>> expected = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int size = i % 10 == 0 ? 1000 : 1 + random.nextInt(50);
        int most = 1 << random.nextInt(31);
        List<Integer> sentence =
            IntStream.range(0, size)
                .map(k -> most == 1 << 30 ? Integer.MAX_VALUE - 1 : random.nextInt(most))
                .boxed()
                .toList();
        expected.add(sentence);
        add(spool, sentence);
      }
      spool.finish();
      assertTrue(spool.pieces() > 3, "pieces: " + spool.pieces());
      assertEquals(expected, Small.sentences(spool));
    }
  }
}
