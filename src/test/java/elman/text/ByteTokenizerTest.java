package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.text.Tokenizer.Kind;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteTokenizerTest {
  private final Tokenizer tokenizer = new ByteTokenizer();

  @Test
  void idIsTheByte() {
    assertArrayEquals(new int[] {'a', 0xc3, 0xa9, '\n'}, tokenizer.encode("aé\n"));
    assertEquals("aé\n", new String(tokenizer.decode(new int[] {'a', 0xc3, 0xa9, '\n'}), UTF_8));
    assertEquals(-1, tokenizer.unknown());
  }

  @Test
  void anyBytesWillDo() throws IOException {
    int[] ids = IntStream.range(0, 256).toArray();
    byte[] bytes = tokenizer.decode(ids);
    assertEquals(256, bytes.length);
    assertArrayEquals(ids, tokenizer.encode(bytes));
    assertArrayEquals(ids, Texts.encode(tokenizer, List.of(Texts.source(bytes))));
  }

  @Test
  void namesAreThoseOfGpt2() {
    List<String> names = tokenizer.vocabulary().tokens();
    assertEquals(256, names.size());
    assertEquals("a", names.get('a'));
    assertEquals("!", names.get('!'));
    assertEquals("Ā", names.get(0));
    assertEquals("Ċ", names.get('\n'));
    assertEquals("Ġ", names.get(' '));
    assertEquals("ġ", names.get(0x7f));
    assertEquals("ł", names.get(0xa0));
    assertEquals("¡", names.get(0xa1));
    assertEquals("Ń", names.get(0xad));
    assertEquals("ÿ", names.get(0xff));
  }

  @Test
  void onlyTheByteNamesAreAVocabulary() {
    List<String> names = tokenizer.vocabulary().tokens();
    assertEquals(names, Tokenizer.of(Kind.BYTES, names).vocabulary().tokens());
    List<String> fewer = names.subList(0, 255);
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.of(Kind.BYTES, fewer));
  }

  @Test
  void noSuchId() {
    assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.decode(256));
    assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.decode(-1));
  }
}
