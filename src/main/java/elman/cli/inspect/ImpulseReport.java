package elman.cli.inspect;

import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.inspect.Decay;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes responses to one input. */
final class ImpulseReport {
  private static final int DIGITS = 6;

  /** A factor nearer to 1 than this is none. */
  private static final double STILL = 1e-3;

  private final TableFormat format;
  private final OutputStream out;
  private final double[][] response;

  /**
   * @param response a row for each layer, a number for each step
   */
  ImpulseReport(TableFormat format, OutputStream out, double[][] response) {
    this.format = format;
    this.out = out;
    this.response = response;
  }

  /** Writes a row for each step, and in a table below what the response does in the end. */
  void write() throws IOException {
    List<Columns.Column> names = new ArrayList<>();
    names.add(new Columns.Column("step", "step", 6));
    for (int l = 0; l < response.length; l++) {
      names.add(new Columns.Column("l" + l, "l" + l, 12));
    }
    Columns columns = new Columns(format, out, 0, names);
    columns.header();
    int last = response[0].length - 1;
    for (int step = 0; step <= last; step++) {
      if (format != TableFormat.TABLE || isShown(step, last)) {
        List<Object> cells = new ArrayList<>();
        cells.add(step);
        for (double[] layer : response) {
          cells.add(new Columns.Figure(layer[step], DIGITS));
        }
        columns.row(cells.toArray());
      }
    }
    if (format == TableFormat.TABLE) {
      Columns.write(out, "");
      for (int l = 0; l < response.length; l++) {
        Columns.write(out, "l" + l + ": " + verdict(Decay.of(response[l])));
      }
    }
  }

  /** A table has the steps that are a power of two, and those halfway between them. */
  private static boolean isShown(int step, int last) {
    int below = Integer.highestOneBit(step) / 2;
    return step == last || step % Math.max(1, below) == 0;
  }

  private static String verdict(Decay decay) {
    if (decay.isFinite()) {
      return "finite: nothing is left after step " + (decay.length() - 1);
    }
    if (Double.isNaN(decay.factor())) {
      return "no response";
    }
    String factor = String.format(Locale.ROOT, "a factor of %.4f a step", decay.factor());
    if (Math.abs(decay.factor() - 1) < STILL) {
      return "stays: " + factor;
    }
    return decay.factor() > 1
        ? "grows: " + factor
        : String.format(
            Locale.ROOT, "decays: %s, half of it in %.1f steps", factor, decay.halfLife());
  }
}
