package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.text.Tokenizer.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of tokenizer promises. */
class TokenizerTest {
  static Stream<Arguments> kindsAndTexts() {
    return Texts.kindsOfText().flatMap(kind -> Texts.all().map(text -> Arguments.of(kind, text)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndTexts")
  void knownTextComesBack(Kind kind, String text) throws IOException {
    Corpus corpus = Texts.learn(kind, Texts.sources(text), 1);
    Tokenizer tokenizer = corpus.tokenizer();
    assertEquals(kind, tokenizer.kind());
    assertEquals(text, new String(tokenizer.decode(corpus.tokens().toArray()), UTF_8));
    assertTrue(IntStream.of(corpus.tokens().toArray()).noneMatch(id -> id == tokenizer.unknown()));
  }

  @ParameterizedTest
  @MethodSource("kindsAndTexts")
  void everyWayOfEncodingGivesTheSameIds(Kind kind, String text) throws IOException {
    Corpus corpus = Texts.learn(kind, Texts.sources(text), 1);
    Tokenizer tokenizer = Texts.again(corpus.tokenizer());
    assertArrayEquals(corpus.tokens().toArray(), tokenizer.encode(text));
    assertArrayEquals(corpus.tokens().toArray(), tokenizer.encode(text.getBytes(UTF_8)));
    assertArrayEquals(corpus.tokens().toArray(), Texts.encode(tokenizer, Texts.sources(text)));
    assertArrayEquals(corpus.tokens().toArray(), Texts.encode(tokenizer, Texts.sources(text)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void duplicateTokensAreRefused(Kind kind) {
    List<String> tokens = List.of("<unk>", "a", "a");
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.of(kind, tokens));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void labelsNameTheKinds(Kind kind) {
    assertEquals(kind, Kind.of(kind.label()));
    assertEquals(kind.label().toLowerCase(Locale.ROOT), kind.label());
  }

  @Test
  void unknownLabel() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Kind.of("Chars"));
    assertEquals(
        "unknown tokenizer \"Chars\", known are chars, bytes, words, ids, file", e.getMessage());
  }
}
