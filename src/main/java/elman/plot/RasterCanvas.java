package elman.plot;

import java.util.Arrays;

/**
 * Draws pixels on white. A pixel's coverage by a stroke is found from its distance to the stroke's
 * axis, so that edges are smooth.
 */
final class RasterCanvas implements Canvas {
  private static final double TEXT_WEIGHT = 0.095;
  private static final int SUBCOLUMNS = 4;

  private final double zoom;
  private final int width;
  private final int height;

  /** Red, green and blue of the pixels, row by row. */
  private final byte[] pixels;

  /** How much of each pixel is covered by what is being drawn; else all 0. */
  private final float[] coverage;

  private int left;
  private int right;
  private int top;
  private int bottom;

  /**
   * @param zoom pixels to a point of the drawing
   */
  RasterCanvas(double width, double height, double zoom) {
    this.zoom = zoom;
    this.width = (int) Math.round(width * zoom);
    this.height = (int) Math.round(height * zoom);
    pixels = new byte[3 * this.width * this.height];
    Arrays.fill(pixels, (byte) 255);
    coverage = new float[this.width * this.height];
    clear();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte[] pixels() {
    return pixels;
  }

  @Override
  public void begin(String title) {}

  @Override
  public void end() {}

  @Override
  public void area(double[] x, double[] upper, double[] lower, Tone tone, double opacity) {
    for (int i = 0; i + 1 < x.length; i++) {
      int first = (int) Math.ceil(x[i] * zoom * SUBCOLUMNS - 0.5);
      int last = (int) Math.ceil(x[i + 1] * zoom * SUBCOLUMNS - 0.5);
      for (int column = first; column < last; column++) {
        double at = (column + 0.5) / (zoom * SUBCOLUMNS);
        double part = (at - x[i]) / (x[i + 1] - x[i]);
        double one = (upper[i] + part * (upper[i + 1] - upper[i])) * zoom;
        double other = (lower[i] + part * (lower[i + 1] - lower[i])) * zoom;
        column(column / SUBCOLUMNS, Math.min(one, other), Math.max(one, other));
      }
    }
    blend(tone, opacity);
  }

  @Override
  public void line(double[] x, double[] y, Pen pen) {
    if (pen.dash() > 0) {
      dashes(x, y, pen);
    } else {
      for (int i = 0; i + 1 < x.length; i++) {
        segment(x[i], y[i], x[i + 1], y[i + 1], pen.width() / 2);
      }
    }
    blend(pen.tone(), pen.opacity());
  }

  @Override
  public void dot(double x, double y, double radius, Tone tone) {
    segment(x, y, x, y, radius);
    blend(tone, 1);
  }

  @Override
  public void text(double x, double y, String text, double size, Anchor anchor) {
    double wide = StrokeFont.width(text, size);
    double start =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - wide / 2;
          case END -> x - wide;
        };
    for (StrokeFont.Stroke stroke : StrokeFont.strokes(text, size)) {
      for (int i = 0; i + 1 < stroke.x().length; i++) {
        segment(
            start + stroke.x()[i],
            y + stroke.y()[i],
            start + stroke.x()[i + 1],
            y + stroke.y()[i + 1],
            size * TEXT_WEIGHT / 2);
      }
    }
    blend(Tone.INK, 1);
  }

  private void dashes(double[] x, double[] y, Pen pen) {
    double walked = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double length = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
      for (double at = 0, next; at < length; at = next) {
        long dash = (long) Math.floor((walked + at) / pen.dash() + 1e-9);
        next = Math.min(length, (dash + 1) * pen.dash() - walked);
        if (dash % 2 == 0) {
          segment(
              x[i] + (x[i + 1] - x[i]) * at / length,
              y[i] + (y[i + 1] - y[i]) * at / length,
              x[i] + (x[i + 1] - x[i]) * next / length,
              y[i] + (y[i + 1] - y[i]) * next / length,
              pen.width() / 2);
        }
      }
      walked += length;
    }
  }

  /** Covers what is no further than a radius from a straight line. */
  private void segment(double x0, double y0, double x1, double y1, double radius) {
    double ax = x0 * zoom;
    double ay = y0 * zoom;
    double dx = x1 * zoom - ax;
    double dy = y1 * zoom - ay;
    double reach = radius * zoom + 0.5;
    double square = dx * dx + dy * dy;
    int firstRow = Math.max(0, (int) Math.floor(Math.min(ay, ay + dy) - reach));
    int lastRow = Math.min(height - 1, (int) Math.ceil(Math.max(ay, ay + dy) + reach));
    int firstColumn = Math.max(0, (int) Math.floor(Math.min(ax, ax + dx) - reach));
    int lastColumn = Math.min(width - 1, (int) Math.ceil(Math.max(ax, ax + dx) + reach));
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        double px = column + 0.5 - ax;
        double py = row + 0.5 - ay;
        double t = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / square)) : 0;
        double ex = px - t * dx;
        double ey = py - t * dy;
        double cover = Math.min(1, reach - Math.sqrt(ex * ex + ey * ey));
        if (cover > 0) {
          int i = row * width + column;
          coverage[i] = Math.max(coverage[i], (float) cover);
        }
      }
    }
    touch(firstColumn, lastColumn, firstRow, lastRow);
  }

  /** Covers a part of a column, of a quarter of its breadth. */
  private void column(int column, double from, double to) {
    if (column < 0 || column >= width) {
      return;
    }
    int first = Math.max(0, (int) Math.floor(from));
    int last = Math.min(height - 1, (int) Math.ceil(to) - 1);
    for (int row = first; row <= last; row++) {
      double part = Math.min(to, row + 1) - Math.max(from, row);
      coverage[row * width + column] += (float) (part / SUBCOLUMNS);
    }
    touch(column, column, first, last);
  }

  private void touch(int firstColumn, int lastColumn, int firstRow, int lastRow) {
    left = Math.min(left, firstColumn);
    right = Math.max(right, lastColumn);
    top = Math.min(top, firstRow);
    bottom = Math.max(bottom, lastRow);
  }

  /** Colours what is covered. */
  private void blend(Tone tone, double opacity) {
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        int i = row * width + column;
        double part = Math.min(1, coverage[i]) * opacity;
        if (part > 0) {
          for (int c = 0; c < 3; c++) {
            int old = pixels[3 * i + c] & 255;
            int wanted = (tone.rgb() >> (16 - 8 * c)) & 255;
            pixels[3 * i + c] = (byte) Math.round(old + part * (wanted - old));
          }
          coverage[i] = 0;
        }
      }
    }
    clear();
  }

  private void clear() {
    left = width;
    right = -1;
    top = height;
    bottom = -1;
  }
}
