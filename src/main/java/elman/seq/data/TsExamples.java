package elman.seq.data;

import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The {@code .ts} files of the UEA and UCR archives: a header of lines with {@code @}, then a case
 * a line, its dimensions with a colon between them, the class or the number to predict last.
 */
final class TsExamples extends LineExamples {
  private static final Set<String> KEYS =
      Set.of(
          "problemname",
          "timestamps",
          "missing",
          "univariate",
          "dimension",
          "dimensions",
          "equallength",
          "serieslength",
          "classlabel",
          "targetlabel",
          "data");

  private final Set<String> classes = new HashSet<>();
  private boolean labelled;
  private final boolean wantsLabels;
  private int dimensions;

  /**
   * Reads the header.
   *
   * @throws elman.io.FormatException if cases of that kind are not read
   */
  TsExamples(Lines lines, ExampleOptions options) throws IOException {
    super(lines, new Layout(null, '\t', false));
    wantsLabels = options.gold() != Gold.ABSENT;
    String line = content();
    while (line != null && !line.toLowerCase(Locale.ROOT).startsWith("@data")) {
      take(line.split("\\s+"));
      line = content();
    }
    if (line == null) {
      throw lines.fault("is the last one, and no line @data is before it");
    }
    if (!labelled && options.gold() == Gold.REQUIRED) {
      throw lines.fault(
          "is behind a header without @classLabel true or @targetLabel true: there is nothing to"
              + " learn");
    }
  }

  /** Whether a line is one of the header. */
  static boolean isHeader(String line) {
    return line.startsWith("@")
        && KEYS.contains(line.substring(1).split("\\s", 2)[0].toLowerCase(Locale.ROOT));
  }

  private void take(String[] words) throws IOException {
    String value = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "@timestamps" -> refuse(value.equals("true"), "has times with its values");
      case "@targetlabel" -> labelled |= value.equals("true");
      case "@dimension", "@dimensions" -> dimensions = dimensions(value);
      case "@classlabel" -> {
        labelled |= value.equals("true");
        for (int i = 2; i < words.length; i++) {
          classes.add(words[i]);
        }
      }
      default -> refuse(!isHeader(words[0]), "is no line of a header; it ends with @data");
    }
  }

  private void refuse(boolean wrong, String reason) throws IOException {
    if (wrong) {
      throw lines.fault(reason);
    }
  }

  private int dimensions(String value) throws IOException {
    refuse(!value.matches("[1-9][0-9]{0,6}"), "names no number of dimensions");
    return Integer.parseInt(value);
  }

  private String content() throws IOException {
    String line = lines.nextFilled();
    while (line != null && line.startsWith("#")) {
      line = lines.nextFilled();
    }
    return line == null ? null : line.strip();
  }

  @Override
  String wanted() {
    return "a line such as 1.5,2.5:0.5,0.7:label behind @data";
  }

  @Override
  Example read() throws IOException {
    String line = content();
    if (line == null) {
      return null;
    }
    List<String> parts = Cells.split(lines, line, ':');
    List<String> series = labelled ? parts.subList(0, parts.size() - 1) : parts;
    if (series.isEmpty()) {
      throw lines.fault("has a label and no values");
    }
    dimensions = dimensions == 0 ? series.size() : dimensions;
    if (series.size() != dimensions) {
      throw lines.fault(
          "has " + series.size() + " dimensions" + label() + ", not " + dimensions + label());
    }
    List<String> gold = labelled && wantsLabels ? gold(parts) : List.of();
    return new Example(lines.place(), List.of(line), List.of(), vectors(series), gold);
  }

  private String label() {
    return labelled ? " and a label" : "";
  }

  private List<String> gold(List<String> parts) throws IOException {
    String label = parts.get(parts.size() - 1);
    if (label.isEmpty() || (!classes.isEmpty() && !classes.contains(label))) {
      throw lines.fault("has the label \"" + label + "\", which @classLabel does not name");
    }
    return List.of(label);
  }

  private float[][] vectors(List<String> series) throws IOException {
    float[][] byDimension = new float[dimensions][];
    for (int d = 0; d < dimensions; d++) {
      byDimension[d] = values(series.get(d), d);
      if (byDimension[d].length != byDimension[0].length) {
        throw lines.fault(
            "has "
                + byDimension[d].length
                + " values in dimension "
                + (d + 1)
                + ", and "
                + byDimension[0].length
                + " in the first; all of a case are of the same length");
      }
    }
    float[][] vectors = new float[byDimension[0].length][dimensions];
    for (int t = 0; t < vectors.length; t++) {
      for (int d = 0; d < dimensions; d++) {
        vectors[t][d] = byDimension[d][t];
      }
    }
    return vectors;
  }

  private float[] values(String text, int d) throws IOException {
    List<String> cells = Cells.split(lines, text, ',');
    float[] values = new float[cells.size()];
    for (int t = 0; t < values.length; t++) {
      values[t] = value(cells.get(t), d, t);
    }
    return values;
  }

  private float value(String text, int d, int t) throws IOException {
    String place = "dimension " + (d + 1) + ", step " + (t + 1);
    if (text.equals("?")) {
      throw lines.fault("has a missing value in " + place + "; fill it in or leave the case out");
    }
    float value = Cells.parse(text);
    if (Float.isNaN(value)) {
      throw lines.fault("has \"" + text + "\" in " + place + ", not a finite number of float32");
    }
    return value;
  }
}
