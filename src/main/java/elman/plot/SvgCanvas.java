package elman.plot;

import java.util.Locale;

/** Writes SVG: neutral colours on no background, so that it suits a light page and a dark one. */
final class SvgCanvas implements Canvas {
  private final StringBuilder out = new StringBuilder();

  /**
   * @param title of the whole drawing
   */
  SvgCanvas(double width, double height, String title) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    number(width).append("\" height=\"");
    number(height).append("\" viewBox=\"0 0 ");
    number(width).append(' ');
    number(height).append("\" role=\"img\" font-family=\"system-ui, sans-serif\">\n");
    title(title);
  }

  /** The whole file. */
  String finish() {
    return out + "</svg>\n";
  }

  @Override
  public void begin(String title) {
    out.append("<g>\n");
    title(title);
  }

  @Override
  public void end() {
    out.append("</g>\n");
  }

  @Override
  public void area(double[] x, double[] upper, double[] lower, Tone tone, double opacity) {
    out.append("<path d=\"");
    char move = 'M';
    for (int i = 0; i < x.length; i++) {
      point(move, x[i], upper[i]);
      move = 'L';
    }
    for (int i = x.length - 1; i >= 0; i--) {
      point('L', x[i], lower[i]);
    }
    out.append("Z\"");
    paint("fill", tone, opacity);
    out.append("/>\n");
  }

  @Override
  public void line(double[] x, double[] y, Pen pen) {
    out.append("<path d=\"");
    for (int i = 0; i < x.length; i++) {
      point(i == 0 ? 'M' : 'L', x[i], y[i]);
    }
    out.append("\" fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"");
    number(pen.width()).append('"');
    if (pen.dash() > 0) {
      out.append(" stroke-dasharray=\"");
      number(pen.dash()).append('"');
    }
    paint("stroke", pen.tone(), pen.opacity());
    out.append("/>\n");
  }

  @Override
  public void dot(double x, double y, double radius, Tone tone) {
    out.append("<circle cx=\"");
    number(x).append("\" cy=\"");
    number(y).append("\" r=\"");
    number(radius).append('"');
    paint("fill", tone, 1);
    out.append("/>\n");
  }

  @Override
  public void text(double x, double y, String text, double size, Anchor anchor) {
    if (text.isEmpty()) {
      return;
    }
    out.append("<text x=\"");
    number(x).append("\" y=\"");
    number(y).append("\" font-size=\"");
    number(size).append('"');
    if (anchor != Anchor.START) {
      out.append(" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
    }
    paint("fill", Tone.INK, 1);
    out.append('>').append(escape(text)).append("</text>\n");
  }

  private void title(String title) {
    if (!title.isEmpty()) {
      out.append("<title>").append(escape(title)).append("</title>\n");
    }
  }

  private void paint(String attribute, Tone tone, double opacity) {
    out.append(' ').append(attribute).append("=\"#");
    out.append(String.format(Locale.ROOT, "%06x", tone.rgb())).append('"');
    if (opacity < 1) {
      out.append(' ').append(attribute).append("-opacity=\"");
      number(opacity).append('"');
    }
  }

  private void point(char command, double x, double y) {
    out.append(command);
    number(x).append(' ');
    number(y);
  }

  /** A number with two decimals at most. */
  private StringBuilder number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) {
      out.append('-');
      hundredths = -hundredths;
    }
    out.append(hundredths / 100);
    int rest = (int) (hundredths % 100);
    if (rest > 0) {
      out.append('.').append(rest / 10);
      if (rest % 10 > 0) {
        out.append(rest % 10);
      }
    }
    return out;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
