package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] read(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }

  @Test
  void fileCanBeOpenedAgain() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = Files.write(memory.getPath("corpus.txt"), ascii("text"));
      Source source = Source.of(file);
      assertEquals("corpus.txt", source.name());
      assertArrayEquals(ascii("text"), read(source));
      assertArrayEquals(ascii("text"), read(source));
    }
  }

  @Test
  void onlyAnUncompressedFileIsPlain() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = Files.write(memory.getPath("corpus.txt"), ascii("text"));
      Path empty = Files.write(memory.getPath("empty"), new byte[0]);
      Path packed = Files.write(memory.getPath("packed"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
      assertEquals(file, Source.of(file).plainFile());
      assertEquals(empty, Source.of(empty).plainFile());
      assertNull(Source.of(packed).plainFile());
      assertNull(Source.of(Files.createDirectory(memory.getPath("data"))).plainFile());
      assertNull(Source.of("stream", new ByteArrayInputStream(ascii("text"))).plainFile());
    }
  }

  @Test
  void missingFilesAndDirectoriesAreNamed() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Files.createDirectory(memory.getPath("data"));
      Files.createSymbolicLink(memory.getPath("dangling"), memory.getPath("nowhere"));
      assertFails("data: is a directory", Source.of(memory.getPath("data")));
      assertFails("corpus.txt: no such file", Source.of(memory.getPath("corpus.txt")));
      assertFails("data/x: no such file", Source.of(memory.getPath("data/x")));
      assertFails("dangling: no such file", Source.of(memory.getPath("dangling")));
    }
  }

  private static void assertFails(String message, Source source) {
    assertEquals(message, assertThrows(IOException.class, source::open).getMessage());
  }

  @Test
  void streamCanBeOpenedOnce() throws IOException {
    Source source = Source.of("standard input", new ByteArrayInputStream(ascii("text")));
    assertArrayEquals(ascii("text"), read(source));
    assertFails("standard input: can be read only once", source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "B", "BZ", "BZh", "BZh9", "BZh91AY&SX", "\u001f", "text\n", "5.2a4d18"})
  void whatIsNotCompressedIsReadAsItIs(String text) throws IOException {
    assertArrayEquals(ascii(text), read(Source.of("x", new ByteArrayInputStream(ascii(text)))));
  }

  @Test
  void noByteIsAwaitedThatIsNotNeeded() throws IOException {
    InputStream terminal = new SlowStream("hi\n", new IOException("would block"));
    try (InputStream in = Source.of("standard input", terminal).open()) {
      assertEquals('h', in.read());
      assertEquals('i', in.read());
      assertEquals('\n', in.read());
    }
  }

  @Test
  void failureToReadIsNamed() {
    InputStream broken = new SlowStream("", new IOException("Input/output error"));
    assertFails("standard input: Input/output error", Source.of("standard input", broken));
  }

  @Test
  void openStreamClosesWhatIsBeneath() throws IOException {
    SlowStream beneath = new SlowStream("text", new IOException());
    InputStream in = Source.of("x", beneath).open();
    assertFalse(beneath.closed);
    in.close();
    assertTrue(beneath.closed);
  }

  @Test
  void failedOpeningClosesWhatIsBeneath() {
    SlowStream beneath = new SlowStream("", new IOException("Input/output error"));
    assertFails("x: Input/output error", Source.of("x", beneath));
    assertTrue(beneath.closed);
  }

  @Test
  void sourceMayHaveAsManyBytesAsTheLimitAndNoMore() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = Files.write(memory.getPath("corpus.txt"), ascii("text"));
      Source.limit(4);
      assertArrayEquals(ascii("text"), read(Source.of(file)));
      assertEquals(file, Source.of(file).plainFile());
      Source.limit(3);
      String message =
          "corpus.txt: has more than the 3 bytes that --max-input allows (compressed ones are"
              + " counted as what they are made of)";
      Source longer = Source.of(file);
      assertEquals(message, assertThrows(FormatException.class, () -> read(longer)).getMessage());
      assertEquals(message, assertThrows(FormatException.class, longer::plainFile).getMessage());
    } finally {
      Source.limit(Long.MAX_VALUE);
    }
  }

  @Test
  void limitCountsWhatWasDecompressed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[10_000]);
    }
    Source.limit(9_999);
    try {
      Source source = Source.of("x", new ByteArrayInputStream(packed.toByteArray()));
      String message = assertThrows(FormatException.class, () -> read(source)).getMessage();
      assertTrue(message.startsWith("x: has more than the 9,999 bytes"), message);
    } finally {
      Source.limit(Long.MAX_VALUE);
    }
  }

  @Test
  void limitIsKeptByteForByteToo() throws IOException {
    SlowStream beneath = new SlowStream("\u0000b", new IOException("beyond"));
    InputStream in = new LimitedInputStream("x", beneath, 1);
    assertEquals(0, in.read());
    assertThrows(FormatException.class, in::read);
    in.close();
    assertTrue(beneath.closed);
  }

  @Test
  void endIsNoByte() throws IOException {
    InputStream in = new LimitedInputStream("x", new ByteArrayInputStream(ascii("a")), 1);
    assertEquals(1, in.available());
    assertEquals('a', in.read());
    assertEquals(0, in.available());
    assertEquals(-1, in.read());
    InputStream high = new LimitedInputStream("x", new ByteArrayInputStream(new byte[] {-1}), 1);
    assertEquals(255, high.read());
  }

  /** Gives a byte at a time, and fails when one more than there are is asked for. */
  private static final class SlowStream extends InputStream {
    private final ByteArrayInputStream bytes;
    private final IOException atEnd;
    boolean closed;

    SlowStream(String text, IOException atEnd) {
      this.bytes = new ByteArrayInputStream(ascii(text));
      this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
      int next = bytes.read();
      if (next < 0) {
        throw atEnd;
      }
      return next;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      to[offset] = (byte) read();
      return 1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
