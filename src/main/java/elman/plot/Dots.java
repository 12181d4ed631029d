package elman.plot;

/**
 * The field of a chart on a terminal: bands are shades of whole cells, lines are dots, of which a
 * cell of Braille has two by four, and one of ASCII one.
 */
final class Dots {
  /** Bits of a Braille character's dots, by row and column (Unicode, chapter 21.1). */
  private static final int[][] BRAILLE = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final int BLANK_BRAILLE = 0x2800;

  /** Dots of a dash, its gap being as long. */
  private static final int DASH = 3;

  private final Glyphs glyphs;
  private final int rows;
  private final int columns;
  private final int across;
  private final int down;
  private final int[][] shades;
  private final int[][] dots;
  private final int[][] lines;
  private final Tone[][] shadeTones;
  private final Tone[][] tones;

  Dots(int rows, int columns, Glyphs glyphs) {
    this.glyphs = glyphs;
    this.rows = rows;
    this.columns = columns;
    across = glyphs.ascii() ? 1 : BRAILLE[0].length;
    down = glyphs.ascii() ? 1 : BRAILLE.length;
    shades = new int[rows][columns];
    dots = new int[rows][columns];
    lines = new int[rows][columns];
    shadeTones = new Tone[rows][columns];
    tones = new Tone[rows][columns];
  }

  /** The cell's row of a place from 0, the bottom, to 1. */
  int row(double fraction) {
    return dotRow(fraction) / down;
  }

  /** The cell's column of a place from 0 to 1. */
  int column(double fraction) {
    return dotColumn(fraction) / across;
  }

  /** Shades what lies between two lines; all places are from 0 to 1. */
  void area(double[] x, double[] upper, double[] lower, Tone tone) {
    for (int column = 0; column < columns; column++) {
      double at = Math.max(x[0], Math.min(x[x.length - 1], (column + 0.5) / columns));
      if (column(at) != column) {
        continue;
      }
      int i = 0;
      while (i + 2 < x.length && x[i + 1] < at) {
        i++;
      }
      int next = Math.min(i + 1, x.length - 1);
      double part = x[next] > x[i] ? (at - x[i]) / (x[next] - x[i]) : 0;
      double one = upper[i] + part * (upper[next] - upper[i]);
      double other = lower[i] + part * (lower[next] - lower[i]);
      shade(column, Math.min(one, other), Math.max(one, other), tone);
    }
  }

  private void shade(int column, double low, double high, Tone tone) {
    for (int row = 0; row < rows; row++) {
      double middle = 1 - (row + 0.5) / rows;
      if (middle >= low && middle <= high) {
        shades[row][column]++;
        shadeTones[row][column] = tone;
      }
    }
  }

  /**
   * Draws a line through points from 0 to 1 (Bresenham 1965).
   *
   * @param number of the line: on ASCII terminals each has a character of its own
   */
  void line(double[] x, double[] y, int number, Tone tone, boolean dashed) {
    for (int i = 0; i < x.length; i++) {
      int from = Math.max(0, i - 1);
      segment(
          new int[] {dotColumn(x[from]), dotRow(y[from])},
          new int[] {dotColumn(x[i]), dotRow(y[i])},
          (column, row) -> {
            if (!dashed || glyphs.ascii() || column % (2 * DASH) < DASH) {
              dot(column, row, number, tone);
            }
          });
    }
  }

  private interface Pixel {
    void set(int column, int row);
  }

  private static void segment(int[] from, int[] to, Pixel pixel) {
    int dx = Math.abs(to[0] - from[0]);
    int dy = -Math.abs(to[1] - from[1]);
    int column = from[0];
    int row = from[1];
    int error = dx + dy;
    pixel.set(column, row);
    while (column != to[0] || row != to[1]) {
      int twice = 2 * error;
      if (twice >= dy) {
        error += dy;
        column += Integer.signum(to[0] - from[0]);
      }
      if (twice <= dx) {
        error += dx;
        row += Integer.signum(to[1] - from[1]);
      }
      pixel.set(column, row);
    }
  }

  private void dot(int column, int row, int number, Tone tone) {
    int cellRow = row / down;
    int cellColumn = column / across;
    dots[cellRow][cellColumn] |= BRAILLE[row % down][column % across];
    lines[cellRow][cellColumn] = number;
    tones[cellRow][cellColumn] = tone;
  }

  /** Writes the bands. */
  void writeShades(Cells cells, int left, int top) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (shades[row][column] > 0) {
          int shade = glyphs.shade(shades[row][column]);
          cells.put(top + row, left + column, shade, shadeTones[row][column]);
        }
      }
    }
  }

  /** Writes the lines. */
  void writeLines(Cells cells, int left, int top) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (dots[row][column] != 0) {
          int character =
              glyphs.ascii() ? glyphs.line(lines[row][column]) : BLANK_BRAILLE | dots[row][column];
          cells.put(top + row, left + column, character, tones[row][column]);
        }
      }
    }
  }

  private int dotRow(double fraction) {
    return (int) Math.round((1 - fraction) * (rows * down - 1));
  }

  private int dotColumn(double fraction) {
    return (int) Math.round(fraction * (columns * across - 1));
  }
}
