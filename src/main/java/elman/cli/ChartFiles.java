package elman.cli;

import elman.io.AtomicFile;
import elman.plot.Chart;
import elman.plot.Picture;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Where charts go. */
final class ChartFiles {
  /** How the name of a drawing ends. */
  static final String SVG = ".svg";

  private static final String PNG = ".png";
  private static final int ROWS = 16;

  private ChartFiles() {}

  /** Whether a picture goes into one file. */
  static boolean isFile(String where) {
    return where.toLowerCase(Locale.ROOT).endsWith(SVG) || isPng(where);
  }

  private static boolean isPng(String where) {
    return where.toLowerCase(Locale.ROOT).endsWith(PNG);
  }

  /** Writes a picture into a file, as PNG where its name ends so, or else as SVG. */
  static void write(Path file, Picture picture) throws IOException {
    if (isPng(file.toString())) {
      AtomicFile.write(file, picture::png);
      return;
    }
    AtomicFile.write(
        file,
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          picture.svg(text);
          text.flush();
        });
  }

  /** Draws a chart with characters on standard output. */
  static void draw(Chart chart, Streams streams) throws IOException {
    boolean colour = streams.outIsTerminal() && System.getenv("NO_COLOR") == null;
    StringBuilder text = new StringBuilder();
    new elman.plot.Terminal(Terminal.columns(), ROWS, !Terminal.isUnicode(), colour)
        .write(chart, text);
    streams.out().write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }
}
