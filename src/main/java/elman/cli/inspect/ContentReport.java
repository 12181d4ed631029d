package elman.cli.inspect;

import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.inspect.Contents;
import elman.inspect.TensorStatistics;
import elman.io.Json;
import elman.io.SafetensorsScan.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is in a file. */
final class ContentReport {
  private static final int DIGITS = 6;

  private final TableFormat format;
  private final OutputStream out;

  ContentReport(TableFormat format, OutputStream out) {
    this.format = format;
    this.out = out;
  }

  /** Writes a line for each fact, or one object of all. */
  void summary(Map<String, Object> facts) throws IOException {
    if (format == TableFormat.JSON) {
      Columns.write(out, Json.write(facts));
      return;
    }
    int width = widest(facts.keySet().stream().toList());
    Columns columns =
        new Columns(
            format,
            out,
            0,
            List.of(
                new Columns.Column("fact", "fact", -width),
                new Columns.Column("value", "value", -1)));
    if (format == TableFormat.TSV) {
      columns.header();
    }
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      columns.row(fact.getKey(), fact.getValue());
    }
  }

  /** Writes a row for each tensor. */
  void tensors(Contents contents) throws IOException {
    List<Item> tensors = contents.file().tensors();
    int name = widest(tensors.stream().map(Item::name).toList());
    int shape = widest(tensors.stream().map(ContentReport::shape).toList());
    Columns columns =
        new Columns(
            format,
            out,
            0,
            List.of(
                new Columns.Column("name", "name", -Math.max(4, name)),
                new Columns.Column("dtype", "dtype", -5),
                new Columns.Column("shape", "shape", Math.max(5, shape)),
                new Columns.Column("norm", "norm", 12),
                new Columns.Column("min", "min", 12),
                new Columns.Column("max", "max", 12),
                new Columns.Column("not_finite", "not finite", 10)));
    columns.header();
    for (Item tensor : tensors) {
      TensorStatistics found =
          contents.statistics().getOrDefault(tensor.name(), new TensorStatistics());
      columns.row(
          tensor.name(),
          tensor.dtype(),
          shape(tensor),
          new Columns.Figure(found.norm(), DIGITS),
          new Columns.Figure(found.min(), DIGITS),
          new Columns.Figure(found.max(), DIGITS),
          found.notFinite());
    }
  }

  private static String shape(Item tensor) {
    if (tensor.shape().length == 0) {
      return "scalar";
    }
    return Arrays.stream(tensor.shape())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("x"));
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0);
  }
}
