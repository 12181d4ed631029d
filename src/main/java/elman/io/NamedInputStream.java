package elman.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a source as they are stored; a failure to read them carries the source's name.
 * Nothing but reading is asked of the stream beneath: one of a pipe that was opened by its name
 * cannot be skipped, and cannot tell what is there.
 */
final class NamedInputStream extends InputStream {
  private final String name;
  private final InputStream in;
  private IOException failure;

  NamedInputStream(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** Returns the source's name. */
  String name() {
    return name;
  }

  /** Returns the exception of the last read that failed, or null if every read went well. */
  IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw fail(e);
    }
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    try {
      return in.read(to, offset, length);
    } catch (IOException e) {
      throw fail(e);
    }
  }

  /** Returns how much can be read without waiting, or 0 where that is not known. */
  @Override
  public int available() {
    try {
      return in.available();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private IOException fail(IOException e) {
    failure = Messages.named(name, e);
    return failure;
  }
}
