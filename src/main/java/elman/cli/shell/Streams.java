package elman.cli.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of a command.
 *
 * @param in input
 * @param out output, for data; buffered, flushed by whoever writes and at the end
 * @param err for talk; UTF-8
 * @param outIsTerminal whether somebody watches the output come
 * @param errIsTerminal whether talk may rewrite its line
 */
public record Streams(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal) {

  /** Returns the streams of this process. */
  public static Streams ofProcess() {
    return new Streams(
        Terminal.isTaken(0) ? new ClosedInput() : new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(StandardOutput.forData()),
        new PrintStream(
            new BufferedOutputStream(StandardOutput.forTalk()), true, StandardCharsets.UTF_8),
        Terminal.isTerminal(1),
        Terminal.isTerminal(2));
  }

  /** Standard input of a process that was started without one. */
  private static final class ClosedInput extends InputStream {
    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      throw new IOException("is closed");
    }
  }
}
