package elman.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps pieces of data for as long as a process needs them: the first in memory, those beyond a
 * limit in a file. The file loses its name as soon as it is open, so that nothing stays behind
 * however the process ends.
 */
public final class Spool implements Closeable {
  /** A piece that is kept. */
  @FunctionalInterface
  public interface Piece {
    /**
     * Reads {@code n} bytes from {@code offset} on to the beginning of {@code to}.
     *
     * @throws IOException if the file cannot be read
     */
    void read(int offset, byte[] to, int n) throws IOException;
  }

  private final Path folder;
  private final long limit;
  private FileChannel file;
  private long inMemory;
  private long inFile;

  /**
   * A spool that keeps {@code limit} bytes in memory and the others in a file in {@code folder},
   * which is created only if there are others.
   */
  public Spool(Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /** A spool that keeps all in memory. */
  public static Spool inMemory() {
    return new Spool(null, Long.MAX_VALUE);
  }

  /**
   * Keeps a piece. The array belongs to the spool from then on.
   *
   * @throws IOException naming the folder, if the file cannot be written
   */
  public Piece keep(byte[] bytes) throws IOException {
    if (inMemory + bytes.length <= limit) {
      inMemory += bytes.length;
      return (offset, to, n) -> System.arraycopy(bytes, offset, to, 0, n);
    }
    long start = inFile;
    try {
      write(bytes);
    } catch (IOException e) {
      throw named(e);
    }
    return (offset, to, n) -> {
      try {
        read(start + offset, ByteBuffer.wrap(to, 0, n));
      } catch (IOException e) {
        throw named(e);
      }
    };
  }

  private IOException named(IOException cause) {
    return Messages.named("a copy of the text in " + folder, cause);
  }

  private void write(byte[] bytes) throws IOException {
    if (file == null) {
      Path path = Files.createTempFile(folder, ".elman.", ".spool");
      try {
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      } finally {
        Files.delete(path);
      }
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      inFile += file.write(buffer, inFile);
    }
  }

  private void read(long start, ByteBuffer to) throws IOException {
    long position = start;
    while (to.hasRemaining()) {
      int n = file.read(to, position);
      if (n < 0) {
        throw new EOFException("it was cut off");
      }
      position += n;
    }
  }

  /** Gives up what is kept in the file. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
