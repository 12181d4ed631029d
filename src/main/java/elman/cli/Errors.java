package elman.cli;

import elman.cli.shell.ClosedPipeException;
import elman.cli.shell.IncompleteException;
import elman.cli.shell.UsageException;
import elman.io.Messages;
import elman.train.DivergedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import picocli.CommandLine.ParameterException;

/** Turns whatever a command threw into one line on standard error and an exit code. */
final class Errors {
  /** All is well. */
  static final int DONE = 0;

  /** Something is not. */
  static final int FAILED = 1;

  /** What to do about characters that the locale has not. */
  static final String UTF_8_HELPS = "a UTF-8 locale may help (LC_ALL=C.UTF-8)";

  private static final int USAGE = 2;
  private static final int INCOMPLETE = 3;

  private final PrintStream err;
  private final String command;
  private final boolean debug;

  /**
   * @param err where the line goes
   * @param command what the line begins with, such as {@code elman sample}
   * @param debug whether a stack trace follows
   */
  Errors(PrintStream err, String command, boolean debug) {
    this.err = err;
    this.command = command;
    this.debug = debug;
  }

  /** Says what went wrong. */
  int report(Throwable thrown) {
    if (isClosedPipe(thrown)) {
      return DONE;
    }
    boolean usage = thrown instanceof UsageException || thrown instanceof ParameterException;
    String line = command + ": " + message(thrown);
    err.println(Messages.printable(usage ? line + " (see " + command + " --help)" : line));
    if (debug) {
      thrown.printStackTrace(err);
    }
    if (thrown instanceof IncompleteException) {
      return INCOMPLETE;
    }
    return usage ? USAGE : FAILED;
  }

  /** Whether nobody reads on, be it standard output or a pipe that was named as a file. */
  private static boolean isClosedPipe(Throwable thrown) {
    return thrown instanceof ClosedPipeException
        || (thrown instanceof IOException
            && thrown.getCause() instanceof IOException cause
            && "Broken pipe".equals(cause.getMessage()));
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof ParameterException e) {
      return Usage.message(e);
    }
    if (thrown instanceof InvalidPathException e) {
      return e.getInput() + ": not a file name here; " + UTF_8_HELPS;
    }
    if (thrown instanceof OutOfMemoryError) {
      return "not enough memory: give Java more (java -Xmx8g -jar ..., or"
          + " ELMAN_JAVA_OPTIONS=-Xmx8g for what is installed), or make do with a smaller model,"
          + " batch or vocabulary";
    }
    if (thrown instanceof InternalError) {
      // What the JVM throws when a part of a mapped file is gone.
      return "a file that was being read was cut short or cannot be read any more";
    }
    return isExpected(thrown) && thrown.getMessage() != null
        ? thrown.getMessage()
        : "internal error: " + thrown + "; --debug shows where";
  }

  /** Whether the message was written for the user. */
  private static boolean isExpected(Throwable thrown) {
    return thrown instanceof UsageException
        || thrown instanceof IncompleteException
        || thrown instanceof IOException
        || thrown instanceof DivergedException
        || thrown instanceof IllegalArgumentException;
  }
}
