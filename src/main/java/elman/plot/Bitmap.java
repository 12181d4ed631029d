package elman.plot;

/**
 * A picture of a few dots.
 *
 * @param dots row by row, true for black
 * @param width dots in a row, a divisor of their number
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Bitmap(boolean[] dots, int width) {
  private static final String GAP = "   ";

  /** Upper half, lower half, both. */
  private static final String HALVES = " ▀▄█";

  /** Checks that the dots fill rows. */
  public Bitmap {
    if (width < 1 || dots.length % width != 0) {
      throw new IllegalArgumentException(dots.length + " dots fill no rows of " + width);
    }
  }

  /**
   * Returns this picture with another of the same height on its right, as lines of characters.
   *
   * @param ascii whether to write # and . instead of block characters, of which each shows two dots
   */
  public String beside(Bitmap other, boolean ascii) {
    StringBuilder text = new StringBuilder();
    int height = dots.length / width;
    int step = ascii ? 1 : 2;
    for (int row = 0; row < height; row += step) {
      line(row, ascii, text);
      text.append(GAP);
      other.line(row, ascii, text);
      text.append('\n');
    }
    return text.toString();
  }

  private void line(int row, boolean ascii, StringBuilder text) {
    for (int column = 0; column < width; column++) {
      boolean upper = at(row, column);
      int halves = (upper ? 1 : 0) + (at(row + 1, column) ? 2 : 0);
      text.append(ascii ? upper ? '#' : '.' : HALVES.charAt(halves));
    }
  }

  /** Below the last row all is white. */
  private boolean at(int row, int column) {
    int i = row * width + column;
    return i < dots.length && dots[i];
  }
}
