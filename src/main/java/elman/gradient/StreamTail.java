package elman.gradient;

import elman.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A log that comes through a pipe. A thread waits for it, which does not keep the process from
 * ending.
 */
public final class StreamTail implements Tail {
  private static final int BLOCK = 1 << 16;
  private static final int BLOCKS = 16;

  /**
   * What the thread hands over.
   *
   * @param bytes none at the end
   * @param failure why it is the end; null if it is not, or there was no fault
   */
  private record Piece(byte[] bytes, IOException failure) {}

  private final NormReading reading;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread;
  private boolean ended;

  /** Begins to read a source, which may be compressed. */
  public StreamTail(Source source, NormReading.Settings settings) {
    reading = new NormReading(source.name(), settings);
    thread = new Thread(() -> read(source), "elman-follow");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Source source) {
    byte[] block = new byte[BLOCK];
    try {
      IOException failure = null;
      try (InputStream in = source.open()) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          if (n > 0) {
            pieces.put(new Piece(Arrays.copyOf(block, n), null));
          }
        }
      } catch (IOException e) {
        failure = e;
      }
      pieces.put(new Piece(new byte[0], failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean poll() throws IOException {
    boolean changed = false;
    for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      if (piece.failure != null) {
        throw piece.failure;
      }
      ended = piece.bytes.length == 0;
      reading.accept(piece.bytes, piece.bytes.length);
      changed = true;
    }
    return changed;
  }

  @Override
  public boolean isEnded() {
    return ended;
  }

  @Override
  public NormReading reading() {
    return reading;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
