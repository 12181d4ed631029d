package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.text.Tokenizer.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTokenizerTest {
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Pieces.encode(
        text,
        WordTokenizer::end,
        (chars, from, to) -> {
          pieces.add(new String(chars, from, to - from));
          return 0;
        });
    return pieces;
  }

  @Test
  void pencilAndPaper() {
    assertEquals(
        List.of("Don", "'", "t", " ", " stop", ",", " 42", "!", "\n"),
        pieces("Don't  stop, 42!\n"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a| b",
        "x| =| 1|;",
        "(|(|a|)|)",
        "snake|_|case2",
        "été| E\u0301te\u0301|.",
        "हिन्दी| देवनागरी",
        "٣٤| عربي|،",
        "中文没有空格|。",
        "𝒜𝟙| 👍|👎",
        "❤|\uFE0F",
        " |\u00a0|a| |\u2009| b",
        "½|²|Ⅳ",
        "ǅaʰ1a\u20dd|-",
        " |\t| \u200d"
      })
  void piecesBetweenBars(String barred) {
    List<String> expected = List.of(barred.split("\\|"));
    assertEquals(expected, pieces(String.join("", expected)));
  }

  @Test
  void whiteSpaceIsOnePieceEach() {
    assertEquals(List.of("a", "\r", "\n", "\n", " b"), pieces("a\r\n\n b"));
    assertEquals(List.of("\t", "\t", "x", " ", "\t", " "), pieces("\t\tx \t "));
    assertEquals(List.of(" ", " ", " "), pieces("   "));
    assertEquals(List.of(), pieces(""));
  }

  @Test
  void longWordsAreCut() {
    assertEquals(List.of("a".repeat(128), "a".repeat(72)), pieces("a".repeat(200)));
    assertEquals(List.of(" " + "a".repeat(127), "aa"), pieces(" " + "a".repeat(129)));
  }

  @Test
  void cutsDoNotSplitASurrogatePair() {
    assertEquals(List.of("𝒜".repeat(64), "𝒜"), pieces("𝒜".repeat(65)));
    assertEquals(List.of("b" + "𝒜".repeat(63), "𝒜𝒜"), pieces("b" + "𝒜".repeat(65)));
  }

  @Test
  void unseenIsUnknown() {
    Tokenizer tokenizer = Tokenizer.of(Kind.WORDS, List.of("<unk>", "the", " cat", "."));
    assertEquals(0, tokenizer.unknown());
    int[] ids = tokenizer.encode("the cat sat.");
    assertArrayEquals(new int[] {1, 2, 0, 3}, ids);
    assertEquals("the cat\uFFFD.", new String(tokenizer.decode(ids), UTF_8));
    assertArrayEquals(new int[] {0, 0, 0}, tokenizer.encode("<unk>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\ud83d", "a"})
  void tokensAreDistinctText(String bad) {
    List<String> tokens = List.of("<unk>", "a", bad);
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.of(Kind.WORDS, tokens));
  }

  @Test
  void tokenZeroIsUnknown() {
    List<String> tokens = List.of("a", "<unk>");
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.of(Kind.WORDS, tokens));
  }
}
