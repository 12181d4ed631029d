package elman.cli.gradient;

import elman.cli.table.Columns;
import elman.cli.table.Fields;
import elman.cli.table.Figures;
import elman.cli.table.SideBySide;
import elman.cli.table.TableFormat;
import elman.gradient.LagCurve;
import elman.plot.Axis;
import elman.plot.Chart;
import elman.plot.Tone;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How far losses reach back in models, layer by layer. */
final class LagReport {
  /**
   * A layer of a model.
   *
   * @param model the model's file
   * @param cell what it is made of
   * @param curve what was measured
   */
  record Layer(String model, String cell, LagCurve curve) {}

  private static final int DIGITS = 3;

  private final List<Layer> layers;
  private final List<Integer> lags = new ArrayList<>();

  /**
   * @param layers at least one; all went back as many steps
   */
  LagReport(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    int most = layers.get(0).curve.norms().length - 1;
    lags.add(0);
    for (int lag = 1; lag < most; lag *= 2) {
      lags.add(lag);
    }
    lags.add(most);
  }

  /** Writes it. */
  void write(TableFormat format, OutputStream out) throws IOException {
    if (format == TableFormat.TABLE) {
      writeTable(out);
      return;
    }
    for (int i = 0; i < layers.size(); i++) {
      Fields fields = fields(layers.get(i));
      if (format == TableFormat.JSON) {
        fields.writeJson(out);
        continue;
      }
      if (i == 0) {
        fields.writeNames(out);
      }
      fields.writeTsv(out);
    }
  }

  private Fields fields(Layer layer) {
    LagCurve curve = layer.curve;
    Fields fields =
        new Fields()
            .put("model", layer.model)
            .put("cell", layer.cell)
            .put("layer", curve.layer() + 1)
            .put("positions", curve.positions());
    lags.forEach(lag -> fields.put("lag_" + lag, curve.norms()[lag]));
    return fields
        .put("rate", curve.rate())
        .put("reach", curve.reach())
        .put("verdict", verdict(curve));
  }

  private static String verdict(LagCurve curve) {
    return curve.verdict() == null ? "" : curve.verdict().label();
  }

  private void writeTable(OutputStream out) throws IOException {
    SideBySide table = new SideBySide();
    row(table, "model", layer -> layer.model);
    row(table, "cell", layer -> layer.cell);
    row(table, "layer", layer -> Integer.toString(layer.curve.layer() + 1));
    for (int lag : lags) {
      row(
          table,
          lag + (lag == 1 ? " step back" : lag == 0 ? " steps back" : ""),
          layer -> Figures.significant(layer.curve.norms()[lag], DIGITS));
    }
    row(table, "rate a step", layer -> Figures.significant(layer.curve.rate(), DIGITS));
    row(table, "reach", layer -> reach(layer.curve));
    row(table, "verdict", layer -> verdict(layer.curve));
    table.write(out);
    int most = lags.get(lags.size() - 1);
    Columns.write(
        out,
        String.format(
            Locale.ROOT,
            "%nNorm of the gradient of a loss by the state so many steps before, mean over %,d"
                + "%npredictions; rate: fitted by least squares to its logarithm from 1 step on;"
                + "%nreach: steps back to which 1 %% of it arrives. Vanishing: by its rate less than"
                + "%n1 %% is left after %d steps. Exploding: 100 times as much. Steady: neither.",
            layers.get(0).curve.positions(),
            most));
  }

  private static String reach(LagCurve curve) {
    boolean all = curve.reach() == curve.norms().length - 1;
    return (all ? "at least " : "") + curve.reach();
  }

  private void row(SideBySide table, String label, Function<Layer, String> cell) {
    table.add(label, layers.stream().map(cell).toList());
  }

  /** Norms over lags. */
  Chart chart() {
    List<Chart.Line> lines = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      double[] norms = layer.curve.norms();
      double[] steps = IntStream.range(0, norms.length).asDoubleStream().toArray();
      boolean single = layers.stream().filter(l -> l.model.equals(layer.model)).count() == 1;
      String name = layer.model + (single ? "" : ", layer " + (layer.curve.layer() + 1));
      lines.add(new Chart.Line(name, steps, norms, Tone.of(i), false));
    }
    return new Chart(
        "",
        Axis.linear("steps back"),
        Axis.log("norm of the gradient by the state"),
        List.of(),
        List.of(),
        lines,
        List.of());
  }
}
