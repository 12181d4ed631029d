package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.text.Tokenizer.Kind;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharTokenizerTest {
  private final Tokenizer tokenizer = Tokenizer.of(Kind.CHARS, List.of("<unk>", "a", "é", "👍"));

  @Test
  void pencilAndPaper() {
    assertArrayEquals(new int[] {1, 3, 2, 1}, tokenizer.encode("a👍éa"));
    assertEquals("a👍éa", new String(tokenizer.decode(new int[] {1, 3, 2, 1}), UTF_8));
  }

  @Test
  void unseenIsUnknown() {
    assertEquals(0, tokenizer.unknown());
    assertArrayEquals(new int[] {0, 1, 0, 0, 0}, tokenizer.encode("bayx👎"));
    assertEquals("\uFFFDa", new String(tokenizer.decode(new int[] {0, 1}), UTF_8));
  }

  @Test
  void loneSurrogateIsUnknown() {
    assertArrayEquals(new int[] {1, 0, 1}, tokenizer.encode("a\ud83da"));
    assertArrayEquals(new int[] {0}, tokenizer.encode("\ud83d"));
  }

  @Test
  void bytesAreDecodedStrictly() throws CharacterCodingException {
    assertArrayEquals(new int[] {2, 1}, tokenizer.encode("éa".getBytes(UTF_8)));
    byte[] malformed = {'a', (byte) 0xff};
    assertThrows(CharacterCodingException.class, () -> tokenizer.encode(malformed));
  }

  @Test
  void noSuchId() {
    assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.decode(4));
    assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.decode(-1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "👍a", "", "\ud83d", "\udc4d", "e\u0301", "a"})
  void tokensAreSingleCharacters(String bad) {
    List<String> tokens = List.of("<unk>", "a", bad);
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.of(Kind.CHARS, tokens));
  }

  @Test
  void tokenZeroIsUnknown() {
    for (List<String> tokens : List.of(List.<String>of(), List.of("a"), List.of("a", "<unk>"))) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> Tokenizer.of(Kind.CHARS, tokens));
      assertEquals("token 0 of the vocabulary is not <unk>", e.getMessage());
    }
  }
}
