package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.io.Spool;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static CountedText join(CountedText text, long minCount, double threshold)
      throws IOException {
    return Phrases.join(text, minCount, threshold, Spool.inMemory());
  }

  /**
   * 12 words. new york: (3 - 1) / (3 * 4) * 12 = 2. the new: (1 - 1) ... = 0, and so are the
   * others: each of their pairs occurs once.
   */
  @Test
  void newYork() throws IOException {
    CountedText text = Small.text("the new york\nin new york is\nnew york a york b\n");
    assertEquals(12, text.lexicon().total());
    List<String> joined = List.of("the new_york", "in new_york is", "new_york a york b");
    assertEquals(joined, Small.sentences(join(text, 1, 1.9)));
    assertEquals(Small.sentences(text), Small.sentences(join(text, 1, 2.1)));
    assertEquals(
        List.of("the 1", "new_york 3", "in 1", "is 1", "a 1", "york 1", "b 1"),
        Small.list(join(text, 1, 1.9).lexicon()));
    assertEquals(9, join(text, 1, 1.9).lexicon().total());
  }

  /** Both pairs of "a b c" are phrases: the first wins, and another pass joins all three. */
  @Test
  void noChainsInOnePass() throws IOException {
    CountedText text = Small.text("a b c\nx\na b c\ny\na b c\n");
    CountedText once = join(text, 1, 0.5);
    assertEquals(List.of("a_b c", "x", "a_b c", "y", "a_b c"), Small.sentences(once));
    CountedText twice = join(once, 1, 0.5);
    assertEquals(List.of("a_b_c", "x", "a_b_c", "y", "a_b_c"), Small.sentences(twice));
  }

  @Test
  void rareWordsAndOtherSentencesAreNotJoined() throws IOException {
    CountedText text = Small.text("a b\na b\nc a b\n");
    assertEquals(List.of("a_b", "a_b", "c a_b"), Small.sentences(join(text, 1, 0.1)));
    assertEquals(Small.sentences(text), Small.sentences(join(text, 4, -1e9)));
    CountedText apart = Small.text("a\nb\na\nb\na\nb\n");
    assertEquals(Small.sentences(apart), Small.sentences(join(apart, 1, -1e9)));
  }

  /** A word repeated without an end: each joined pair is gone before the next. */
  @Test
  void aWordByItself() throws IOException {
    CountedText joined = join(Small.text("a a a a a\n"), 1, 0);
    assertEquals(List.of("a_a a_a a"), Small.sentences(joined));
  }

  @Test
  void aPhraseThatIsAWordAlready() throws IOException {
    CountedText joined = join(Small.text("a b\na b\na_b a b\n"), 1, 0.1);
    assertEquals(List.of("a_b", "a_b", "a_b a_b"), Small.sentences(joined));
    assertEquals(List.of("a_b 4"), Small.list(joined.lexicon()));
  }
}
