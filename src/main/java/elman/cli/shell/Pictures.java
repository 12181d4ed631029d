package elman.cli.shell;

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

/** Where charts go: into files by their endings, or to standard output as characters. */
public final class Pictures {
  /** The ending of a file with a picture of lines. */
  public static final String SVG = ".svg";

  private static final String PNG = ".png";
  private static final int ROWS = 16;

  private Pictures() {}

  /** Whether a name is that of a file for a picture. */
  public static boolean isFile(String where) {
    String name = where.toLowerCase(Locale.ROOT);
    return name.endsWith(SVG) || name.endsWith(PNG);
  }

  /** Writes a picture in the format that the file's name says. */
  public static void write(Path file, Picture picture) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(PNG)) {
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

  /** Draws a chart on standard output. */
  public static void draw(Chart chart, Streams streams) throws IOException {
    StringBuilder text = new StringBuilder();
    new elman.plot.Terminal(Terminal.columns(), ROWS, !Terminal.isUnicode(), hasColour(streams))
        .write(chart, text);
    streams.out().write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasColour(Streams streams) {
    return streams.outIsTerminal() && System.getenv("NO_COLOR") == null && !Terminal.isDumb();
  }
}
