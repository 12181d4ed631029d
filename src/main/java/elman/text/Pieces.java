package elman.text;

import elman.io.Source;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Text as a sequence of pieces, the substrings that become tokens: what character and word
 * tokenizers and their learning have in common.
 */
final class Pieces {
  /** The longest piece in UTF-16 units, so that a piece always fits into a block of text. */
  static final int MAX_LENGTH = 128;

  /** Orders strings by their code points, which UTF-16's {@code compareTo} does not. */
  static final Comparator<String> CODE_POINT_ORDER = Pieces::compareCodePoints;

  /** What a splitter may look at: the longest piece and the code point after it. */
  private static final int LOOK_AHEAD = MAX_LENGTH + 2;

  private static final int BLOCK = 1 << 16;

  private Pieces() {}

  /** The rule that cuts text into pieces. */
  interface Splitter {
    /**
     * Returns the end of the piece that begins at {@code from}, in a text that ends at {@code to}.
     */
    int end(char[] text, int from, int to);
  }

  /** Gives each piece its id. */
  interface Ids {
    /** Returns the id of the piece {@code text[from..to)}. */
    int id(char[] text, int from, int to);
  }

  /** Cuts a string into pieces and returns their ids. */
  static int[] encode(String text, Splitter splitter, Ids ids) {
    char[] chars = text.toCharArray();
    int[] encoded = new int[chars.length];
    int count = 0;
    for (int from = 0; from < chars.length; ) {
      int end = splitter.end(chars, from, chars.length);
      encoded[count++] = ids.id(chars, from, end);
      from = end;
    }
    return Arrays.copyOf(encoded, count);
  }

  /** Cuts the joined text of the sources into pieces and writes their ids to {@code encoded}. */
  static void encode(List<Source> sources, Splitter splitter, Ids ids, TokenWriter encoded)
      throws IOException {
    char[] block = new char[BLOCK];
    int kept = 0;
    boolean more = true;
    try (Reader reader = new JoinedReader(sources)) {
      while (more) {
        int length = fill(reader, block, kept);
        more = length == BLOCK;
        int decided = more ? length - LOOK_AHEAD : length;
        int from = 0;
        while (from < decided) {
          int end = splitter.end(block, from, length);
          encoded.add(ids.id(block, from, end));
          from = end;
        }
        kept = length - from;
        System.arraycopy(block, from, block, 0, kept);
      }
    }
  }

  /** Reads until the block is full or the text ends; returns how much of the block is text. */
  private static int fill(Reader reader, char[] block, int from) throws IOException {
    int length = from;
    int n = 0;
    while (n >= 0 && length < block.length) {
      n = reader.read(block, length, block.length - length);
      length += Math.max(0, n);
    }
    return length;
  }

  private static int compareCodePoints(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
