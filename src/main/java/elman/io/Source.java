package elman.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A named input that may be compressed. Which compression it is, is known by its first bytes, not
 * by its name.
 */
public final class Source {
  /** Most bytes that this process takes from a source. */
  private static volatile long limit = Long.MAX_VALUE;

  private final String name;
  private final Opener opener;
  private final Path path;

  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  private Source(String name, Opener opener, Path path) {
    this.name = name;
    this.opener = opener;
    this.path = path;
  }

  /** Returns a file as a source, which can be opened any number of times. */
  public static Source of(Path path) {
    return new Source(path.toString(), () -> openFile(path), path);
  }

  /**
   * Returns a stream as a source, which can be opened once.
   *
   * @param name what messages call it, such as "standard input"
   * @param in the stream's bytes, compressed or not; closed with the opened stream
   */
  public static Source of(String name, InputStream in) {
    return new Source(name, new Once(name, in), null);
  }

  /**
   * Sets how many bytes this process takes from any one source, decompressed; for a start as many
   * as there are.
   */
  public static void limit(long bytes) {
    limit = bytes;
  }

  /** Returns what messages call this source. */
  public String name() {
    return name;
  }

  /**
   * Returns the file that holds the very bytes that {@link #open} gives, or null if the source is a
   * stream, a special file or compressed.
   *
   * @throws IOException naming this source, if it cannot be read
   */
  public Path plainFile() throws IOException {
    if (path == null || !Files.isRegularFile(path)) {
      return null;
    }
    try (InputStream stored = openFile(path)) {
      if (Codec.isCompressed(name, stored)) {
        return null;
      }
    }
    if (Files.size(path) > limit) {
      throw LimitedInputStream.tooLong(name, limit);
    }
    return path;
  }

  /**
   * Opens the source and decompresses it when it is gzip, bzip2, xz or zstd, reading concatenated
   * members on. Damage found while reading is thrown as {@link FormatException}.
   *
   * @return a buffered stream of the decompressed bytes
   * @throws IOException naming this source, if it is missing, unreadable, a directory, or a stream
   *     that was opened before; reading on beyond the {@link #limit} is refused
   */
  public InputStream open() throws IOException {
    InputStream in = Codec.decompress(name, opener.open());
    long most = limit;
    return most == Long.MAX_VALUE
        ? in
        : new BufferedInputStream(new LimitedInputStream(name, in, most));
  }

  private static InputStream openFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(Messages.printable(path.toString()) + ": is a directory");
    }
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw Messages.named(path.toString(), e);
    }
  }

  private static final class Once implements Opener {
    private final String name;
    private InputStream in;

    Once(String name, InputStream in) {
      this.name = name;
      this.in = in;
    }

    @Override
    public InputStream open() throws IOException {
      if (in == null) {
        throw new IOException(Messages.printable(name) + ": can be read only once");
      }
      InputStream opened = in;
      in = null;
      return opened;
    }
  }
}
