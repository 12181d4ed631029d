package elman.plot;

/** Lines of text that are lighter and darker, for numbers from 0 to 1. */
public final class Shades {
  private Shades() {}

  /**
   * A character for a number: blank for 0, full for 1, a question mark for NaN.
   *
   * @param ascii whether to do without block elements
   */
  public static char of(double fraction, boolean ascii) {
    return (ascii ? Glyphs.ASCII : Glyphs.UNICODE).shade(fraction);
  }
}
