package elman.embed.vectors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Which format a file has, by its first bytes. */
final class Recognition {
  /** Longest header of a safetensors file, the format's own limit. */
  private static final long LONGEST_HEADER = 100_000_000;

  /** Bytes of floats that are hardly text by chance. */
  private static final int TELLING = 16;

  private static final String NUMERIC = "0123456789+-.eEnNaAiIfF \t\r";

  private Recognition() {}

  /** Whether a file begins with the length of a header and a header. */
  static boolean isSafetensors(byte[] start) {
    if (start.length <= Long.BYTES || start[Long.BYTES] != '{') {
      return false;
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return length > 0 && length <= LONGEST_HEADER;
  }

  /**
   * Whether floats follow the header and the first word as they are in memory: they are text when
   * there are as many numbers as there ought to be until the line ends, or, with a word that has
   * spaces or a number that is none or is missing, when so many bytes are characters that it can be
   * no chance. One float in 256 begins with the byte that ends a line.
   */
  static boolean isBinary(byte[] start, TextHeader header) {
    int word = header.length();
    while (word < start.length && start[word] == '\n') {
      word++;
    }
    int from = word;
    while (from < start.length && start[from] != ' ' && start[from] != '\t') {
      from++;
    }
    int to = from;
    while (to < start.length && NUMERIC.indexOf(start[to]) >= 0) {
      to++;
    }
    String numbers = new String(start, from, to - from, StandardCharsets.ISO_8859_1).strip();
    int count = numbers.isEmpty() ? 0 : numbers.split("[ \t\r]+").length;
    if (to == start.length || (start[to] == '\n' && count == header.dim())) {
      return false;
    }
    long row = Math.max(TELLING, (long) header.dim() * Float.BYTES);
    int end = (int) Math.min(start.length, from + 1L + row);
    return (count == 0 && end - from < TELLING) || !isText(start, from, end);
  }

  /** Whether there are only characters, the last of which may be cut, and no control characters. */
  private static boolean isText(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean control = (bytes[i] >= 0 && bytes[i] < ' ') || bytes[i] == 0x7f;
      if (control && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, from, to - from), CharBuffer.allocate(to - from), false);
    return result.isUnderflow();
  }
}
