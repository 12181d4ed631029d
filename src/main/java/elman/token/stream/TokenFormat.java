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

  /**
   * Where the text of some tokens is.
   *
   * @param line number of its line, from 1
   * @param start bytes of the line, or of the input if it is not read by lines, before byte 0 of
   *     the array that the tokens' places are of
   * @param first index in that array at which the text begins
   */
  record Place(long line, long start, int first) {}
}
