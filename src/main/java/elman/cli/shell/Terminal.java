package elman.cli.shell;

import elman.install.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What stands at the other end of a standard stream. Linux tells it for each stream, and elsewhere
 * Java tells only whether input and output are both a terminal, which is taken as the answer.
 */
public final class Terminal {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private static final int USUAL_COLUMNS = 80;

  /** The least that the parser can make help of, and the most that is easily read. */
  private static final int LEAST_HELP = 55;

  private static final int MOST_HELP = 120;

  private Terminal() {}

  /** Returns the width of a line, as {@code COLUMNS} says. */
  public static int columns() {
    return columns(System.getenv("COLUMNS"));
  }

  /**
   * The width that the environment tells.
   *
   * @param said what may be no width; null for nothing
   */
  static int columns(String said) {
    return said != null && said.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(said) : USUAL_COLUMNS;
  }

  /** Returns the width of help, which follows {@code COLUMNS} within reason. */
  public static int helpColumns() {
    return Math.max(LEAST_HELP, Math.min(MOST_HELP, columns()));
  }

  /** Returns whether characters beyond ASCII are shown. */
  public static boolean isUnicode() {
    return "UTF-8".equalsIgnoreCase(System.getProperty("native.encoding", ""))
        && !Boolean.getBoolean(Launcher.ASCII)
        && !isDumb();
  }

  /** Returns whether the terminal knows nothing but to print. */
  public static boolean isDumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  /** Returns whether file descriptor {@code fd} is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // a guess, for systems that cannot tell
  static boolean isTerminal(int fd) {
    String target = target(fd);
    return target == null
        ? System.console() != null
        : target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
  }

  /** Returns whether file descriptor {@code fd} is known to be a pipe or a socket. */
  static boolean isPipe(int fd) {
    String target = target(fd);
    return target != null && (target.startsWith("pipe:") || target.startsWith("socket:"));
  }

  /**
   * Returns whether file descriptor {@code fd} was closed when the process began: the Java machine
   * has then opened a file of its own in that place, which must not be read nor closed.
   */
  static boolean isTaken(int fd) {
    String target = target(fd);
    try {
      return target != null
          && Path.of(target).startsWith(Path.of(System.getProperty("java.home")).toRealPath());
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  /** What the descriptor is a link to, or null where that cannot be known. */
  private static String target(int fd) {
    try {
      return Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(fd))).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }
}
