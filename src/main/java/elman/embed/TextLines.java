package elman.embed;

import elman.io.FormatException;
import elman.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;

/** Reads text line by line, and lines without an end in parts. */
public final class TextLines {
  private static final int BUFFER = 1 << 16;

  /** How long a word may be at least before it is cut. */
  private static final int MOST = 1 << 20;

  /** Bytes of UTF-8. */
  private static final int LONGEST_CHARACTER = 4;

  private TextLines() {}

  /** Takes the text. */
  @FunctionalInterface
  public interface Line {
    /**
     * A line, or a part of one that ends after a word.
     *
     * @param ended whether a line ends here
     * @throws CharacterCodingException if it ought to be UTF-8 and is not
     * @throws IOException if what becomes of it cannot be written
     */
    void accept(byte[] text, int from, int to, boolean ended) throws IOException;
  }

  /**
   * Reads all sources, each of which ends a line.
   *
   * @throws FormatException naming the line that ought to be UTF-8 and is not
   * @throws IOException if one cannot be read
   */
  public static void read(List<Source> sources, Line line) throws IOException {
    for (Source source : sources) {
      Counter counter = new Counter(line);
      try (InputStream in = source.open()) {
        read(in, counter);
      } catch (CharacterCodingException e) {
        throw new FormatException(
            source.name(),
            "line " + counter.number,
            "is not valid UTF-8, which the tokenizer needs",
            e);
      }
    }
  }

  /** Knows the number of a line. */
  private static final class Counter implements Line {
    private final Line line;
    private long number = 1;

    Counter(Line line) {
      this.line = line;
    }

    @Override
    public void accept(byte[] text, int from, int to, boolean ended) throws IOException {
      line.accept(text, from, to, ended);
      number += ended ? 1 : 0;
    }
  }

  private static void read(InputStream in, Line line) throws IOException {
    byte[] text = new byte[BUFFER];
    int size = 0;
    boolean isOpen = false;
    for (int n = in.read(text); n >= 0; n = in.read(text, size, text.length - size)) {
      int end = size + n;
      int done = 0;
      for (int i = size; i < end; i++) {
        if (text[i] == '\n') {
          line.accept(text, done, i, true);
          done = i + 1;
          isOpen = false;
        }
      }
      if (done == 0 && end == text.length) {
        if (text.length < MOST && !hasBlank(text)) {
          text = Arrays.copyOf(text, 2 * text.length);
        } else {
          done = hasBlank(text) ? afterLastWord(text) : beforeLastCharacter(text);
          line.accept(text, 0, done, false);
          isOpen = true;
        }
      }
      size = end - done;
      System.arraycopy(text, done, text, 0, size);
    }
    if (size > 0 || isOpen) {
      line.accept(text, 0, size, true);
    }
  }

  private static boolean hasBlank(byte[] text) {
    return afterLastWord(text) < text.length;
  }

  /** Where the last blank is, or the end if there is none. */
  private static int afterLastWord(byte[] text) {
    int at = text.length - 1;
    while (at > 0 && !WordCutter.isBlank(text[at])) {
      at--;
    }
    return at == 0 ? text.length : at;
  }

  /** Where the last character begins, if that is more than one byte, or the end. */
  private static int beforeLastCharacter(byte[] text) {
    int at = text.length - 1;
    while (at > text.length - LONGEST_CHARACTER && (text[at] & 0xc0) == 0x80) {
      at--;
    }
    return (text[at] & 0xc0) == 0xc0 ? at : text.length;
  }
}
