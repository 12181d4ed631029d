package elman.cli.shell;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Output that is seen while it is made: at once on a terminal, elsewhere in blocks of what came
 * within a tenth of a second.
 */
public final class LiveOutput {
  private static final long PAUSE_NANOS = 100_000_000;

  private final OutputStream out;
  private final boolean atOnce;
  private long flushed = System.nanoTime();
  private boolean inLine = true;

  /**
   * @param out buffered
   * @param atOnce whether to flush after every piece
   */
  public LiveOutput(OutputStream out, boolean atOnce) {
    this.out = out;
    this.atOnce = atOnce;
  }

  /** Begins a text, which has no line yet that is complete. */
  public void begin() {
    inLine = true;
  }

  /** Writes a piece of the text. */
  public void write(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    out.write(bytes);
    inLine = bytes[bytes.length - 1] != '\n';
    if (atOnce || System.nanoTime() - flushed > PAUSE_NANOS) {
      flush();
    }
  }

  /** Ends the text with a complete line. */
  public void end() throws IOException {
    if (inLine) {
      out.write('\n');
    }
  }

  /** Hands on what was written. */
  public void flush() throws IOException {
    out.flush();
    flushed = System.nanoTime();
  }
}
