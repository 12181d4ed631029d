package elman.token.stream;

import elman.io.FormatException;
import elman.io.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what is not UTF-8 in a chunk, which is never cut within a character. */
final class Utf8Check {
  private static final int BLOCK = 1 << 12;

  private Utf8Check() {}

  /** Index of the first byte that is not UTF-8 among {@code size}, or -1. */
  static int firstBad(byte[] text, int size) {
    int ascii = 0;
    while (ascii < size && text[ascii] >= 0) {
      ascii++;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    decoder.onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(text, ascii, size - ascii);
    CharBuffer out = CharBuffer.allocate(BLOCK);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return result.isError() ? in.position() : -1;
  }

  /** Puts U+FFFD for what is not UTF-8. */
  static void replace(Chunk chunk) {
    byte[] good =
        new String(chunk.text, 0, chunk.size, StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8);
    chunk.reserve(good.length);
    System.arraycopy(good, 0, chunk.text, 0, good.length);
    chunk.size = good.length;
  }

  /** The complaint about a chunk's first bad byte. */
  static FormatException fault(Chunk chunk, List<Source> sources) {
    long line = chunk.line;
    for (int i = 0; i < chunk.bad; i++) {
      line += chunk.text[i] == '\n' ? 1 : 0;
    }
    String name = sources.size() == 1 ? sources.get(0).name() : sources.size() + " files";
    return new FormatException(
        name, "line " + line + ", byte " + (chunk.offset + chunk.bad), "is not valid UTF-8");
  }
}
