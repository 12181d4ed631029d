package elman.cli.shell;

import java.util.function.Supplier;

/** A command line that does not make sense; the message says what would. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Describes what is wrong and what would be right, in one line. */
  public UsageException(String message) {
    super(message);
  }

  /**
   * Makes something of options, for which they are checked.
   *
   * @throws UsageException if they were refused as an illegal argument
   */
  public static <T> T check(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
