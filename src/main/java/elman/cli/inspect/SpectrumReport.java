package elman.cli.inspect;

import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.inspect.RecurrentMatrix;
import elman.inspect.Spectrum;
import elman.io.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the spectra of recurrent matrices. */
final class SpectrumReport {
  /** As many as tell every double from its neighbours. */
  private static final int ALL_DIGITS = 17;

  private static final int DIGITS = 4;

  private final TableFormat format;
  private final OutputStream out;
  private final int steps;
  private final List<RecurrentMatrix> matrices;

  /**
   * @param steps over which a gradient is followed
   */
  SpectrumReport(TableFormat format, OutputStream out, int steps, List<RecurrentMatrix> matrices) {
    this.format = format;
    this.out = out;
    this.steps = steps;
    this.matrices = matrices;
  }

  /** Writes a spectrum for each of the matrices. */
  void write(List<Spectrum> spectra) throws IOException {
    switch (format) {
      case TABLE -> table(spectra);
      case TSV -> eigenvalues(spectra);
      case JSON -> objects(spectra);
    }
  }

  private void table(List<Spectrum> spectra) throws IOException {
    int width = matrices.stream().mapToInt(matrix -> matrix.layer().length()).max().orElse(0);
    Columns columns =
        new Columns(
            format,
            out,
            0,
            List.of(
                new Columns.Column("layer", "layer", -Math.max(5, width)),
                new Columns.Column("gate", "gate", -4),
                new Columns.Column("size", "size", 5),
                new Columns.Column("radius", "radius", 9),
                new Columns.Column("sigma", "sigma", 9),
                new Columns.Column("radius_tau", "radius^" + steps, 10),
                new Columns.Column("sigma_tau", "sigma^" + steps, 10),
                new Columns.Column("linear_gradient", "if linear", -9)));
    columns.header();
    for (int i = 0; i < spectra.size(); i++) {
      Spectrum spectrum = spectra.get(i);
      columns.row(
          matrices.get(i).layer(),
          matrices.get(i).gate(),
          matrices.get(i).size(),
          new Columns.Figure(spectrum.radius(), DIGITS),
          new Columns.Figure(spectrum.norm(), DIGITS),
          new Columns.Figure(Math.pow(spectrum.radius(), steps), DIGITS),
          new Columns.Figure(Math.pow(spectrum.norm(), steps), DIGITS),
          spectrum.outlook(steps).label());
    }
  }

  private void eigenvalues(List<Spectrum> spectra) throws IOException {
    Columns columns =
        new Columns(
            format,
            out,
            0,
            List.of(
                new Columns.Column("layer"),
                new Columns.Column("gate"),
                new Columns.Column("re"),
                new Columns.Column("im"),
                new Columns.Column("modulus")));
    columns.header();
    for (int i = 0; i < spectra.size(); i++) {
      for (Spectrum.Eigenvalue value : spectra.get(i).eigenvalues()) {
        columns.row(
            matrices.get(i).layer(),
            matrices.get(i).gate(),
            new Columns.Figure(value.re(), ALL_DIGITS),
            new Columns.Figure(value.im(), ALL_DIGITS),
            new Columns.Figure(value.modulus(), ALL_DIGITS));
      }
    }
  }

  private void objects(List<Spectrum> spectra) throws IOException {
    for (int i = 0; i < spectra.size(); i++) {
      Spectrum spectrum = spectra.get(i);
      List<Object> eigenvalues = new ArrayList<>();
      spectrum.eigenvalues().forEach(value -> eigenvalues.add(List.of(value.re(), value.im())));
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("layer", matrices.get(i).layer());
      object.put("gate", matrices.get(i).gate());
      object.put("size", matrices.get(i).size());
      object.put("radius", spectrum.radius());
      object.put("sigma", spectrum.norm());
      object.put("steps", steps);
      object.put("linear_gradient", spectrum.outlook(steps).label());
      object.put("eigenvalues", eigenvalues);
      Columns.write(out, Json.write(object));
    }
  }

  /**
   * What the powers mean for the cell that the matrices are of.
   *
   * @param metadata of their file
   */
  static String meaning(List<RecurrentMatrix> matrices, Map<String, String> metadata) {
    String cell = metadata.getOrDefault("cell", "");
    if (cell.equals("jordan")) {
      return "sigma^n bounds the gradient over n steps of the linear network; what f and tanh do"
          + " makes it smaller";
    }
    return switch (matrices.get(0).gate()) {
      case "i" ->
          "gates multiply what passes these matrices; an LSTM's cell state passes none of them: it"
              + " is multiplied by the forget gate alone (--gates shows it)";
      case "r" ->
          "gates multiply what passes these matrices; the share z of a GRU's state passes none of"
              + " them (--gates shows it)";
      default ->
          "sigma^n bounds the gradient over n steps, radius^n is its course in the long run; slopes"
              + " of the units multiply it, at most 1 each";
    };
  }
}
