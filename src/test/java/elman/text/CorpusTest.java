package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import elman.io.Source;
import elman.text.Tokenizer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
  private static void assertCorpus(List<String> tokens, int[] ids, Corpus corpus)
      throws IOException {
    assertEquals(tokens, corpus.tokenizer().vocabulary().tokens());
    assertArrayEquals(ids, corpus.tokens().toArray());
  }

  @Test
  void charsInCodePointOrder() throws IOException {
    assertCorpus(
        List.of("<unk>", "a", "b", "n"),
        new int[] {2, 1, 3, 1, 3, 1},
        Texts.learn(Kind.CHARS, Texts.sources("banana"), 1));
    // UTF-16 would put the surrogates of U+1F44D before U+FF21.
    assertCorpus(
        List.of("<unk>", "z", "\uFF21", "👍"),
        new int[] {3, 2, 1},
        Texts.learn(Kind.CHARS, Texts.sources("👍\uFF21z"), 1));
  }

  @Test
  void wordsByCountThenCodePointOrder() throws IOException {
    assertCorpus(
        List.of("<unk>", " b", " a", " A", "x", "\uFF21", "👍"),
        new int[] {4, 3, 1, 2, 1, 2, 1, 6, 5},
        Texts.learn(Kind.WORDS, Texts.sources("x A b a b a b👍\uFF21"), 1));
  }

  @Test
  void rareCharsBecomeUnknown() throws IOException {
    assertCorpus(
        List.of("<unk>", "a", "n"),
        new int[] {0, 1, 2, 1, 2, 1},
        Texts.learn(Kind.CHARS, Texts.sources("banana"), 2));
  }

  @Test
  void rareWordsBecomeUnknown() throws IOException {
    assertCorpus(
        List.of("<unk>", " a", " b"),
        new int[] {0, 2, 1, 2, 1, 1, 0},
        Texts.learn(Kind.WORDS, Texts.sources("a b a b a a c"), 2));
  }

  @Test
  void nothingIsKept() throws IOException {
    assertCorpus(List.of("<unk>"), new int[3], Texts.learn(Kind.CHARS, Texts.sources("abc"), 2));
  }

  @Test
  void bytesAreAllKept() throws IOException {
    Corpus corpus = Texts.learn(Kind.BYTES, Texts.sources("aab"), 2);
    assertCorpus(new ByteTokenizer().vocabulary().tokens(), new int[] {'a', 'a', 'b'}, corpus);
  }

  @ParameterizedTest
  @MethodSource("elman.text.Texts#kindsOfText")
  void emptyTextHasNoIds(Kind kind) throws IOException {
    assertEquals(0, Texts.learn(kind, List.of(), 1).tokens().toArray().length);
    assertEquals(0, Texts.learn(kind, Texts.sources("", ""), 1).tokens().toArray().length);
  }

  @ParameterizedTest
  @MethodSource("elman.text.Texts#kindsOfText")
  void severalSourcesAreOneText(Kind kind) throws IOException {
    Corpus joined = Texts.learn(kind, Texts.sources("one two th", "", "ree", " four ", " five"), 1);
    Corpus whole = Texts.learn(kind, Texts.sources("one two three four  five"), 1);
    assertCorpus(whole.tokenizer().vocabulary().tokens(), whole.tokens().toArray(), joined);
  }

  @Test
  void byteOrderMarksAreNoText() throws IOException {
    List<Source> sources = Texts.sources("\uFEFFa", "\uFEFFb");
    assertCorpus(List.of("<unk>", "a", "b"), new int[] {1, 2}, Texts.learn(Kind.CHARS, sources, 1));
    assertEquals(4, Texts.learn(Kind.BYTES, Texts.sources("\uFEFFa"), 1).tokens().toArray().length);
  }

  /** Pieces of all lengths fall on the edges of the blocks in which a source is read. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("elman.text.Texts#kindsOfText")
  void longTexts(Kind kind) throws IOException {
    String awkward = String.join("", Texts.AWKWARD) + " " + "long".repeat(100);
    String text = Texts.random(new Random(2), 300_000) + awkward.repeat(500);
    Corpus corpus = Texts.learn(kind, Texts.sources(text), 1);
    assertEquals(text, new String(corpus.tokenizer().decode(corpus.tokens().toArray()), UTF_8));
    assertArrayEquals(corpus.tokenizer().encode(text), corpus.tokens().toArray());
  }

  @Tag("slow")
  @Test
  void textsAboutAsLongAsABlock() throws IOException {
    for (int length = (1 << 16) - 140; length <= (1 << 16) + 140; length++) {
      String text = "a ".repeat(length / 2) + "b".repeat(length % 2);
      Corpus corpus = Texts.learn(Kind.WORDS, Texts.sources(text), 1);
      assertArrayEquals(corpus.tokenizer().encode(text), corpus.tokens().toArray());
    }
  }

  @Test
  void encodingKeepsTheVocabulary() throws IOException {
    Tokenizer tokenizer = Texts.learn(Kind.CHARS, Texts.sources("abc"), 1).tokenizer();
    assertArrayEquals(new int[] {3, 0, 1}, Texts.encode(tokenizer, Texts.sources("c", "", "da")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CHARS", "WORDS"})
  void malformedTextIsRefusedWithARemedy(Kind kind) throws IOException {
    byte[] malformed = {'a', '\n', (byte) 0xff, 'b'};
    FormatException learning =
        assertThrows(
            FormatException.class,
            () -> Texts.learn(kind, List.of(Texts.source("fine\n"), Texts.source(malformed)), 1));
    assertEquals(
        "test: line 2, byte 2: is not valid UTF-8 (byte 0xff)"
            + " (--tokenizer bytes takes any input)",
        learning.getMessage());
    Tokenizer tokenizer = Texts.learn(kind, Texts.sources("fine\n"), 1).tokenizer();
    FormatException encoding =
        assertThrows(
            FormatException.class, () -> Texts.encode(tokenizer, List.of(Texts.source(malformed))));
    assertEquals(learning.getMessage(), encoding.getMessage());
  }

  @Test
  void bytesAreNoRemedyForDamagedCompression() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("text".getBytes(UTF_8));
    }
    byte[] truncated = Arrays.copyOf(packed.toByteArray(), packed.size() - 6);
    List<Source> sources = List.of(Texts.source(truncated));
    FormatException e =
        assertThrows(FormatException.class, () -> Texts.learn(Kind.CHARS, sources, 1));
    assertFalse(e.getMessage().contains("--tokenizer"), e.getMessage());
  }
}
