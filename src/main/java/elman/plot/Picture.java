package elman.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/** One chart, or a grid of small ones, as a file. */
public final class Picture {
  /** Charts that a picture shows at most: more would be too large to be looked at. */
  public static final int MOST = 48;

  private static final double WIDTH = 860;
  private static final double HEIGHT = 420;
  private static final double SMALL_WIDTH = 430;
  private static final double SMALL_HEIGHT = 250;
  private static final double FOOT = 26;
  private static final double FOOT_SIZE = 12;
  private static final double ZOOM = 2;
  private static final double PER_INCH = 96;
  private static final String NONE = "nothing to show";

  private final List<Chart> charts;
  private final int hidden;
  private final int columns;
  private final double panelWidth;
  private final double panelHeight;

  /**
   * @param charts in the order in which they are shown, row by row
   * @param most how many are shown, at most {@link #MOST}; of the rest only their number is said
   */
  public Picture(List<Chart> charts, int most) {
    this.charts =
        List.copyOf(charts.subList(0, Math.min(Math.max(1, Math.min(MOST, most)), charts.size())));
    hidden = charts.size() - this.charts.size();
    boolean single = this.charts.size() <= 1;
    columns = single ? 1 : this.charts.size() <= 4 ? 2 : 3;
    panelWidth = single ? WIDTH : SMALL_WIDTH;
    panelHeight = single ? HEIGHT : SMALL_HEIGHT;
  }

  /** Writes SVG. The text has no line that names an encoding: it is to be written as UTF-8. */
  public void svg(Writer out) throws IOException {
    String title = charts.size() == 1 ? "" : charts.size() + " charts";
    SvgCanvas canvas = new SvgCanvas(width(), height(), title);
    paint(canvas);
    out.write(canvas.finish());
  }

  /** Writes PNG, two pixels to a point, on white. */
  public void png(OutputStream out) throws IOException {
    RasterCanvas canvas = new RasterCanvas(width(), height(), ZOOM);
    paint(canvas);
    Png.write(canvas.pixels(), canvas.width(), canvas.height(), ZOOM * PER_INCH, out);
  }

  private void paint(Canvas canvas) {
    for (int i = 0; i < charts.size(); i++) {
      double x = i % columns * panelWidth;
      int row = i / columns;
      double y = row * panelHeight;
      new Painter(canvas, charts.get(i), new Painter.Box(x, y, panelWidth, panelHeight)).paint();
    }
    String foot = charts.isEmpty() ? NONE : "and " + hidden + " more";
    if (hasFoot()) {
      canvas.text(width() / 2, height() - FOOT / 2, foot, FOOT_SIZE, Canvas.Anchor.MIDDLE);
    }
  }

  private boolean hasFoot() {
    return hidden > 0 || charts.isEmpty();
  }

  private double width() {
    return columns * panelWidth;
  }

  private double height() {
    int rows = (charts.size() + columns - 1) / columns;
    return rows * panelHeight + (hasFoot() ? FOOT : 0);
  }
}
