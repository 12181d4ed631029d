package elman.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** A file being written; every failure carries the name by which the user called the file. */
final class NamedOutputStream extends OutputStream {
  private final String name;
  private final SeekableByteChannel channel;

  /**
   * Opens a file.
   *
   * @param name the file as the user called it
   * @param path the file to be opened, which may be a temporary one
   * @param options how to open it
   */
  NamedOutputStream(String name, Path path, OpenOption... options) throws IOException {
    this.name = name;
    try {
      this.channel = Files.newByteChannel(path, options);
    } catch (IOException e) {
      throw Messages.named(name, e);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(from, offset, length);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw Messages.named(name, e);
    }
  }

  /** Waits until the device has what was written, where the file system can tell. */
  void force() throws IOException {
    if (channel instanceof FileChannel file) {
      try {
        file.force(true);
      } catch (IOException e) {
        throw Messages.named(name, e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      throw Messages.named(name, e);
    }
  }
}
