package elman.cli.vectors;

import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.embed.query.Accuracy;
import elman.embed.query.Answer;
import elman.embed.query.Classes;
import elman.embed.query.Judgements;
import elman.embed.query.Lookup;
import elman.embed.query.Method;
import elman.embed.query.Nearest;
import elman.embed.query.Questions;
import elman.embed.vectors.WordVectors;
import elman.io.Json;
import elman.io.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what there is to say of word vectors besides answers to expressions. */
final class AnalogyReports {
  private final AnalogyOutput output;
  private final OutputStream out;
  private final Lookup lookup;

  /** Reports on the words of {@code lookup}. */
  AnalogyReports(AnalogyOutput output, OutputStream out, Lookup lookup) {
    this.output = output;
    this.out = out;
    this.lookup = lookup;
  }

  /** Writes how many questions are answered rightly; returns the sum of all sections. */
  Accuracy.Score evaluate(Questions questions, int restrict) throws IOException {
    List<Accuracy.Score> scores = new Accuracy(lookup, output.method(), restrict).of(questions);
    Accuracy.Score total = new Accuracy.Score("total", 0, 0, 0, 0);
    int width = total.section().length();
    for (Accuracy.Score score : scores) {
      total = total.plus(score);
      width = Math.max(width, score.section().length());
    }
    Columns columns =
        new Columns(
            output.format(),
            out,
            2,
            List.of(
                new Columns.Column("section", "section", -width),
                new Columns.Column("asked", "asked", 6),
                new Columns.Column("skipped", "skipped", 7),
                new Columns.Column("right", "right", 6),
                new Columns.Column("percent", "%", 6),
                new Columns.Column("right_of_all", "of all", 6),
                new Columns.Column("percent_of_all", "%", 6)));
    columns.header();
    for (Accuracy.Score score : scores) {
      row(columns, score);
    }
    row(columns, total);
    return total;
  }

  private static void row(Columns columns, Accuracy.Score score) throws IOException {
    columns.row(
        score.section(),
        score.asked(),
        score.skipped(),
        score.right(),
        100.0 * score.right() / score.asked(),
        score.rightOfAll(),
        100.0 * score.rightOfAll() / score.asked());
  }

  /** Writes a row for each file of judged pairs. */
  void similarity(List<Judgements> files) throws IOException {
    int width = files.stream().mapToInt(file -> file.source().length()).max().orElse(0);
    Columns columns =
        new Columns(
            output.format(),
            out,
            4,
            List.of(
                new Columns.Column("file", "file", -width),
                new Columns.Column("pairs", "pairs", 6),
                new Columns.Column("unknown", "unknown", 7),
                new Columns.Column("spearman", "Spearman", 8),
                new Columns.Column("pearson", "Pearson", 8)));
    columns.header();
    for (Judgements file : files) {
      Judgements.Agreement agreement = file.with(lookup);
      columns.row(
          file.source(),
          agreement.found(),
          agreement.unknown(),
          agreement.spearman(),
          agreement.pearson());
    }
  }

  /** Writes each word and its class. */
  void classes(int count) throws IOException {
    WordVectors vectors = lookup.directions().vectors();
    int[] classes = Classes.of(lookup.directions(), count);
    for (int i = 0; i < classes.length; i++) {
      int start = vectors.words().start(i);
      out.write(vectors.words().bytes(), start, vectors.words().start(i + 1) - start);
      out.write((" " + classes[i] + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes the nearest words of some words side by side (Collobert et al. 2011, table 7). */
  void table(List<String> words) throws IOException {
    List<Lookup.Found> found = new ArrayList<>();
    for (String word : words) {
      found.add(lookup.needFolded(word));
    }
    List<List<String>> columns = new ArrayList<>();
    for (int k = 0; k < words.size(); k++) {
      Answer answer = new Nearest(lookup, Method.COS_ADD).nearestTo(found.get(k));
      int[] best = answer.top(output.top(), true);
      if (output.format() == TableFormat.JSON) {
        json(words.get(k), found.get(k), answer, best);
      } else {
        columns.add(column(words.get(k), found.get(k), answer, best));
      }
    }
    for (int row = 0; !columns.isEmpty() && row < columns.get(0).size(); row++) {
      Columns.write(out, line(columns, row));
    }
  }

  private List<String> column(String word, Lookup.Found found, Answer answer, int[] best) {
    List<String> column = new ArrayList<>();
    boolean table = output.format() == TableFormat.TABLE;
    column.add(table ? AnswerWriter.cut(word) : Messages.printable(word));
    if (table) {
      column.add(found.number() < 0 ? "-" : Integer.toString(found.number() + 1));
    }
    for (int one : best) {
      String text = answer.vectors().word(one);
      column.add(table ? AnswerWriter.cut(text) : Messages.printable(text));
    }
    return column;
  }

  private String line(List<List<String>> columns, int row) {
    StringBuilder line = new StringBuilder();
    for (List<String> column : columns) {
      String cell = row < column.size() ? column.get(row) : "";
      if (output.format() == TableFormat.TSV) {
        line.append(line.length() == 0 ? "" : "\t").append(cell);
      } else {
        int width =
            column.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0);
        line.append(Columns.padded(cell, -width - 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private void json(String word, Lookup.Found found, Answer answer, int[] best) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("word", word);
    object.put("number", found.number() < 0 ? null : found.number() + 1);
    object.put("nearest", Arrays.stream(best).mapToObj(answer.vectors()::word).toList());
    Columns.write(out, Json.write(object));
  }
}
