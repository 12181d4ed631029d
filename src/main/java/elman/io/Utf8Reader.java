package elman.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Decodes UTF-8 in blocks and keeps count of lines and bytes for the message of a bad one. */
final class Utf8Reader extends Reader {
  private static final int BLOCK = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String name;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);

  /** Decoded and not yet read; has room for a whole block, as no byte gives more than one char. */
  private final CharBuffer chars = CharBuffer.allocate(BLOCK).limit(0);

  /** Where {@code bytes[0]} is in the stream. */
  private long offset;

  /** The line in which {@code bytes[0]} is. */
  private long line = 1;

  private boolean started;
  private boolean ended;

  Utf8Reader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  @Override
  public int read(char[] to, int at, int length) throws IOException {
    Objects.checkFromIndexSize(at, length, to.length);
    while (!chars.hasRemaining()) {
      if (ended && !bytes.hasRemaining()) {
        return length == 0 ? 0 : -1;
      }
      fill();
      decode();
    }
    int n = Math.min(length, chars.remaining());
    chars.get(to, at, n);
    return n;
  }

  private void fill() throws IOException {
    int done = bytes.position();
    line += countLines(bytes.array(), done);
    offset += done;
    bytes.compact();
    if (!ended) {
      int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = n < 0;
      bytes.position(bytes.position() + Math.max(n, 0));
    }
    bytes.flip();
  }

  private void decode() throws FormatException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    chars.flip();
    // Text before the bad byte is handed out first: the next call comes back with nothing else.
    if (result.isError() && !chars.hasRemaining()) {
      throw malformed();
    }
    if (!started && chars.hasRemaining()) {
      started = true;
      if (chars.get(0) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
  }

  private FormatException malformed() {
    if (offset == 0 && bytes.remaining() > 1) {
      int mark = ((bytes.get(0) & 0xff) << 8) | (bytes.get(1) & 0xff);
      if (mark == 0xfffe || mark == 0xfeff) {
        return new FormatException(
            name, null, "is UTF-16, not UTF-8: iconv -f UTF-16 -t UTF-8 makes it that");
      }
    }
    return new FormatException(
        name,
        "line " + line + ", byte " + offset,
        String.format(Locale.ROOT, "is not valid UTF-8 (byte 0x%02x)", bytes.get(0)));
  }

  private static long countLines(byte[] block, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      if (block[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
