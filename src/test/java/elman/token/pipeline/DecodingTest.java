package elman.token.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What tokenizers 0.23 makes of these pieces behind another one. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          ##ir, ir
          ha, " ha"
          ",--", ",--"
          "?!", "?!"
          n't, n't
          's, 's
          """)
  void piecesOfWordsAreCleanedUp(String piece, String expected) {
    Decoding decoding = new Decoding(Decoding.Kind.INNER_MARKS, "##", true, true);
    assertEquals(expected, text(decoding.bytes(piece)));
  }

  @Test
  void addedTokensAreTokensLikeOthers() {
    Decoding words = new Decoding(Decoding.Kind.WORDS, "", false, true);
    assertEquals(" <unk>", text(words.bytesOfAdded("<unk>")));
    Decoding marks = new Decoding(Decoding.Kind.SPACE_MARKS, "\u2581", false, true);
    assertEquals("Z", text(marks.bytesOfAdded("<0x5A>")));
    Decoding bytes = new Decoding(Decoding.Kind.BYTES, "", false, false);
    assertEquals("<|end of text|>", text(bytes.bytesOfAdded("<|end of text|>")));
  }

  @Test
  void anEndOfAWordIsASpaceOnlyBeforeAnother() {
    Decoding ends = new Decoding(Decoding.Kind.END_MARKS, "</w>", false, false);
    assertEquals("me ", text(ends.bytes("me</w>")));
    assertTrue(ends.endsWord("me</w>"));
    assertFalse(ends.endsWord("m"));
  }
}
