package elman.embed.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a stream. */
final class StreamWindow implements ByteWindow {
  private static final int USUAL = 1 << 16;

  private final InputStream in;
  private byte[] bytes = new byte[USUAL];
  private ByteBuffer buffer = wrap(bytes);
  private long start;
  private int size;

  /**
   * @param start the place of the stream's first byte
   */
  StreamWindow(InputStream in, long start) {
    this.in = in;
    this.start = start;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public ByteBuffer at(long from, int least) throws IOException {
    int skip = (int) (from - start);
    if (size - skip < least) {
      System.arraycopy(bytes, skip, bytes, 0, size - skip);
      size -= skip;
      start = from;
      skip = 0;
      fill(least);
    }
    return buffer.limit(size).position(skip);
  }

  /** Memory grows as bytes come, whatever was asked for. */
  private void fill(int least) throws IOException {
    while (size < least) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(least, 2 * size));
        buffer = wrap(bytes);
      }
      int n = in.read(bytes, size, bytes.length - size);
      if (n < 0) {
        return;
      }
      size += n;
    }
  }
}
