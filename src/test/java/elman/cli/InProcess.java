package elman.cli;

import elman.cli.shell.Interrupt;
import elman.cli.shell.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program without a process of its own: quick, but without its end. */
public final class InProcess {
  private InProcess() {}

  /** Runs elman on a standard input. */
  public static Elman.Result run(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    Interrupt interrupt = new Interrupt();
    int code = Main.run(arguments, streams, interrupt);
    interrupt.finish();
    return new Elman.Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
