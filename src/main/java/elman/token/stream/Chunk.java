package elman.token.stream;

import elman.token.TokenBuffer;
import java.util.Arrays;

/**
 * A part of the input and what becomes of it. Chunks are filled again and again, so that a long
 * input leaves no garbage.
 */
final class Chunk {
  /** Bytes that a chunk is meant to hold. */
  static final int USUAL = 1 << 19;

  byte[] text = new byte[USUAL];
  int size;

  /** Line that it begins in, from 1. */
  long line;

  /** Bytes of the input before it. */
  long offset;

  /** Bytes before it of the line that it begins in. */
  long lineOffset;

  /** Whether it is the last. */
  boolean last;

  final TokenBuffer ids = new TokenBuffer();
  final ByteSink out = new ByteSink();
  final TokenFormat.Place place = new TokenFormat.Place();

  /** Whether what begins before the chunk goes on with tokens, and whether that is all of it. */
  boolean leads;

  boolean goesOn;

  /** Whether the part of a line that it ends with, and goes on after it, has tokens in it. */
  boolean trails;

  /** Index of the first byte that is not UTF-8 where that is needed, or -1. */
  int bad;

  /** Ends of lines in it. */
  long lines;

  /** How many tokens, and how many of them unknown, it turned out to have. */
  long tokens;

  long unknown;

  /** Bytes that begin a character. */
  long characters;

  /** Makes room for at least {@code n} bytes. */
  void reserve(int n) {
    if (n > text.length) {
      text = Arrays.copyOf(text, n);
    }
  }
}
