package elman.plot;

/** What charts are drawn on. Lengths are in points of the drawing, y grows downwards. */
interface Canvas {
  /** Which part of a text is where the text is said to be. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * How a line is drawn.
   *
   * @param dash length of a dash, its gap being as long; 0 for none
   */
  record Pen(Tone tone, double width, double dash, double opacity) {
    private static final double THIN = 0.8;

    /** For lines that go up and down within a point's width. */
    Pen thin() {
      return new Pen(tone, THIN, dash, opacity);
    }
  }

  /** Begins a chart. */
  void begin(String title);

  /** Ends a chart. */
  void end();

  /** Fills what lies between two lines of the same x, ascending. */
  void area(double[] x, double[] upper, double[] lower, Tone tone, double opacity);

  /** Draws a line through points. */
  void line(double[] x, double[] y, Pen pen);

  /** Draws a filled circle. */
  void dot(double x, double y, double radius, Tone tone);

  /**
   * Writes a line of text.
   *
   * @param y of its base line
   */
  void text(double x, double y, String text, double size, Anchor anchor);
}
