package elman.cli.memory;

import elman.cli.shell.Inputs;
import elman.cli.shell.Pictures;
import elman.cli.shell.Streams;
import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.core.Workers;
import elman.memory.Capacity;
import elman.memory.Memory;
import elman.memory.Rule;
import elman.plot.Axis;
import elman.plot.Chart;
import elman.plot.Picture;
import elman.plot.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures recall against load, and writes the curve. */
final class CapacityReport {
  /** Amit, Gutfreund and Sompolinsky (1985). */
  private static final double HEBBIAN_LIMIT = 0.138;

  private static final int DECIMALS = 4;

  private final NetworkOptions network;
  private final CapacityOptions options;
  private final Streams streams;

  CapacityReport(NetworkOptions network, CapacityOptions options, Streams streams) {
    this.network = network;
    this.options = options;
    this.streams = streams;
  }

  /** Writes a row as soon as it is measured, unless the curve is drawn in its place. */
  void write(Workers workers) throws IOException {
    Capacity capacity =
        new Capacity(options.size(), network.noise(), network.mostSweeps(), network.seed());
    boolean table = !Inputs.STANDARD.equals(options.plot());
    Columns columns =
        new Columns(
            TableFormat.TSV,
            streams.out(),
            DECIMALS,
            List.of(
                new Columns.Column("load"),
                new Columns.Column("patterns"),
                new Columns.Column("recalled"),
                new Columns.Column("overlap")));
    if (table) {
      columns.header();
    }
    List<Capacity.Point> points = new ArrayList<>();
    for (double load : options.loads(rule())) {
      int patterns = (int) Math.max(1, Math.round(load * options.size()));
      Capacity.Point point =
          capacity.measure(
              patterns,
              options.count(),
              stored -> network.network(network.learn(stored, 0, workers), workers));
      points.add(point);
      if (table) {
        columns.row(point.load(), point.patterns(), point.recalled(), point.overlap());
        streams.out().flush();
      }
    }
    plot(points);
  }

  private Rule rule() {
    return network.modern() ? null : network.rule();
  }

  private void plot(List<Capacity.Point> points) throws IOException {
    if (options.plot() == null) {
      return;
    }
    if (options.plot().equals(Inputs.STANDARD)) {
      Pictures.draw(chart(points), streams);
    } else {
      Pictures.write(Path.of(options.plot()), new Picture(List.of(chart(points)), 1));
    }
  }

  private Chart chart(List<Capacity.Point> points) {
    String name = rule() == null ? Memory.MODERN : rule().label();
    double[] loads = values(points, Capacity.Point::load);
    List<Chart.Rule> rules =
        rule() == Rule.HEBBIAN
            ? List.of(new Chart.Rule("0.138", HEBBIAN_LIMIT, true, Tone.FAINT))
            : List.of();
    return new Chart(
        name + ", " + options.size() + " units",
        Axis.linear("patterns / units"),
        Axis.linear(""),
        List.of(),
        rules,
        List.of(
            new Chart.Line(
                "recalled", loads, values(points, Capacity.Point::recalled), Tone.of(0), false),
            new Chart.Line(
                "mean overlap", loads, values(points, Capacity.Point::overlap), Tone.of(1), true)),
        List.of());
  }

  private static double[] values(
      List<Capacity.Point> points, ToDoubleFunction<Capacity.Point> value) {
    return points.stream().mapToDouble(value).toArray();
  }
}
