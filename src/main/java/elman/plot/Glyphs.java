package elman.plot;

/** The characters of charts on a terminal. */
enum Glyphs {
  /** Box drawing and shades. */
  UNICODE("│┤─┬└┊┄●", "░▒▓█", "─"),
  /** What every terminal has. */
  ASCII("||-++:-@", ".%#@", "*o+x");

  /** Shades that let a line be seen on them. */
  private static final int MOST_BANDS = 3;

  private final String signs;
  private final String shades;
  private final String lines;

  Glyphs(String signs, String shades, String lines) {
    this.signs = signs;
    this.shades = shades;
    this.lines = lines;
  }

  /** The axis of y. */
  char upright() {
    return signs.charAt(0);
  }

  /** The axis of y with a tick. */
  char tickY() {
    return signs.charAt(1);
  }

  /** The axis of x. */
  char level() {
    return signs.charAt(2);
  }

  /** The axis of x with a tick. */
  char tickX() {
    return signs.charAt(3);
  }

  /** Where the axes meet. */
  char corner() {
    return signs.charAt(4);
  }

  /** A rule at an x, or at a y. */
  char rule(boolean vertical) {
    return signs.charAt(vertical ? 5 : 6);
  }

  /** A point. */
  char point() {
    return signs.charAt(7);
  }

  /** What lies in so many bands, at least one. */
  char shade(int bands) {
    return shades.charAt(Math.min(bands, MOST_BANDS) - 1);
  }

  /** A shade from blank, 0, to full, 1; for what is no number a question mark. */
  char shade(double fraction) {
    if (Double.isNaN(fraction)) {
      return '?';
    }
    double within = Math.max(0, Math.min(1, fraction));
    int shade = (int) Math.min(shades.length(), within * (shades.length() + 1));
    return shade == 0 ? ' ' : shades.charAt(shade - 1);
  }

  /** A line in the legend; on ASCII terminals also in the chart. */
  char line(int number) {
    return lines.charAt(number % lines.length());
  }

  boolean ascii() {
    return this == ASCII;
  }
}
