package elman.embed.vectors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * A file that is mapped into memory: nothing is read before it is needed, and the heap need not
 * hold it.
 */
final class MappedFile implements ByteWindow {
  /** Bytes from which on a place belongs to the next mapping: one cannot have more than 2 GB. */
  private static final int STEP = 1 << 30;

  /** How far a mapping reaches into the next, so that what is asked for lies within one. */
  static final int OVERLAP = 1 << 24;

  private final long size;
  private final ByteBuffer[] parts;

  private MappedFile(long size, ByteBuffer[] parts) {
    this.size = size;
    this.parts = parts;
  }

  /**
   * Maps a file.
   *
   * @return null if its file system cannot
   */
  static MappedFile open(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      ByteBuffer[] parts = new ByteBuffer[(int) (size / STEP) + 1];
      for (int i = 0; i < parts.length; i++) {
        long start = (long) i * STEP;
        long length = Math.min(size - start, STEP + OVERLAP);
        parts[i] = channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
      }
      return new MappedFile(size, parts);
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Bytes of the file. */
  long size() {
    return size;
  }

  @Override
  public ByteBuffer at(long from, int least) {
    return parts[(int) (from / STEP)].position((int) (from % STEP));
  }

  /** Copies floats from a place on; any number of threads may do so. */
  void copy(long from, float[] to, int offset, int count) {
    ByteBuffer part = parts[(int) (from / STEP)].duplicate().order(ByteOrder.LITTLE_ENDIAN);
    part.position((int) (from % STEP)).asFloatBuffer().get(to, offset, count);
  }
}
