package elman.cli.shell;

/** What could be done is done and written, and a part is missing, which has been reported. */
public final class IncompleteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says in one line how much is missing. */
  public IncompleteException(String message) {
    super(message);
  }
}
