package elman.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Wording of error messages: one line, printable, in the user's terms. */
public final class Messages {
  /** Longest text, in code points, that is quoted from an input. */
  private static final int LONGEST = 300;

  private Messages() {}

  /**
   * Gives an exception of the file system a message of the form {@code name: reason}.
   *
   * @param name the file as the user called it
   * @param cause what the file system threw
   */
  public static IOException named(String name, IOException cause) {
    return new IOException(printable(name) + ": " + shortened(reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return describe(cause);
  }

  /** Returns the message of an exception, or its kind when it has none. */
  static String describe(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Returns a number with its thousands separated, whatever the locale. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * Returns a number of things, its thousands separated, such as {@code 1,024 rows}.
   *
   * @param one what it is if there is one
   * @param several what they are if there is another number of them
   */
  public static String counted(long number, String one, String several) {
    return grouped(number) + " " + (number == 1 ? one : several);
  }

  /** Returns a text as {@link #printable}, cut to a length that is fit for a message. */
  static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return printable(text);
    }
    return printable(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "...";
  }

  /**
   * Returns a text with its line breaks, control and formatting characters escaped, so that a
   * hostile name can neither break the line nor steer a terminal.
   */
  public static String printable(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int symbol = text.codePointAt(i);
      if (isPrintable(symbol)) {
        line.appendCodePoint(symbol);
      } else {
        line.append(String.format(Locale.ROOT, "\\u%04x", symbol));
      }
      i += Character.charCount(symbol);
    }
    return line.toString();
  }

  private static boolean isPrintable(int symbol) {
    return switch (Character.getType(symbol)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
