package elman.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, unbuffered; a failure to write says whether it is just a closed pipe. */
final class StandardOutput extends OutputStream {
  private static final int DESCRIPTOR = 1;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /**
   * Writes bytes.
   *
   * @throws ClosedPipeException if nobody reads them
   * @throws IOException naming standard output, if they cannot be written
   */
  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    try {
      out.write(from, offset, length);
    } catch (IOException e) {
      // The system's message may be in any language, so the kind of the descriptor counts as well.
      if (e.getMessage().contains("pipe") || Terminal.isPipe(DESCRIPTOR)) {
        throw new ClosedPipeException(e);
      }
      throw new IOException("standard output: " + e.getMessage(), e);
    }
  }
}
