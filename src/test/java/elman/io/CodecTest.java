package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {
  private static final byte[] TEXT =
      "Of shoes and ships and sealing-wax\n".repeat(9).getBytes(StandardCharsets.US_ASCII);

  /** The length of the longest signature: a file cut within it isn't known as compressed. */
  private static final int SIGNATURE = 10;

  private static byte[] compress(Codec codec, byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = codec.encoder(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  private static byte[] decompress(byte[] bytes) throws IOException {
    return decompress(new ByteArrayInputStream(bytes));
  }

  private static byte[] decompress(InputStream stored) throws IOException {
    try (InputStream in = Source.of("corpus", stored).open()) {
      return in.readAllBytes();
    }
  }

  private static byte[] concatenate(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void roundTrip(Codec codec) throws IOException {
    byte[] large = new byte[300_000];
    new Random(1).nextBytes(large);
    assertArrayEquals(TEXT, decompress(compress(codec, TEXT)));
    assertArrayEquals(large, decompress(compress(codec, large)));
    assertArrayEquals(new byte[0], decompress(compress(codec, new byte[0])));
  }

  @ParameterizedTest
  @EnumSource
  void byteByByte(Codec codec) throws IOException {
    byte[] compressed = compress(codec, TEXT);
    try (InputStream in = Source.of("x", new ByteArrayInputStream(compressed)).open()) {
      for (byte expected : TEXT) {
        assertEquals(expected, in.read());
      }
      assertEquals(-1, in.read());
    }
  }

  @ParameterizedTest
  @EnumSource
  void concatenatedMembersAreReadOn(Codec codec) throws IOException {
    byte[] member = compress(codec, TEXT);
    byte[] empty = compress(codec, new byte[0]);
    byte[] file = concatenate(empty, member, empty, member);
    assertArrayEquals(concatenate(TEXT, TEXT), decompress(file));
  }

  @ParameterizedTest
  @EnumSource
  void truncationIsNoticedAtEveryByte(Codec codec) throws IOException {
    byte[] compressed = compress(codec, TEXT);
    for (int length = SIGNATURE; length < compressed.length; length++) {
      byte[] cut = Arrays.copyOf(compressed, length);
      FormatException e = assertThrows(FormatException.class, () -> decompress(cut));
      String expected = "corpus: " + codec.label() + " data is ";
      assertTrue(e.getMessage().startsWith(expected), e.getMessage());
      String reason = e.getMessage().substring(expected.length());
      assertTrue(reason.matches("cut short|damaged or truncated [(].+[)]"), reason);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageGivesNoOtherException(Codec codec) throws IOException {
    byte[] compressed = compress(codec, TEXT);
    Random random = new Random(2);
    int failures = 0;
    for (int at = 0; at < compressed.length; at++) {
      byte[] damaged = compressed.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      try {
        decompress(damaged);
      } catch (FormatException e) {
        failures++;
      }
    }
    assertTrue(failures > 0);
  }

  @ParameterizedTest
  @EnumSource
  void failureToReadIsNotCalledDamage(Codec codec) throws IOException {
    byte[] compressed = compress(codec, TEXT);
    InputStream beginning = new ByteArrayInputStream(compressed, 0, compressed.length / 2);
    InputStream stored = new SequenceInputStream(beginning, new BrokenStream());
    IOException e = assertThrows(IOException.class, () -> decompress(stored));
    assertEquals("corpus: Input/output error", e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void closingReachesTheStoredBytes(Codec codec) throws IOException {
    boolean[] closed = new boolean[1];
    InputStream stored =
        new ByteArrayInputStream(compress(codec, TEXT)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (InputStream in = Source.of("x", stored).open()) {
      assertEquals(TEXT[0], in.read());
      assertFalse(closed[0]);
    }
    assertTrue(closed[0]);
  }

  @Test
  void zstdMayBeginWithASkippableFrame() throws IOException {
    byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
    assertArrayEquals(TEXT, decompress(concatenate(skipped, compress(Codec.ZSTD, TEXT))));
  }

  @Test
  void xzMayNotAskForAnyAmountOfMemory() throws IOException {
    byte[] hostile = compress(Codec.XZ, TEXT);
    // The block header begins behind the 12 bytes of the stream header: size, flags, the filter's
    // number, the size of its properties, and the dictionary size; a CRC32 ends it.
    int block = 12;
    int end = block + hostile[block] * 4;
    int oneGibibyte = 36;
    hostile[block + 4] = (byte) oneGibibyte;
    CRC32 crc = new CRC32();
    crc.update(hostile, block, end - block);
    ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) crc.getValue());
    FormatException e = assertThrows(FormatException.class, () -> decompress(hostile));
    assertTrue(e.getMessage().contains("xz data needs too much memory"), e.getMessage());
  }

  /** A device that fails. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Input/output error");
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return read();
    }
  }
}
