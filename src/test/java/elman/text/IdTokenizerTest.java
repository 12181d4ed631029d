package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import elman.io.Spool;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenizerTest {
  @Test
  void idsComeBackAsText() throws IOException {
    Corpus corpus = Texts.learn(Tokenizer.Kind.IDS, Texts.sources("3 1\n4\t1", " 5"), 1);
    assertEquals(6, corpus.tokenizer().vocabulary().size());
    int[] ids = corpus.tokens().toArray();
    assertArrayEquals(new int[] {3, 1, 4, 1, 5}, ids);
    assertEquals("3 1 4 1 5 ", new String(corpus.tokenizer().decode(ids), UTF_8));
    assertArrayEquals(new int[] {5, 0}, corpus.tokenizer().encode(" 5 0\n"));
    assertThrows(IllegalArgumentException.class, () -> corpus.tokenizer().encode("5 6"));
    assertThrows(IllegalArgumentException.class, () -> corpus.tokenizer().encode("x"));
    assertArrayEquals(ids, Texts.encode(corpus.tokenizer(), Texts.sources("3 1 4 1 5")));
    Tokenizer again = Texts.again(corpus.tokenizer());
    assertEquals(corpus.tokenizer().vocabulary().tokens(), again.vocabulary().tokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\n2 x", "1\n2 -3", "1\n99999999", "1\n9999999999999999999"})
  void whatIsNoIdIsNamed(String text) {
    FormatException e =
        assertThrows(
            FormatException.class, () -> Texts.learn(Tokenizer.Kind.IDS, Texts.sources(text), 1));
    assertEquals("line 2", e.place());
  }

  @Test
  void idsOfATokenizerAreBelowItsSize() throws IOException {
    Tokenizer bytes = Texts.learn(Tokenizer.Kind.BYTES, Texts.sources("a"), 1).tokenizer();
    assertArrayEquals(
        new int[] {255},
        Corpus.ofIds(bytes, Texts.sources("255"), Spool.inMemory()).tokens().toArray());
    assertThrows(
        FormatException.class, () -> Corpus.ofIds(bytes, Texts.sources("256"), Spool.inMemory()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n"})
  void blanksAloneAreNoIds(String text) throws IOException {
    Tokenizer ids = Texts.learn(Tokenizer.Kind.IDS, Texts.sources("3"), 1).tokenizer();
    assertArrayEquals(new int[0], ids.encode(text));
    assertArrayEquals(new int[0], Texts.encode(ids, Texts.sources(text)));
  }

  @Test
  void anyNumberOfBlanksSeparates() throws IOException {
    Tokenizer ids = Texts.learn(Tokenizer.Kind.IDS, Texts.sources("3"), 1).tokenizer();
    assertArrayEquals(new int[] {0, 3}, ids.encode("  0 \n 3 "));
    assertArrayEquals(new int[] {0, 3}, Texts.encode(ids, Texts.sources("  0 \n 3 ")));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ids.encode("4"));
    assertEquals("'4' is none of the model's ids, 0 to 3", e.getMessage());
  }

  @Test
  void vocabularyHoldsTheNumbersInTheirOrder() {
    assertEquals(2, Tokenizer.of(Tokenizer.Kind.IDS, List.of("0", "1")).vocabulary().size());
    assertThrows(
        IllegalArgumentException.class, () -> Tokenizer.of(Tokenizer.Kind.IDS, List.of("1", "0")));
  }
}
