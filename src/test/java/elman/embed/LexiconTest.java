package elman.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private static String fault(String text) {
    return assertThrows(FormatException.class, () -> Lexicon.read(Small.source(text))).getMessage();
  }

  @Test
  void numbersAreGivenInTheOrderOfTheText() throws IOException {
    Lexicon words = Small.text("the cat the dog\ncat the\n").lexicon();
    assertEquals(List.of("the 3", "cat 2", "dog 1"), Small.list(words));
    assertEquals(6, words.total());
    assertEquals(1, Small.number(words, "cat"));
    assertEquals(-1, Small.number(words, "ca"));
  }

  /** As many as need larger arrays, several times. */
  @Test
  void manyWords() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(' ').append(i % 3 == 0 ? i + " " : "");
    }
    Lexicon words = Small.text(text.toString()).lexicon();
    assertEquals(5000, words.size());
    for (int i = 0; i < 5000; i++) {
      assertEquals(i, Small.number(words, "" + i));
      assertEquals(i % 3 == 0 ? 2 : 1, words.count(i));
    }
  }

  @Test
  void theMostFrequentComeFirstAndTiesStayInOrder() throws IOException {
    Lexicon words = Small.text("d b b a c c a e a").lexicon();
    assertEquals(List.of("a 3", "b 2", "c 2", "d 1", "e 1"), Small.list(words.mostFrequent(1, 9)));
    assertEquals(List.of("a 3", "b 2", "c 2"), Small.list(words.mostFrequent(2, 9)));
    assertEquals(List.of("a 3", "b 2"), Small.list(words.mostFrequent(2, 2)));
    assertEquals(7, words.mostFrequent(2, 9).total());
    assertEquals(List.of(), Small.list(words.mostFrequent(4, 9)));
  }

  @Test
  void sumsAndNumbersInAnother() throws IOException {
    Lexicon words = Small.text("a b b").lexicon();
    Lexicon others = Small.text("c b c").lexicon();
    assertArrayEquals(new int[] {-1, 1}, words.numbersIn(others));
    assertEquals(List.of("a 0", "b 0"), Small.list(words.uncounted()));
    Lexicon sum = others.addedTo(words, 0);
    assertEquals(List.of("a 1", "b 3", "c 2"), Small.list(sum));
    assertEquals(6, sum.total());
    assertEquals(List.of("a 1", "b 3"), Small.list(others.addedTo(words, 3)), "c is new and rare");
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Lexicon words = Small.text("größe x x 5 5 5 \u00a0 a_b").lexicon();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    words.writeTo(out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertEquals("größe 1\nx 2\n5 3\n\u00a0 1\na_b 1\n", text);
    Lexicon read = Lexicon.read(Small.source(text));
    assertEquals(Small.list(words), Small.list(read));
    assertEquals(words.total(), read.total());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a 1\nb 2", "a 1\r\nb 2\r\n", "a\t1\nb\t2\n", "a 1\nb 000000000000000002"})
  void dialects(String text) throws IOException {
    assertEquals(List.of("a 1", "b 2"), Small.list(Lexicon.read(Small.source(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1\nb\n",
        "a 1\nb -2\n",
        "a 1\nb 2.5\n",
        "a 1\nb 1000000000000000000\n",
        "a 1\nb NaN\n",
        "a 1\nb ٣\n",
        "a 1\n 2\n",
        "a 1\n\nb 2\n",
        "a 1\nb \n",
        "a 1\n\0\n",
      })
  void linesThatAreNoWordAndCount(String text) {
    assertEquals("text: line 2: is not a word, a space, and how often it occurs", fault(text));
  }

  @Test
  void wordsThatComeTwice() {
    assertEquals("text: line 3: this word was there before", fault("a 1\nb 2\na 3\n"));
  }

  /** No line of a vocabulary is that long; what is endless is not read to its end. */
  @Test
  void endlessLine() {
    String expected = "text: line 1: is not a word, a space, and how often it occurs";
    assertEquals(expected, fault("x".repeat((1 << 20) + 1)));
    assertEquals(expected, fault("x".repeat(1 << 20)));
  }
}
