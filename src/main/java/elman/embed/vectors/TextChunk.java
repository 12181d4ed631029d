package elman.embed.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Some whole lines of a text, and what is known of them before their floats are read. */
final class TextChunk {
  private static final int FIELDS = 4;
  private static final long LINE_ENDS = 0x0a0a_0a0a_0a0a_0a0aL;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  byte[] text = new byte[0];
  int size;

  /** The blocks of rows into which the floats go. */
  float[][] blocks;

  private long firstLine;
  private int[] lines = new int[FIELDS << 10];
  private int count;

  /** Makes room for {@code length} bytes and keeps those that are there. */
  void ensure(int length) {
    if (text.length < length) {
      text = Arrays.copyOf(text, length);
    }
  }

  /** Forgets all lines; that which is now the first has number {@code firstLine}. */
  void clear(long firstLine) {
    this.firstLine = firstLine;
    count = 0;
  }

  /**
   * Adds a line of which the floats are wanted.
   *
   * @param from where its floats begin, or spaces before them
   * @param to where they end
   * @param row the row for them
   * @param number the line's
   */
  void add(int from, int to, int row, long number) {
    if (count * FIELDS == lines.length) {
      lines = Arrays.copyOf(lines, 2 * lines.length);
    }
    int at = count++ * FIELDS;
    lines[at] = from;
    lines[at + 1] = to;
    lines[at + 2] = row;
    lines[at + 3] = (int) (number - firstLine);
  }

  /** How many lines were added. */
  int count() {
    return count;
  }

  int from(int i) {
    return lines[i * FIELDS];
  }

  int to(int i) {
    return lines[i * FIELDS + 1];
  }

  int row(int i) {
    return lines[i * FIELDS + 2];
  }

  long line(int i) {
    return firstLine + lines[i * FIELDS + 3];
  }

  /** Where the line ends that has byte {@code from}: at a line end or at the end of the text. */
  int lineEnd(int from) {
    int at = from;
    for (; at + Long.BYTES <= size; at += Long.BYTES) {
      long other = (long) LONG.get(text, at) ^ LINE_ENDS;
      long zeros = (other - ONES) & ~other & HIGHS;
      if (zeros != 0) {
        return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
      }
    }
    while (at < size && text[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The first space or tab of {@code text[from..to)}, or {@code to}. */
  int blank(int from, int to) {
    int at = from;
    while (at < to && !isBlank(text[at])) {
      at++;
    }
    return at;
  }

  /** The first byte of {@code text[from..to)} that is neither space nor tab, or {@code to}. */
  int afterBlanks(int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte unit) {
    return unit == ' ' || unit == '\t';
  }
}
