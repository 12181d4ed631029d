package elman.memory;

import elman.io.FormatException;
import java.io.IOException;
import java.io.InputStream;

/** Reads portable bitmaps (the format pbm of Netpbm), plain and raw. */
final class BitmapReader implements PatternReader.Bits {
  private static final int EXTENT_DIGITS = 9;

  private final String source;
  private final InputStream in;
  private int count;

  BitmapReader(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  @Override
  public String place() {
    return "picture " + count;
  }

  @Override
  public Pattern next() throws IOException {
    int magic = skipSpace();
    if (magic < 0) {
      return null;
    }
    count++;
    int kind = in.read();
    if (magic != 'P' || (kind != '1' && kind != '4')) {
      throw bad("does not begin with P1 or P4, as portable bitmaps do");
    }
    int width = extent("width");
    int height = extent("height");
    if ((long) width * height > PatternReader.MOST_BITS) {
      throw bad(
          "has %d x %d bits; at most %d in all can be"
              .formatted(width, height, PatternReader.MOST_BITS));
    }
    float[] bits = new float[width * height];
    if (kind == '1') {
      readPlain(bits);
    } else {
      readRaw(bits, width);
    }
    return new Pattern(bits, width, kind == '1' ? PatternForm.PLAIN_PBM : PatternForm.RAW_PBM);
  }

  private int extent(String name) throws IOException {
    StringBuilder digits = new StringBuilder();
    int c = skipSpace();
    for (; c >= '0' && c <= '9' && digits.length() <= EXTENT_DIGITS; c = in.read()) {
      digits.append((char) c);
    }
    int extent =
        digits.isEmpty() || digits.length() > EXTENT_DIGITS
            ? 0
            : Integer.parseInt(digits.toString());
    if (extent < 1 || !isSpace(c)) {
      throw bad("has no " + name + ": a number from 1 to 999999999 has to stand there");
    }
    return extent;
  }

  private void readPlain(float[] bits) throws IOException {
    for (int i = 0; i < bits.length; i++) {
      int c = skipSpace();
      if (c != '0' && c != '1') {
        throw c < 0 ? cut(i, bits.length) : bad("has something else than 0 and 1 among its bits");
      }
      bits[i] = c == '1' ? 1 : -1;
    }
  }

  /** Rows begin with a new byte. */
  private void readRaw(float[] bits, int width) throws IOException {
    int eight = 0;
    for (int i = 0; i < bits.length; i++) {
      int column = i % width;
      if (column % Byte.SIZE == 0) {
        eight = in.read();
        if (eight < 0) {
          throw cut(i, bits.length);
        }
      }
      bits[i] = (eight & 0x80 >> column % Byte.SIZE) == 0 ? -1 : 1;
    }
  }

  private FormatException cut(int found, int expected) {
    return bad("is cut short: it has " + found + " of " + expected + " bits");
  }

  private FormatException bad(String reason) {
    return new FormatException(source, place(), reason);
  }

  /** The next byte that is neither space nor part of a comment, or -1. */
  private int skipSpace() throws IOException {
    int c = in.read();
    while (isSpace(c) || c == '#') {
      if (c == '#') {
        while (c >= 0 && c != '\n') {
          c = in.read();
        }
      } else {
        c = in.read();
      }
    }
    return c;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
