package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  private static final int BLOCK = 1 << 16;

  private static Source source(byte[] bytes) {
    return Source.of("x", new ByteArrayInputStream(bytes));
  }

  private static String read(String text) throws IOException {
    return Utf8.read(source(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a", "é", "猫", "😀", "a\r\nb", "\0", "\uffff", "a\ufeffb"})
  void roundTrip(String text) throws IOException {
    assertEquals(text, read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "猫", "😀"})
  void symbolsOverABlockBoundary(String symbol) throws IOException {
    for (int before = BLOCK - 4; before <= BLOCK; before++) {
      String text = "x".repeat(before) + symbol + "y";
      assertEquals(text, read(text));
    }
  }

  @Test
  void randomTextInRandomPieces() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    int[] limits = {0x80, 0x800, 0xd800, Character.MAX_CODE_POINT + 1};
    for (int i = 0; i < 100_000; i++) {
      int symbol = random.nextInt(limits[random.nextInt(limits.length)]);
      boolean surrogate = 0xd800 <= symbol && symbol < 0xe000;
      text.appendCodePoint(surrogate ? 'x' : symbol);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try (Reader reader = Utf8.reader(Source.of("x", new Trickle(bytes, random)))) {
      StringBuilder got = new StringBuilder();
      char[] to = new char[7];
      for (int n = 0; n >= 0; n = reader.read(to, 2, random.nextInt(6))) {
        got.append(to, 2, n);
      }
      assertEquals(text.toString(), got.toString());
    }
  }

  @Test
  void charByChar() throws IOException {
    try (Reader reader = Utf8.reader(source("a😀".getBytes(StandardCharsets.UTF_8)))) {
      assertEquals('a', reader.read());
      assertEquals('\ud83d', reader.read());
      assertEquals('\ude00', reader.read());
      assertEquals(-1, reader.read());
      assertEquals(-1, reader.read());
    }
  }

  @Test
  void onlyALeadingByteOrderMarkIsSkipped() throws IOException {
    assertEquals("a", read("\ufeffa"));
    assertEquals("", read("\ufeff"));
    assertEquals("\ufeffa", read("\ufeff\ufeffa"));
    String long1 = "x".repeat(BLOCK) + "\ufeff";
    assertEquals(long1, read(long1));
  }

  @ParameterizedTest
  @CsvSource({
    "ff, 1, 0, 0xff",
    "61ff, 1, 1, 0xff",
    "610a62ff, 2, 3, 0xff",
    "0a0a0a80, 4, 3, 0x80",
    "efbbbfff, 1, 3, 0xff",
    "efbbbf0aff, 2, 4, 0xff",
    "c3, 1, 0, 0xc3",
    "61e2, 1, 1, 0xe2",
    "61e28c, 1, 1, 0xe2",
    "f09f98, 1, 0, 0xf0",
    "efbb, 1, 0, 0xef",
    "e28c61, 1, 0, 0xe2",
    "c080, 1, 0, 0xc0",
    "e08080, 1, 0, 0xe0",
    "eda080, 1, 0, 0xed",
    "f4908080, 1, 0, 0xf4",
    "f8888080, 1, 0, 0xf8",
    "c3a9c3c3, 1, 2, 0xc3",
  })
  void malformedBytesAreLocated(String digits, int line, int at, String bad) {
    FormatException e = assertThrows(FormatException.class, () -> Utf8.read(source(hex(digits))));
    assertEquals("line " + line + ", byte " + at, e.place());
    assertEquals("is not valid UTF-8 (byte " + bad + ")", e.reason());
    assertEquals("x", e.source());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK - 1})
  void malformedBytesAreLocatedInEveryBlock(int at) throws IOException {
    byte[] bytes = new byte[6 * BLOCK];
    Arrays.fill(bytes, (byte) '\n');
    bytes[at] = (byte) 0xe2;
    try (Reader reader = Utf8.reader(source(bytes))) {
      for (int i = 0; i < at; i++) {
        assertEquals('\n', reader.read());
      }
      for (int twice = 0; twice < 2; twice++) {
        FormatException e = assertThrows(FormatException.class, reader::read);
        assertEquals("line " + (at + 1) + ", byte " + at, e.place());
      }
    }
  }

  @Test
  void everyPrefixOfASymbolIsMalformedAtTheEnd() {
    byte[] symbol = "😀".getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < symbol.length; length++) {
      byte[] bytes = new byte[BLOCK + length];
      System.arraycopy(symbol, 0, bytes, BLOCK, length);
      FormatException e = assertThrows(FormatException.class, () -> Utf8.read(source(bytes)));
      assertEquals("line 1, byte " + BLOCK, e.place());
    }
  }

  @Test
  void closeReachesTheStream() throws IOException {
    Trickle stream = new Trickle(new byte[1], new Random(4));
    Utf8.reader(Source.of("x", stream)).close();
    assertTrue(stream.closed);
  }

  /** Gives a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;
    boolean closed;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] to, int offset, int length) {
      return super.read(to, offset, Math.min(length, 1 + random.nextInt(5)));
    }

    @Override
    public synchronized int available() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
