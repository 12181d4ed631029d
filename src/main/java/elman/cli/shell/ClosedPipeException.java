package elman.cli.shell;

import java.io.IOException;

/** Nobody reads standard output any more; to go on would be pointless, but nothing is wrong. */
public final class ClosedPipeException extends IOException {
  private static final long serialVersionUID = 1;

  /** Wraps what the write threw. */
  public ClosedPipeException(IOException cause) {
    super(cause);
  }
}
