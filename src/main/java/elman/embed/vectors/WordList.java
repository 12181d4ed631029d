package elman.embed.vectors;

import elman.io.FormatException;
import elman.token.ByteTable;

/** The words of a file as they are read; of one that is repeated, the first counts. */
final class WordList {
  /** Most words, and most bytes of them all, for which the table is made. */
  private static final int MOST = 1 << 28;

  private static final int MOST_BYTES = 1 << 30;

  private final String source;
  private final ByteTable table = new ByteTable();
  private int bytes;
  private int repeated;

  WordList(String source) {
    this.source = source;
  }

  /**
   * Adds the word {@code text[from..to)}.
   *
   * @return its number, or -1 if it has been there before
   * @throws FormatException if there are too many
   */
  int add(byte[] text, int from, int to) throws FormatException {
    int size = table.size();
    if (size == MOST || to - from > MOST_BYTES - bytes) {
      throw new FormatException(
          source,
          "word " + (records() + 1),
          "too much: at most %,d words of %,d bytes in all can be read"
              .formatted(MOST, MOST_BYTES));
    }
    int number = table.add(text, from, to);
    if (number < size) {
      repeated++;
      return -1;
    }
    bytes += to - from;
    return number;
  }

  /** How many were added, repeated ones too. */
  int records() {
    return table.size() + repeated;
  }

  /** How many were repeated. */
  int repeated() {
    return repeated;
  }

  ByteTable table() {
    return table;
  }
}
