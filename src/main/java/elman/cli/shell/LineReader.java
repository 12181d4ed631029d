package elman.cli.shell;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes; a line ends with {@code \n} and with nothing else. */
public final class LineReader implements Closeable {
  private static final int BLOCK = 1 << 16;

  private final String name;
  private final InputStream in;
  private final boolean text;
  private final byte[] block = new byte[BLOCK];
  private int from;
  private int to;
  private long count;

  /**
   * Opens a source.
   *
   * @param text whether it is text, so that a byte order mark at its beginning is skipped
   */
  public LineReader(Source source, boolean text) throws IOException {
    this.text = text;
    name = source.name();
    in = source.open();
  }

  /** Returns how many lines have been read. */
  public long count() {
    return count;
  }

  /** Returns the next line without its end, or null if there is none. */
  public byte[] next() throws IOException {
    ByteArrayOutputStream line = null;
    while (from < to || fill()) {
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      line = line == null ? new ByteArrayOutputStream(end - from) : line;
      line.write(block, from, end - from);
      from = end + 1;
      if (end < to) {
        break;
      }
    }
    if (line == null) {
      return null;
    }
    count++;
    return text && count == 1 ? withoutMark(line.toByteArray()) : line.toByteArray();
  }

  private static byte[] withoutMark(byte[] line) {
    return Arrays.copyOfRange(line, Utf8.markLength(line), line.length);
  }

  /** Returns whether more can be read without waiting for whoever writes it. */
  public boolean isReady() throws IOException {
    for (int i = from; i < to; i++) {
      if (block[i] == '\n') {
        return true;
      }
    }
    return in.available() > 0;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(block));
    return to > 0;
  }

  /** Returns the complaint about a line that is not text; lines count from 1. */
  public FormatException notText(long line) {
    return new FormatException(name, "line " + line, "is not valid UTF-8, which the model needs");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
