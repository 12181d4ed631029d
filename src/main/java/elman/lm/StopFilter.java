package elman.lm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Passes bytes on until a stop string is complete; holds back what may be its beginning, and does
 * not pass on the stop string itself.
 */
final class StopFilter {
  private final byte[] stop;
  private final Sampler.Sink sink;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean stopped;

  /**
   * @param stop the stop string's bytes; none if empty
   * @param sink where bytes go
   */
  StopFilter(byte[] stop, Sampler.Sink sink) {
    this.stop = stop.clone();
    this.sink = sink;
  }

  /** Whether the stop string has come. */
  boolean stopped() {
    return stopped;
  }

  /** Takes the bytes of one symbol. */
  void accept(byte[] bytes) throws IOException {
    if (stop.length == 0) {
      sink.accept(bytes);
      return;
    }
    held.writeBytes(bytes);
    byte[] all = held.toByteArray();
    held.reset();
    int end = indexOf(all);
    stopped = end >= 0;
    int pass = stopped ? end : all.length - beginning(all);
    if (pass > 0) {
      sink.accept(Arrays.copyOf(all, pass));
    }
    held.write(all, pass, all.length - pass);
  }

  /** Passes on what was held back, at the end of the text. */
  void finish() throws IOException {
    if (!stopped && held.size() > 0) {
      sink.accept(held.toByteArray());
    }
  }

  private int indexOf(byte[] all) {
    for (int i = 0; i + stop.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + stop.length, stop, 0, stop.length)) {
        return i;
      }
    }
    return -1;
  }

  /** Length of the longest end of {@code all} that begins the stop string. */
  private int beginning(byte[] all) {
    int n = Math.min(stop.length - 1, all.length);
    while (n > 0 && !Arrays.equals(all, all.length - n, all.length, stop, 0, n)) {
      n--;
    }
    return n;
  }
}
