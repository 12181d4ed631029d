package elman.cli.shell;

import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as an option has it: {@code 800}, {@code 64K}, {@code 500M}, {@code 2G}. */
public record ByteCount(long count) {
  /** As many as there are. */
  public static final ByteCount ALL = new ByteCount(Long.MAX_VALUE);

  private static final String UNITS = "KMGT";

  /**
   * Reads a number of bytes; a unit is 1024 times the one before it.
   *
   * @throws TypeConversionException if it is none
   */
  static ByteCount parse(String text) {
    if (!text.matches("[0-9]{1,18}[KMGTkmgt]?")) {
      throw new TypeConversionException(
          "'" + text + "' is no number of bytes such as 800, 64K, 500M or 2G");
    }
    int unit = UNITS.indexOf(text.toUpperCase(Locale.ROOT).charAt(text.length() - 1)) + 1;
    long number = Long.parseLong(text.substring(0, text.length() - (unit > 0 ? 1 : 0)));
    long most = Long.MAX_VALUE >> (10 * unit);
    return new ByteCount(number > most ? Long.MAX_VALUE : number << (10 * unit));
  }
}
