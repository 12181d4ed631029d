package elman.io;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a source up to a number of them; more are refused. */
final class LimitedInputStream extends InputStream {
  private final String name;
  private final InputStream in;
  private final long limit;
  private long left;

  /**
   * Limits a stream.
   *
   * @param name the source's name, for messages
   * @param in its bytes, decompressed
   * @param limit how many there may be
   */
  LimitedInputStream(String name, InputStream in, long limit) {
    this.name = name;
    this.in = in;
    this.limit = limit;
    left = limit;
  }

  /** Returns the exception for a source that has more bytes than it may have. */
  static FormatException tooLong(String name, long limit) {
    return new FormatException(
        name,
        null,
        "has more than the %s bytes that --max-input allows (compressed ones are counted as what they are made of)"
            .formatted(Messages.grouped(limit)));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads.
   *
   * @throws FormatException if there are more bytes than there may be
   */
  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int n = in.read(to, offset, length);
    left -= Math.max(0, n);
    if (left < 0) {
      throw tooLong(name, limit);
    }
    return n;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
