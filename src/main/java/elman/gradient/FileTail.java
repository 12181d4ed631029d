package elman.gradient;

import elman.io.FormatException;
import elman.io.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A log in a file that grows. When another file takes its place, or it is cut, it is read anew from
 * its beginning; while there is none, it is waited for.
 */
public final class FileTail implements Tail {
  private static final int BLOCK = 1 << 16;

  private final Path path;
  private final NormReading reading;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private SeekableByteChannel in;

  /** What the file system calls the open file; null where it has no name for it. */
  private Object key;

  /** Follows a file, which need not be there yet. */
  public FileTail(Path path, NormReading.Settings settings) {
    this.path = path;
    reading = new NormReading(path.toString(), settings);
  }

  @Override
  public boolean poll() throws IOException {
    try {
      return read();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw e instanceof FormatException ? e : Messages.named(path.toString(), e);
    }
  }

  private boolean read() throws IOException {
    boolean changed = in != null && drain();
    boolean again = in != null;
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    if (in == null || !Objects.equals(key, now.fileKey()) || now.size() < in.position()) {
      open(now.fileKey());
      changed = drain() || changed || again;
    }
    return changed;
  }

  private void open(Object newKey) throws IOException {
    if (in != null) {
      in.close();
      in = null; // it may be a while until there is another
      reading.restart();
    }
    in = Files.newByteChannel(path);
    key = newKey;
  }

  private boolean drain() throws IOException {
    boolean changed = false;
    for (int n = in.read(block.clear()); n > 0; n = in.read(block.clear())) {
      reading.accept(block.array(), n);
      changed = true;
    }
    return changed;
  }

  @Override
  public boolean isEnded() {
    return false;
  }

  @Override
  public NormReading reading() {
    return reading;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
