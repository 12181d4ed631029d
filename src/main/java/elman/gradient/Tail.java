package elman.gradient;

import java.io.Closeable;
import java.io.IOException;

/** A log that is read while it is written. */
public sealed interface Tail extends Closeable permits FileTail, StreamTail {
  /**
   * Reads what has come, without waiting for more.
   *
   * @return whether something has
   * @throws IOException if it is no log, naming the line, or cannot be read
   */
  boolean poll() throws IOException;

  /** Whether nothing more will come. */
  boolean isEnded();

  /** What was read so far. */
  NormReading reading();
}
