package elman.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.commons.compress.MemoryLimitException;

/**
 * Decompressed bytes. The decoders answer damaged data with many kinds of exception; here all of
 * them become one {@link FormatException}, while a failure to read the stored bytes stays what it
 * is.
 */
final class DecodedInputStream extends InputStream {
  private final Codec codec;
  private final NamedInputStream stored;
  private final InputStream decoded;

  /**
   * Starts to decode.
   *
   * @param codec the format of the data
   * @param stored the stream beneath, asked for its failures
   * @param buffered the same stream, buffered, from the format's first byte on
   */
  DecodedInputStream(Codec codec, NamedInputStream stored, InputStream buffered)
      throws IOException {
    this.codec = codec;
    this.stored = stored;
    try {
      this.decoded = codec.decoder(buffered);
    } catch (IOException | RuntimeException e) {
      throw explain(e);
    } catch (LinkageError e) {
      throw new IOException(
          Messages.printable(stored.name())
              + ": "
              + codec.label()
              + " cannot be decompressed on this platform; decompress it first",
          e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    try {
      return decoded.read(to, offset, length);
    } catch (IOException | RuntimeException e) {
      throw explain(e);
    }
  }

  private IOException explain(Exception e) {
    if (stored.failure() != null) {
      return stored.failure();
    }
    String reason =
        e instanceof EOFException && e.getMessage() == null
            ? " data is cut short"
            : " data is damaged or truncated (" + Messages.describe(e) + ")";
    if (e instanceof MemoryLimitException) {
      reason = " data needs too much memory (" + e.getMessage() + "); decompress it first";
    }
    return new FormatException(stored.name(), null, codec.label() + reason, e);
  }

  @Override
  public void close() throws IOException {
    decoded.close();
  }
}
