package elman.embed;

import elman.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Reads text line by line, and lines without an end in parts. */
public final class TextLines {
  private static final int BUFFER = 1 << 16;

  /** How long a word may be at least before it is cut. */
  private static final int MOST = 1 << 20;

  private TextLines() {}

  /** Takes the text. */
  @FunctionalInterface
  public interface Line {
    /**
     * A line, or a part of one that ends after a word.
     *
     * @param ended whether a line ends here
     * @throws IOException if what becomes of it cannot be written
     */
    void accept(byte[] text, int from, int to, boolean ended) throws IOException;
  }

  /**
   * Reads all sources, each of which ends a line.
   *
   * @throws IOException if one cannot be read
   */
  public static void read(List<Source> sources, Line line) throws IOException {
    for (Source source : sources) {
      try (InputStream in = source.open()) {
        read(in, line);
      }
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
          done = afterLastWord(text);
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
}
