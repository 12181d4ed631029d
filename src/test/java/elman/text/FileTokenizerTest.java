package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import elman.token.bpe.SplitPattern;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTokenizerTest {
  private static final Path WORDS =
      Path.of(System.getProperty("elman.basedir", ""), "testdata/golden/tokenizers/wordlevel.json");

  @Test
  void pairsThatOccurTwiceAreLearned() {
    assertEquals(256, FileTokenizer.learn(List.of("ab"), 300).vocabulary().size());
    FileTokenizer learned = FileTokenizer.learn(List.of("ab", "abc", "abcc"), 300);
    assertEquals(List.of("ab", "abc"), learned.vocabulary().tokens().subList(256, 258));
    assertEquals(258, learned.vocabulary().size());
    int[] ids = learned.encode("abcab");
    assertArrayEquals(new int[] {257, 256}, ids);
    assertEquals("abcab", new String(learned.decode(ids), UTF_8));
  }

  @Test
  void noMoreIsLearnedThanThereMayBe() {
    FileTokenizer learned = FileTokenizer.learn(List.of("ab", "abc", "abcc"), 257);
    assertEquals(257, learned.vocabulary().size());
  }

  @Test
  void fileIsAllThatThereIs() throws IOException {
    FileTokenizer learned = FileTokenizer.learn(List.of("ab", "abc", "abcc"), 300);
    FileTokenizer again = FileTokenizer.of("x", learned.file(), null);
    assertNull(learned.pattern());
    assertNull(again.pattern());
    byte[] ranks = "QQ== 0\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(SplitPattern.CL100K, FileTokenizer.of("x", ranks, SplitPattern.CL100K).pattern());
    assertArrayEquals(learned.file(), again.file());
    assertEquals(learned.vocabulary().tokens(), again.vocabulary().tokens());
    assertEquals(learned.unknown(), again.unknown());
    byte[] file = again.file();
    file[0]++;
    assertArrayEquals(learned.file(), again.file());
  }

  @Test
  void bytesThatAreNoTextAreEncodedWhereTheFileKnowsBytes() throws IOException {
    FileTokenizer learned = FileTokenizer.learn(List.of("ab"), 256);
    byte[] bytes = {'a', (byte) 0xff, 0, (byte) 0xc3};
    assertArrayEquals(bytes, learned.decode(learned.encode(bytes)));
  }

  @Test
  void bytesThatAreNoTextAreRefusedWhereTheFileKnowsText() throws IOException {
    FileTokenizer words = FileTokenizer.of("words", Files.readAllBytes(WORDS), null);
    assertThrows(CharacterCodingException.class, () -> words.encode(new byte[] {(byte) 0xff}));
    assertThrows(FormatException.class, () -> encodeStream(words, new byte[] {(byte) 0xff}));
  }

  private static int[] encodeStream(Tokenizer tokenizer, byte[] text) throws IOException {
    return Texts.encode(tokenizer, List.of(Texts.source(text)));
  }

  @Test
  void idsBeyondTheLastAreRefused() {
    FileTokenizer learned = FileTokenizer.learn(List.of("ab"), 256);
    assertThrows(IndexOutOfBoundsException.class, () -> learned.decode(256));
    assertThrows(IndexOutOfBoundsException.class, () -> learned.decode(-1));
  }

  @Test
  void whatIsNoTokenizerIsRefusedByName() {
    FormatException e =
        assertThrows(
            FormatException.class, () -> FileTokenizer.of("x", "{}".getBytes(UTF_8), null));
    assertEquals("x", e.source());
  }
}
