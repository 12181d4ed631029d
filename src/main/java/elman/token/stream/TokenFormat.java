package elman.token.stream;

import elman.token.TokenBuffer;

/** How tokens are written. Used by several threads at once. */
public interface TokenFormat {
  /** What comes before everything. */
  default void header(ByteSink out) {}

  /** What begins a line, or a text without lines. */
  default void startLine(ByteSink out) {}

  /**
   * Writes tokens of a line, or of a part of one, or of a text without lines.
   *
   * @param ids holds them, from {@code from} to before {@code to}
   * @param place where their text is
   */
  void tokens(TokenBuffer ids, int from, int to, Place place, ByteSink out);

  /** What stands between the tokens of a line, where it was written in parts. */
  default void separator(ByteSink out) {}

  /**
   * What ends a line, or a text without lines.
   *
   * @param newline whether it ends in the text, as the last one may not
   */
  default void endLine(boolean newline, ByteSink out) {}

  /** Where the text of some tokens is; one for each chunk, so that lines leave no garbage. */
  final class Place {
    private long line;
    private long start;
    private int first;
    private int leading;
    private int trailing;

    /**
     * @param newLine number of its line, from 1
     * @param newStart bytes of the line, or of the input if it is not read by lines, before byte 0
     *     of the array that the tokens' places are of
     * @param newFirst index in that array at which the text begins
     */
    void set(long newLine, long newStart, int newFirst) {
      line = newLine;
      start = newStart;
      first = newFirst;
    }

    /** Says how many tokens at both ends stand for nothing in the text. */
    void setAround(int newLeading, int newTrailing) {
      leading = newLeading;
      trailing = newTrailing;
    }

    /** Whether token {@code i} of those from {@code from} to before {@code to} is in the text. */
    boolean isInText(int i, int from, int to) {
      return i >= from + leading && i < to - trailing;
    }

    long line() {
      return line;
    }

    long start() {
      return start;
    }

    int first() {
      return first;
    }
  }
}
