package elman.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output or standard error, unbuffered; a failure to write says whether it is just a
 * closed pipe.
 */
final class StandardOutput extends OutputStream {
  private final String name;
  private final int descriptor;
  private final boolean mayBeUnread;
  private final OutputStream out;

  private StandardOutput(String name, int descriptor, FileDescriptor to, boolean mayBeUnread) {
    this.name = name;
    this.descriptor = descriptor;
    this.mayBeUnread = mayBeUnread;
    out = new FileOutputStream(to);
  }

  /** Standard output. */
  static StandardOutput forData() {
    return new StandardOutput("standard output", 1, FileDescriptor.out, false);
  }

  /** Standard error, whose reader may leave without any harm. */
  static StandardOutput forTalk() {
    return new StandardOutput("standard error", 2, FileDescriptor.err, true);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /**
   * Writes bytes.
   *
   * @throws ClosedPipeException if nobody reads them who should
   * @throws IOException naming the stream, if they cannot be written
   */
  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    try {
      out.write(from, offset, length);
    } catch (IOException e) {
      // The system's message may be in any language, so the kind of the descriptor counts as well.
      if (e.getMessage().contains("pipe") || Terminal.isPipe(descriptor)) {
        if (mayBeUnread) {
          return;
        }
        throw new ClosedPipeException(e);
      }
      String reason = Terminal.isTaken(descriptor) ? "is closed" : e.getMessage();
      throw new IOException(name + ": " + reason, e);
    }
  }
}
