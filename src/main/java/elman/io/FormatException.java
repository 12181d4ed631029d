package elman.io;

import java.io.IOException;

/**
 * Input that is not what it ought to be. The message is one printable line, {@code source: place:
 * reason}, whatever the input contained.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final String source;
  private final String place;
  private final String reason;

  /**
   * Describes one fault of an input.
   *
   * @param source what was read: a file's name or "standard input"
   * @param place where in it, such as "line 17" or "tensor output.bias"; null or empty if the whole
   *     source is meant
   * @param reason what is wrong, and what would be right
   */
  public FormatException(String source, String place, String reason) {
    this(source, place, reason, null);
  }

  /**
   * Describes one fault of an input that another exception revealed.
   *
   * @param source what was read: a file's name or "standard input"
   * @param place where in it; null or empty if the whole source is meant
   * @param reason what is wrong, and what would be right
   * @param cause the exception that revealed it; may be null
   */
  public FormatException(String source, String place, String reason, Throwable cause) {
    super(message(source, place, reason), cause);
    this.source = source;
    this.place = place == null ? "" : place;
    this.reason = reason;
  }

  private static String message(String source, String place, String reason) {
    String head = Messages.printable(source) + ": ";
    if (place != null && !place.isEmpty()) {
      head += Messages.shortened(place) + ": ";
    }
    return head + Messages.shortened(reason);
  }

  /** Returns what was read, as given to the constructor. */
  public String source() {
    return source;
  }

  /** Returns where in the source the fault is, or the empty string. */
  public String place() {
    return place;
  }

  /** Returns what is wrong, as given to the constructor. */
  public String reason() {
    return reason;
  }
}
