package elman.embed.vectors;

import elman.io.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of word2vec's formats.
 *
 * @param words how many there ought to be
 * @param dim floats of each
 * @param length bytes of the line, its end included
 */
record TextHeader(int words, int dim, int length) {
  /** Longer lines are no header. */
  private static final int LONGEST = 100;

  /** Most floats of a vector that are read. */
  static final int MOST_DIM = 1 << 20;

  private static final Pattern NUMBERS = Pattern.compile("([+-]?\\d+)[ \t]+([+-]?\\d+)[ \t\r]*");

  /**
   * Reads the header with which a file begins.
   *
   * @param start the file's first bytes, all of them if they are few
   * @return null if it begins with no header
   * @throws FormatException if it does, but there can be no such file
   */
  static TextHeader read(String source, byte[] start) throws FormatException {
    int end = 0;
    while (end < start.length && end < LONGEST && start[end] != '\n') {
      end++;
    }
    Matcher line = NUMBERS.matcher(new String(start, 0, end, StandardCharsets.ISO_8859_1));
    if (end == LONGEST || !line.matches()) {
      return null;
    }
    int words = number(source, line.group(1), Integer.MAX_VALUE - 1, "words");
    int dim = number(source, line.group(2), MOST_DIM, "floats for each");
    return new TextHeader(words, dim, Math.min(end + 1, start.length));
  }

  private static int number(String source, String digits, int most, String what)
      throws FormatException {
    try {
      long number = Long.parseLong(digits);
      if (number > 0 && number <= most) {
        return (int) number;
      }
    } catch (NumberFormatException e) {
      // Said below, as of every other number that cannot be.
    }
    throw new FormatException(
        source, "line 1", "promises %s %s; there must be 1 to %,d".formatted(digits, what, most));
  }

  /** The complaint about a file with another number of words than this. */
  FormatException wrongCount(String source, String place, int found) {
    String reason =
        found < words
            ? "has %d of %d vectors; the file was cut short, or its first line is wrong"
            : "has more than the %2$d vectors that its first line promises";
    return new FormatException(source, place, reason.formatted(found, words));
  }
}
