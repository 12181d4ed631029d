package elman.cli.gradient;

import elman.cli.shell.Terminal;
import elman.cli.table.Columns;
import elman.gradient.Block;
import elman.gradient.NormHistogram;
import elman.gradient.NormReading;
import elman.gradient.NormStatistics;
import elman.gradient.Recommendation;
import elman.io.Messages;
import elman.plot.Axis;
import elman.plot.Bars;
import elman.plot.Chart;
import elman.plot.Tone;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is drawn of a log, and what follows from it. */
final class ClipPicture {
  private static final int MOST_COLUMNS = 80;
  private static final double OPACITY = 0.25;

  private static final String ADVISED =
      "(Half to ten times the average is the advice of Pascanu, Mikolov and Bengio 2013;\n"
          + "the average is that of the norms from p5 to p95.)";

  private final NormReading log;
  private final NormStatistics statistics;
  private final boolean named;

  /**
   * @param named whether to say which log it is
   */
  ClipPicture(NormReading log, boolean named) {
    this.log = log;
    this.named = named;
    statistics = log.statistics();
  }

  /** Writes the histogram and the advice. */
  void write(OutputStream out) throws IOException {
    String name = named ? Messages.printable(log.source()) + ": " : "";
    List<String> lines =
        new Bars(Math.min(MOST_COLUMNS, Terminal.columns()), !Terminal.isUnicode()).lines(bars());
    if (lines.isEmpty()) {
      Columns.write(out, name + advice(statistics.recommendation()));
      return;
    }
    Columns.write(out, name + "steps by norm; each row begins at its number");
    for (String line : lines) {
      Columns.write(out, line);
    }
    Columns.write(out, "\n" + advice(statistics.recommendation()));
  }

  private List<Bars.Bar> bars() {
    double threshold = statistics.threshold().value();
    List<Bars.Bar> bars = new ArrayList<>();
    List<NormHistogram.Row> rows = NormHistogram.of(statistics.norms());
    for (int i = 0; i < rows.size(); i++) {
      NormHistogram.Row row = rows.get(i);
      boolean last = i == rows.size() - 1;
      String count = Messages.grouped(row.count());
      String mark = mark(threshold, row, i == 0, last);
      bars.add(new Bars.Bar(ClipReport.figure(row.from()), row.count(), count + mark));
    }
    return bars;
  }

  /** Says in which row the threshold is, or at which end it would be. */
  private static String mark(double threshold, NormHistogram.Row row, boolean first, boolean last) {
    String name = "threshold " + ClipReport.figure(threshold);
    if (threshold >= row.from() && threshold < row.to()) {
      return "  < " + name;
    }
    if (first && threshold < row.from()) {
      return "  (" + name + " is below)";
    }
    return last && threshold >= row.to() ? "  (" + name + " is above)" : "";
  }

  /** What is recommended and why, in lines that are not too long. */
  static String advice(Recommendation advice) {
    String average = ClipReport.figure(advice.average());
    return switch (advice.kind()) {
      case TOO_FEW ->
          "no recommendation: an average takes "
              + Recommendation.FEWEST
              + " steps with a finite norm above 0";
      case NOTHING ->
          "recommended: no clipping. No norm is above ten times the average, "
              + average
              + ".\n"
              + ADVISED;
      case QUANTILE, TEN_TIMES -> {
        String which =
            advice.kind() == Recommendation.Kind.QUANTILE
                ? "the 95 % quantile, below ten times the average, "
                : "ten times the average, ";
        yield "recommended: --clip "
            + ClipReport.figure(advice.threshold())
            + ", "
            + which
            + average
            + ".\nIt would have had a mean scale factor of "
            + ClipReport.figure(advice.effect().meanFactor())
            + " and a worst of "
            + ClipReport.figure(advice.effect().worstFactor())
            + ".\n"
            + ADVISED;
      }
    };
  }

  /** Norms over steps: means and ranges where there are too many to show each. */
  Chart chart() {
    List<Block> blocks = statistics.blocks();
    double[] steps = steps(blocks);
    double[] mean = blocks.stream().mapToDouble(b -> b.norms() > 0 ? b.mean() : -1).toArray();
    double[] least = blocks.stream().mapToDouble(Block::least).toArray();
    double[] greatest = blocks.stream().mapToDouble(Block::greatest).toArray();
    boolean single = blocks.stream().allMatch(b -> b.steps() == 1);
    List<Chart.Band> bands =
        single
            ? List.of()
            : List.of(
                new Chart.Band("least to greatest", steps, least, greatest, Tone.BLUE, OPACITY));
    double threshold = statistics.threshold().value();
    List<Chart.Rule> rules =
        Double.isNaN(threshold) || Double.isInfinite(threshold)
            ? List.of()
            : List.of(
                new Chart.Rule(
                    "threshold " + ClipReport.figure(threshold), threshold, false, Tone.ORANGE));
    return new Chart(
        named ? log.source() : "",
        Axis.linear("step"),
        Axis.log("norm of the gradient"),
        bands,
        rules,
        List.of(new Chart.Line(single ? "" : "mean", steps, mean, Tone.BLUE, false)),
        clipped(blocks, steps));
  }

  private static List<Chart.Points> clipped(List<Block> blocks, double[] steps) {
    int[] places =
        IntStream.range(0, blocks.size()).filter(i -> blocks.get(i).clipped() > 0).toArray();
    double[] x = Arrays.stream(places).mapToDouble(i -> steps[i]).toArray();
    double[] y = Arrays.stream(places).mapToDouble(i -> blocks.get(i).greatest()).toArray();
    return places.length == 0 ? List.of() : List.of(new Chart.Points("clipped", x, y, Tone.RED));
  }

  /** The first step of each block; where they do not ascend, they are counted instead. */
  private static double[] steps(List<Block> blocks) {
    double[] steps = new double[blocks.size()];
    double[] counted = new double[blocks.size()];
    boolean ascending = true;
    for (int i = 0; i < steps.length; i++) {
      steps[i] = blocks.get(i).first();
      counted[i] = i == 0 ? 1 : counted[i - 1] + blocks.get(i - 1).steps();
      ascending &= i == 0 || steps[i] > steps[i - 1];
    }
    return ascending ? steps : counted;
  }
}
