package elman.cli.series;

import elman.cli.shell.Inputs;
import elman.cli.shell.Pictures;
import elman.cli.shell.Streams;
import elman.io.Messages;
import elman.plot.Axis;
import elman.plot.Chart;
import elman.plot.FileNames;
import elman.plot.Picture;
import elman.plot.Tone;
import elman.series.Forecast;
import elman.series.table.Bands;
import elman.series.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws series and their forecasts as they come. */
final class ForecastPlots {
  private static final String OTHER_FILES =
      ".*\\.(pdf|jpe?g|gif|e?ps|bmp|tiff?|webp|html?|txt|svgz|gz|bz2|xz|zst|zip)";

  /** History that is shown, in horizons and in seasons: the larger of both. */
  private static final int HORIZONS = 4;

  private static final int SEASONS = 3;
  private static final int LEAST_SHOWN = 30;
  private static final double OPACITY = 0.22;

  private final String where;
  private final Table table;
  private final Bands bands;
  private final Streams streams;
  private final FileNames names = new FileNames(Pictures.SVG);
  private final List<Chart> charts = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final List<Forecast> forecasts = new ArrayList<>();
  private int number = -1;
  private int drawn;

  /**
   * @param where a file, a folder, or - for standard output
   * @param bands what the forecasts' quantiles are
   */
  ForecastPlots(String where, Table table, Bands bands, Streams streams) {
    this.where = where;
    this.table = table;
    this.bands = bands;
    this.streams = streams;
  }

  /** Whether a name is that of a file, or is meant to be, of a kind that cannot be drawn. */
  static boolean isOtherFile(String where) {
    Path path = Path.of(where);
    return Files.exists(path)
        ? !Files.isDirectory(path)
        : where.toLowerCase(Locale.ROOT).matches(OTHER_FILES);
  }

  /** Adds a forecast; those of one series come one after the other. */
  void add(int series, String method, Forecast forecast) throws IOException {
    if (series != number) {
      end();
      number = series;
    }
    methods.add(method);
    forecasts.add(forecast);
  }

  private void end() throws IOException {
    if (forecasts.isEmpty()) {
      return;
    }
    if (where.equals(Inputs.STANDARD)) {
      if (drawn < Picture.MOST) {
        Pictures.draw(chart(), streams);
      }
    } else if (!Pictures.isFile(where)) {
      Path folder = Path.of(where);
      create(folder);
      Picture picture = new Picture(List.of(chart()), 1);
      String id = table.series().get(number).id();
      Pictures.write(folder.resolve(names.of(id)), picture);
    } else {
      charts.add(charts.size() < Picture.MOST ? chart() : charts.get(0));
    }
    drawn++;
    methods.clear();
    forecasts.clear();
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Messages.named(folder.toString(), e);
    }
  }

  /** No more forecasts will come. */
  void finish() throws IOException {
    end();
    if (where.equals(Inputs.STANDARD)) {
      if (drawn > Picture.MOST) {
        streams
            .out()
            .write(
                String.format(Locale.ROOT, "and %,d more%n", drawn - Picture.MOST)
                    .getBytes(StandardCharsets.UTF_8));
      }
      streams.out().flush();
    } else if (Pictures.isFile(where)) {
      Pictures.write(Path.of(where), new Picture(charts, Picture.MOST));
    }
  }

  /** Forecasts begin at the last value, so that lines go on. */
  private Chart chart() {
    double[] values = table.series().get(number).values();
    int n = values.length;
    int period = table.periods().isEmpty() ? 1 : table.periods().get(table.periods().size() - 1);
    int shown = Math.max(LEAST_SHOWN, Math.max(HORIZONS * table.horizon(), SEASONS * period));
    int from = Math.max(0, n - shown);
    double[] past = Arrays.copyOfRange(values, from, n);
    List<Chart.Line> lines = new ArrayList<>();
    lines.add(new Chart.Line("", steps(from, n), past, Tone.INK, false));
    double last = values[n - 1];
    double[] ahead = steps(n - 1, n + forecasts.get(0).horizon());
    for (int m = 0; m < forecasts.size(); m++) {
      double[] line = behind(last, forecasts.get(m).mean());
      lines.add(new Chart.Line(methods.get(m), ahead, line, Tone.of(m), false));
    }
    int series = number;
    Axis x = Axis.steps("", step -> table.time(series, (int) step), Math.max(1, period));
    return new Chart(
        table.series().get(number).id(),
        x,
        Axis.linear(""),
        forecasts.size() == 1 ? bands(last, ahead, forecasts.get(0)) : List.of(),
        List.of(),
        lines,
        List.of());
  }

  private List<Chart.Band> bands(double last, double[] ahead, Forecast forecast) {
    List<Double> all = bands.probabilities();
    List<Chart.Band> drawn = new ArrayList<>();
    List<Double> widest = bands.levels().stream().sorted(Comparator.reverseOrder()).toList();
    for (double level : widest) {
      List<Bands.Column> ends = new Bands(List.of(level), List.of()).columns();
      double[] lower = forecast.quantiles()[all.indexOf(ends.get(0).probability())];
      double[] upper = forecast.quantiles()[all.indexOf(ends.get(1).probability())];
      String name = String.format(Locale.ROOT, "%s %%", level).replace(".0 ", " ");
      drawn.add(
          new Chart.Band(
              name, ahead, behind(last, lower), behind(last, upper), Tone.BLUE, OPACITY));
    }
    return drawn;
  }

  private static double[] steps(int from, int to) {
    double[] steps = new double[to - from];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = from + i;
    }
    return steps;
  }

  private static double[] behind(double first, double[] values) {
    double[] all = new double[values.length + 1];
    all[0] = first;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }
}
