package elman.cli.series;

import elman.cli.shell.Choice;
import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.Pictures;
import elman.cli.shell.UsageException;
import elman.io.AtomicFile;
import elman.series.table.Bands;
import elman.series.table.ForecastWriter.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What is written of forecasts, and where. */
final class ForecastOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file for the table (default: standard output, also called -).")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, tsv or json, an object a line (default: csv).")
  private Format format = Format.CSV;

  @Option(
      names = "--level",
      paramLabel = "PERCENT[,PERCENT...]",
      split = ",",
      hideParamSyntax = true,
      description = "What intervals are to cover, in per cent (default: 80,95).")
  private List<Double> levels = new ArrayList<>();

  @Option(
      names = "--quantiles",
      paramLabel = "P[,P...]",
      split = ",",
      hideParamSyntax = true,
      description = "Quantiles to write too, by their probabilities, such as 0.1,0.5,0.9.")
  private List<Double> quantiles = new ArrayList<>();

  @Option(
      names = "--plot",
      paramLabel = "WHERE",
      description =
          "Draw history, forecast and intervals: into FILE.svg or FILE.png, into a folder, an SVG"
              + " for each series, or with characters (-), on standard output in the place of the"
              + " table.")
  private String plot;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(Format.class, new Choice<>(Format.class));
  }

  /**
   * Finds out early what would go wrong late.
   *
   * @param inputs files that will be read
   * @param more files that will be written besides
   * @throws UsageException if a file is named twice, or a level or quantile is out of range
   * @throws IOException if a file could not be written
   */
  void check(List<Path> inputs, List<Path> more) throws IOException {
    Bands unused = bands();
    List<Path> outputs = new ArrayList<>(more);
    if (output != null && !output.equals(Inputs.STANDARD)) {
      outputs.add(Path.of(output));
    }
    if (plot != null && !plot.equals(Inputs.STANDARD)) {
      if (Pictures.isFile(plot)) {
        outputs.add(Path.of(plot));
      } else if (plot.isEmpty() || ForecastPlots.isOtherFile(plot)) {
        throw new UsageException(
            "--plot is a folder, a file ending in .svg or .png, or -, not '" + plot + "'");
      }
    }
    Outputs.check(inputs, outputs);
  }

  /** How tables are written. */
  Format format() {
    return format;
  }

  /**
   * The intervals and quantiles.
   *
   * @throws UsageException if one is out of its range
   */
  Bands bands() {
    List<Double> wanted = levels.isEmpty() ? List.of(80.0, 95.0) : levels;
    return UsageException.check(() -> new Bands(distinct(wanted), distinct(quantiles)));
  }

  /** Whether the command line says what intervals and quantiles are wanted. */
  boolean saysBands() {
    return !levels.isEmpty() || !quantiles.isEmpty();
  }

  private static List<Double> distinct(List<Double> numbers) {
    return numbers.stream().distinct().toList();
  }

  /** Where charts go; null if none are wanted. */
  String plot() {
    return plot;
  }

  /**
   * Writes a table to the file, which stays as it was if that fails; or to standard output, unless
   * a chart is drawn there.
   */
  void write(OutputStream standard, AtomicFile.Body body) throws IOException {
    if (output != null && !output.equals(Inputs.STANDARD)) {
      AtomicFile.writeByName(Path.of(output), body);
    } else if (Inputs.STANDARD.equals(plot)) {
      body.writeTo(OutputStream.nullOutputStream());
    } else {
      body.writeTo(standard);
    }
    standard.flush();
  }
}
