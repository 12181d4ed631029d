package elman.cli.gradient;

import elman.cli.shell.Choice;
import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.Pictures;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.cli.table.TableFormat;
import elman.plot.Chart;
import elman.plot.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How clip-stats writes. */
final class ClipOutput {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, tsv or json, a line for each log or layer (default: table).")
  private TableFormat format;

  @Option(
      names = "--plot",
      paramLabel = "WHERE",
      description =
          "Draw the norms too: into FILE.svg or FILE.png, or with characters (-), on standard"
              + " output in the place of the table.")
  private String plot;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(TableFormat.class, new Choice<>(TableFormat.class));
  }

  /**
   * Finds out early what would go wrong late.
   *
   * @param inputs files that will be read
   * @throws UsageException if the chart's file is no picture, or is read as well
   * @throws IOException if it could not be written
   */
  void check(List<Path> inputs) throws IOException {
    if (plot == null || drawsHere()) {
      return;
    }
    if (!Pictures.isFile(plot)) {
      throw new UsageException("--plot is a file ending in .svg or .png, or -, not '" + plot + "'");
    }
    Outputs.check(inputs, List.of(Path.of(plot)));
  }

  /** The format that is wanted; null if none is said. */
  TableFormat format() {
    return format;
  }

  /** The format of what is written when all is read. */
  TableFormat formatAtEnd() {
    return format == null ? TableFormat.TABLE : format;
  }

  /** Whether a chart takes the place of the table. */
  boolean drawsHere() {
    return Inputs.STANDARD.equals(plot);
  }

  /** Whether charts are wanted. */
  boolean draws() {
    return plot != null;
  }

  /** Draws charts, if they are wanted. */
  void draw(List<Chart> charts, Streams streams) throws IOException {
    if (drawsHere()) {
      for (Chart chart : charts) {
        Pictures.draw(chart, streams);
      }
    } else if (plot != null) {
      Pictures.write(Path.of(plot), new Picture(charts, Picture.MOST));
    }
  }
}
