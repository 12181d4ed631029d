package elman.cli.inspect;

import elman.cli.shell.Terminal;
import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.inspect.GateReader;
import elman.inspect.Measure;
import elman.io.Messages;
import elman.lm.ModelShape;
import elman.plot.Shades;
import elman.text.Tokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes what gates did at the tokens of a text, as they come. */
final class GateReport implements GateReader.Sink {
  private static final int DECIMALS = 4;
  private static final int LABEL = 12;

  private final TableFormat format;
  private final OutputStream out;
  private final Tokenizer tokenizer;
  private final int layers;
  private final List<Measure> measures;
  private final Columns rows;
  private final boolean ascii = !Terminal.isUnicode();
  private final int width = Math.max(8, Terminal.columns() - LABEL);

  /** Lines of the shaded text that is not written yet: the tokens, then each layer's measures. */
  private final List<StringBuilder> lines = new ArrayList<>();

  private int used;

  GateReport(
      TableFormat format,
      OutputStream out,
      Tokenizer tokenizer,
      ModelShape shape,
      List<Measure> measures) {
    this.format = format;
    this.out = out;
    this.tokenizer = tokenizer;
    this.measures = measures;
    layers = shape.layers();
    List<Columns.Column> columns =
        new ArrayList<>(
            List.of(
                new Columns.Column("position"),
                new Columns.Column("token"),
                new Columns.Column("layer")));
    measures.forEach(measure -> columns.add(new Columns.Column(measure.label())));
    rows = new Columns(format, out, DECIMALS, columns);
    clear();
  }

  /** Writes what stands above the rows. */
  void begin() throws IOException {
    if (!shaded()) {
      rows.header();
    }
  }

  @Override
  public void accept(long position, int id, double[][] values) throws IOException {
    String token = token(tokenizer.decode(id));
    if (shaded()) {
      shade(token, values);
      return;
    }
    for (int l = 0; l < layers; l++) {
      List<Object> cells = new ArrayList<>(List.of(position, token, "l" + l));
      for (double value : values[l]) {
        cells.add(value);
      }
      rows.row(cells.toArray());
    }
  }

  /**
   * Writes the rest, and below shades the means.
   *
   * @param means over all tokens, a row for each layer
   */
  void end(double[][] means) throws IOException {
    if (!shaded()) {
      return;
    }
    flush();
    List<Columns.Column> columns = new ArrayList<>();
    columns.add(new Columns.Column("mean", "mean", -22));
    for (int l = 0; l < layers; l++) {
      columns.add(new Columns.Column("l" + l, "l" + l, 6));
    }
    Columns table = new Columns(format, out, DECIMALS, columns);
    table.header();
    for (int m = 0; m < measures.size(); m++) {
      List<Object> cells = new ArrayList<>();
      cells.add(name(measures.get(m)));
      for (double[] layer : means) {
        cells.add(layer[m]);
      }
      table.row(cells.toArray());
    }
  }

  private static String name(Measure measure) {
    return switch (measure) {
      case REMEMBER -> "remember   f=1 i=0";
      case ADD -> "add        f=1 i=1";
      case ERASE -> "erase      f=0 i=0";
      case OVERWRITE -> "overwrite  f=0 i=1";
      default -> measure.label();
    };
  }

  private boolean shaded() {
    return format == TableFormat.TABLE;
  }

  private static String token(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Messages.printable(text.replace("\n", "\\n").replace("\t", "\\t"));
  }

  /** The gates, or all there is of a layer without gates. */
  private List<Measure> shown() {
    List<Measure> gates = measures.stream().filter(Measure::isGate).toList();
    return gates.isEmpty() ? measures : gates;
  }

  private void shade(String token, double[][] values) throws IOException {
    int length = token.codePointCount(0, token.length());
    if (used > 0 && used + length > width) {
      flush();
    }
    used += length;
    lines.get(0).append(token);
    int line = 1;
    for (int l = 0; l < layers; l++) {
      for (int m = 0; m < shown().size(); m++) {
        String shade = String.valueOf(Shades.of(values[l][m], ascii));
        lines.get(line++).append(shade.repeat(length));
      }
    }
  }

  private void flush() throws IOException {
    if (used > 0) {
      for (StringBuilder line : lines) {
        Columns.write(out, line.toString().stripTrailing());
      }
      Columns.write(out, "");
    }
    clear();
  }

  private void clear() {
    lines.clear();
    used = 0;
    lines.add(new StringBuilder(Columns.padded("", LABEL)));
    for (int l = 0; l < layers; l++) {
      for (Measure measure : shown()) {
        lines.add(new StringBuilder(Columns.padded(label(l, measure), -LABEL)));
      }
    }
  }

  private static String label(int layer, Measure measure) {
    String label = measure == Measure.STATE ? "|h|" : measure.label();
    return "l" + layer + " " + label;
  }
}
