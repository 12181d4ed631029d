package elman.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;

/** Strict UTF-8: no byte that isn't text is ever replaced or dropped. */
public final class Utf8 {
  private static final int BLOCK = 1 << 16;

  /** U+FEFF. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private Utf8() {}

  /** Bytes of the byte order mark with which a text begins; 0 if there is none. */
  public static int markLength(byte[] start) {
    int mark = BYTE_ORDER_MARK.length;
    boolean marked =
        start.length >= mark && Arrays.equals(start, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return marked ? mark : 0;
  }

  /**
   * Opens a source as text. A byte order mark at its beginning is skipped. Bytes that aren't UTF-8
   * make the reader throw a {@link FormatException} at "line l, byte b" (lines from 1, bytes of the
   * decompressed source from 0) once all text before them has been read.
   *
   * @throws IOException if the source cannot be opened
   */
  public static Reader reader(Source source) throws IOException {
    return new Utf8Reader(source.name(), source.open());
  }

  /**
   * The same of a stream that is open, and decompressed.
   *
   * @param name what messages call it
   */
  public static Reader reader(String name, InputStream in) {
    return new Utf8Reader(name, in);
  }

  /**
   * Reads the whole text of a source that is known to be small.
   *
   * @throws FormatException if it isn't UTF-8
   * @throws IOException if it cannot be read
   */
  public static String read(Source source) throws IOException {
    try (Reader reader = reader(source)) {
      StringBuilder text = new StringBuilder();
      char[] block = new char[BLOCK];
      for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
        text.append(block, 0, n);
      }
      return text.toString();
    }
  }
}
