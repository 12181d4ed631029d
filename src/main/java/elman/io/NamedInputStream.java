package elman.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a source as they are stored; a failure to read them carries the source's name. */
final class NamedInputStream extends FilterInputStream {
  private final String name;
  private IOException failure;

  NamedInputStream(String name, InputStream in) {
    super(in);
    this.name = name;
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

  private IOException fail(IOException e) {
    failure = Messages.named(name, e);
    return failure;
  }
}
